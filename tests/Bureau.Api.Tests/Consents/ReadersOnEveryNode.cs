using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Bureau.Api.Tests.Consents;

/// <summary>64 clients that ask the same question on every node, one after another, while a person takes a step against it.</summary>
/// <param name="Nodes">The bureau; clients are spread over them, and the step is taken on the first.</param>
/// <param name="Partner">The partner's client.</param>
/// <param name="Query">What it asks.</param>
/// <param name="Disclosed">The path of what an answer discloses.</param>
/// <param name="Consent">The consent under which it asks.</param>
/// <param name="Person">Whose consent it is.</param>
internal sealed record ReadersOnEveryNode(IReadOnlyList<RunningBureau> Nodes, string Partner, string Query, string Disclosed, string Consent, int Person)
{
    private const int Clients = 64;

    /// <summary>How many answers the clients have had when the step is taken, and how many more they ask for afterwards.</summary>
    private const int Enough = 600;

    /// <summary>Fails when anything is disclosed after the step has returned, by what clients were answered or by the ledger.</summary>
    /// <param name="step">What the person does; the whole answer.</param>
    /// <param name="code">What every question is refused with afterwards.</param>
    public async Task FindNothingAfterAsync(Func<Task<JsonNode>> step, string code)
    {
        var bureau = Nodes[0];
        var token = await bureau.TokenAsync(Partner);
        var answers = new ConcurrentQueue<(bool AskedAfterwards, JsonNode Answer)>();
        var afterwards = 0;
        var taken = false;

        async Task ClientAsync(int number)
        {
            while (Volatile.Read(ref afterwards) < Enough)
            {
                var askedAfterwards = Volatile.Read(ref taken);
                answers.Enqueue((askedAfterwards, await Nodes[number % Nodes.Count].AskAsync(token, Query, new { consent = Consent })));
                if (askedAfterwards)
                    Interlocked.Increment(ref afterwards);
            }
        }

        var clients = Enumerable.Range(0, Clients).Select(number => Task.Run(() => ClientAsync(number))).ToList();
        while (answers.Count < Enough && !clients.Any(client => client.IsFaulted))
            await Task.Delay(5);
        Assert.Null((await step()).Code());
        var onRecord = await NewestInquiryAsync();
        Volatile.Write(ref taken, true);
        await Task.WhenAll(clients);

        Assert.Contains(answers, answer => IsDisclosed(answer.Answer));
        Assert.All(answers.Where(answer => answer.AskedAfterwards), answer => Assert.Equal(code, answer.Answer.Code()));

        // By the ledger too: what was committed after the step returned are refusals, and every disclosure that left is on record.
        var inquiries = await InquiriesAsync();
        Assert.All(inquiries.Where(inquiry => inquiry.Place > onRecord), inquiry => Assert.Equal(code, inquiry.Denial));
        Assert.Equal(answers.Count(answer => IsDisclosed(answer.Answer)), inquiries.Count(inquiry => inquiry.Denial is null));
        Assert.Equal(answers.Count, inquiries.Count);
    }

    /// <summary>The person revokes the consent.</summary>
    public Task RevokeAsync() => FindNothingAfterAsync(() => Nodes[0].StepAsync(Nodes[0].TokenOfPerson(Person), "revokeConsent", Consent), "CONSENT_REVOKED");

    private bool IsDisclosed(JsonNode answer) => answer.At(Disclosed) is not null;

    private async Task<long> NewestInquiryAsync() =>
        PlaceOf((await Nodes[0].AskAsync(Nodes[0].TokenOfPerson(Person), Asking.WhoAsked, new { first = 1 })).Text("data.me.inquiries.edges.0.cursor"));

    private async Task<List<(long Place, string? Denial)>> InquiriesAsync()
    {
        var all = new List<(long, string?)>();
        for (string? after = null; ;)
        {
            var page = (await Nodes[0].AskAsync(Nodes[0].TokenOfPerson(Person), Asking.WhoAsked, new { first = 100, after })).At("data.me.inquiries")!;
            all.AddRange(page["edges"]!.AsArray()
                .Where(edge => edge!.Text("node.consent") == Consent)
                .Select(edge => (PlaceOf(edge!.Text("cursor")), edge!.At("node.denial")?.ToString())));
            if (!page.At("pageInfo.hasNextPage")!.GetValue<bool>())
                return all;
            after = page.Text("pageInfo.endCursor");
        }
    }

    // A cursor is the place in the ledger; the client need not know, this test does.
    private static long PlaceOf(string cursor) => long.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(cursor), CultureInfo.InvariantCulture);
}
