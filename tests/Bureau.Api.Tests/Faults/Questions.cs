using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bureau.Api.Tests.Faults;

/// <summary>A rental firm that asks both nodes without a pause, while something breaks; and what it was told.</summary>
internal sealed class Questions
{
    private const int Askers = 12;
    private const string Waiver = "query($consent: ID!) { depositWaiver(consent: $consent, category: CAR) { inquiry decision } }";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly TwoNodes nodes;
    private readonly long ledgerBefore;
    private readonly ConcurrentQueue<Asked> asked = new();
    private readonly Task[] askers;
    private volatile bool ended;
    private int next;

    private Questions(TwoNodes nodes, long ledgerBefore)
    {
        (this.nodes, this.ledgerBefore) = (nodes, ledgerBefore);
        askers = [.. Enumerable.Range(0, Askers).Select(asker => Task.Run(() => AskOnAsync(asker % nodes.Nodes.Count)))];
    }

    /// <summary>Begins to ask, and waits until both nodes have answered.</summary>
    public static async Task<Questions> BeginAsync(TwoNodes nodes)
    {
        var questions = new Questions(nodes, await nodes.LastInquiryAsync());
        await questions.AnswersAsync();
        return questions;
    }

    /// <summary>Waits until both nodes have each answered forty questions that were asked from now on.</summary>
    public async Task AnswersAsync(params int[] of)
    {
        var (from, since) = (Stopwatch.GetTimestamp(), Stopwatch.StartNew());
        var expected = of.Length == 0 ? [.. Enumerable.Range(0, nodes.Nodes.Count)] : of;
        while (since.Elapsed < Patience)
        {
            var answered = asked.Where(one => one.Began >= from && one.Inquiry is not null).ToLookup(one => one.Node);
            if (expected.All(node => answered[node].Count() >= 40))
                return;
            await Task.Delay(100);
        }

        Assert.Fail($"The nodes do not answer; what was told last: {string.Join(", ", asked.Reverse().Take(20).Select(one => $"{one.Node}: {one.Told}"))}");
    }

    /// <summary>Waits until both nodes have each refused or failed ten questions that were asked from now on.</summary>
    public async Task FailuresAsync(params int[] of)
    {
        var (from, since) = (Stopwatch.GetTimestamp(), Stopwatch.StartNew());
        while (since.Elapsed < Patience)
        {
            var failed = asked.Where(one => one.Began >= from && one.Inquiry is null).ToLookup(one => one.Node);
            if (of.All(node => failed[node].Count() >= 10))
                return;
            await Task.Delay(100);
        }

        Assert.Fail("The nodes go on to answer.");
    }

    /// <summary>
    /// Stops asking and compares what was told with the ledger: every answer has its one inquiry there, under its consent; there is no inquiry that nobody asked for; and of a consent that was revoked
    /// nothing was told to a question that was asked after that.
    /// </summary>
    /// <param name="revoked">Consents, each with the moment in which its revocation had returned.</param>
    /// <returns>All that was told.</returns>
    public async Task<IReadOnlyList<Asked>> EndAsync(params (string Consent, long At)[] revoked)
    {
        ended = true;
        await Task.WhenAll(askers);
        var told = asked.ToList();
        var ledger = await nodes.DisclosedAsync(ledgerBefore);
        Assert.Equal(ledger.Count, ledger.Select(one => one.Inquiry).Distinct(StringComparer.Ordinal).Count());
        var written = ledger.ToDictionary(one => one.Inquiry, one => one.Consent, StringComparer.Ordinal);
        var answers = told.Where(one => one.Inquiry is not null).ToList();
        Assert.Equal(answers.Count, answers.Select(one => one.Inquiry).Distinct(StringComparer.Ordinal).Count());
        Assert.All(answers, answer => Assert.Equal(answer.Consent, Assert.Contains(answer.Inquiry!, (IReadOnlyDictionary<string, string>)written)));

        // Who got no answer may have been put on record all the same: the answer was on its way when its node or the store fell.
        Assert.InRange(ledger.Count, answers.Count, answers.Count + told.Count(one => one.MayBeOnRecord));
        foreach (var (consent, at) in revoked)
            Assert.DoesNotContain(told, one => one.Consent == consent && one.Began > at && one.Inquiry is not null);
        return told;
    }

    private async Task AskOnAsync(int node)
    {
        while (!ended)
        {
            var consent = Guid.Parse(nodes.Consents[Interlocked.Increment(ref next) % nodes.Consents.Count]).ToString();
            var one = await AskAsync(node, consent);
            asked.Enqueue(one);
            if (one.Inquiry is null)
                await Task.Delay(20);
        }
    }

    private async Task<Asked> AskAsync(int node, string consent)
    {
        var began = Stopwatch.GetTimestamp();
        try
        {
            var answer = await TwoNodes.AskAsync(nodes.Nodes[node].Client, nodes.Token, Waiver, new { consent });
            var inquiry = answer["data"]?["depositWaiver"]?["inquiry"]?.GetValue<string>();
            var code = answer["errors"]?[0]?["extensions"]?["code"]?.GetValue<string>();
            return new(node, consent, began, inquiry is null ? null : Guid.Parse(inquiry).ToString(), code ?? "DISCLOSED");
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or JsonException or IOException)
        {
            return new(node, consent, began, null, exception.GetType().Name);
        }
    }
}

/// <summary>A question and what was told.</summary>
/// <param name="Node">Who was asked.</param>
/// <param name="Consent">Under which consent.</param>
/// <param name="Began">When, by this process's clock.</param>
/// <param name="Inquiry">The inquiry of the answer; null: nothing was disclosed.</param>
/// <param name="Told"><c>DISCLOSED</c>, the code of a refusal, or how the exchange failed.</param>
internal sealed record Asked(int Node, string Consent, long Began, string? Inquiry, string Told)
{
    /// <summary>Whether nobody but the ledger knows if a disclosure was committed.</summary>
    public bool MayBeOnRecord => Told is "LEDGER_UNAVAILABLE" or "UNAVAILABLE" or "INTERNAL" || Told.EndsWith("Exception", StringComparison.Ordinal);
}
