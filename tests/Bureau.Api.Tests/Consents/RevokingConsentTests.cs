using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Bureau.Infrastructure.Tests.Storage;

namespace Bureau.Api.Tests.Consents;

/// <summary>The promise that carries the bureau: a revocation that has returned is followed by no disclosure.</summary>
public sealed class RevokingConsentTests
{
    private const int Clients = 64;

    /// <summary>How many answers the clients have had when the person revokes, and how many more they ask for afterwards.</summary>
    private const int Enough = 600;

    [Fact]
    public async Task NothingIsDisclosed_AfterARevocationReturned_OnSqlite()
    {
        using var store = new TemporaryStore();
        await using var node = await RunningBureau.StartAsync(store);
        await RevokeWhileClientsAskAsync([node]);
    }

    [Fact]
    public async Task NothingIsDisclosed_AfterARevocationReturned_OnTwoNodesOfPostgreSql()
    {
        await using var server = await PostgreSqlServer.StartAsync();
        string[] settings = ["--Bureau:Storage:Provider=PostgreSql", $"--ConnectionStrings:Bureau={server.ConnectionString}"];
        await using var first = await RunningBureau.StartAsync(settings: settings);
        await using var second = await RunningBureau.StartAsync(settings: settings);
        await RevokeWhileClientsAskAsync([first, second]);
    }

    private static async Task RevokeWhileClientsAskAsync(IReadOnlyList<RunningBureau> nodes)
    {
        var bureau = nodes[0];
        var (rental, prime) = (await bureau.TokenAsync("demo-rental"), bureau.TokenOfPerson(1));
        var consent = await bureau.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1);
        var answers = new ConcurrentQueue<(bool AskedAfterwards, JsonNode Answer)>();
        var revoked = false;

        async Task ClientAsync(int number)
        {
            while (answers.Count(answer => answer.AskedAfterwards) < Enough)
            {
                var askedAfterwards = Volatile.Read(ref revoked);
                var answer = await nodes[number % nodes.Count].AskAsync(rental, Asking.Waiver, new { consent });
                answers.Enqueue((askedAfterwards, answer));
            }
        }

        var clients = Enumerable.Range(0, Clients).Select(number => Task.Run(() => ClientAsync(number))).ToList();
        while (answers.Count < Enough && !clients.Any(client => client.IsFaulted))
            await Task.Delay(5);
        Assert.Null((await bureau.StepAsync(prime, "revokeConsent", consent)).Code());
        var onRecord = await NewestInquiryAsync(bureau, prime);
        Volatile.Write(ref revoked, true);
        await Task.WhenAll(clients);

        Assert.Contains(answers, answer => Disclosed(answer.Answer));
        Assert.All(answers.Where(answer => answer.AskedAfterwards), answer => Assert.Equal("CONSENT_REVOKED", answer.Answer.Code()));

        // By the ledger too: what was committed after the revocation returned are refusals, and every disclosure that left is on record.
        var inquiries = await InquiriesAsync(bureau, prime, consent);
        Assert.All(inquiries.Where(inquiry => inquiry.Place > onRecord), inquiry => Assert.Equal("CONSENT_REVOKED", inquiry.Denial));
        Assert.Equal(answers.Count(answer => Disclosed(answer.Answer)), inquiries.Count(inquiry => inquiry.Denial is null));
        Assert.Equal(answers.Count, inquiries.Count);
    }

    private static bool Disclosed(JsonNode answer) => answer.At("data.depositWaiver.decision") is not null;

    private static async Task<long> NewestInquiryAsync(RunningBureau bureau, string subject) =>
        PlaceOf((await bureau.AskAsync(subject, Asking.WhoAsked, new { first = 1 })).Text("data.me.inquiries.edges.0.cursor"));

    private static async Task<List<(long Place, string? Denial)>> InquiriesAsync(RunningBureau bureau, string subject, string consent)
    {
        var all = new List<(long, string?)>();
        for (string? after = null; ;)
        {
            var page = (await bureau.AskAsync(subject, Asking.WhoAsked, new { first = 100, after })).At("data.me.inquiries")!;
            all.AddRange(page["edges"]!.AsArray()
                .Where(edge => edge!.Text("node.consent") == consent)
                .Select(edge => (PlaceOf(edge!.Text("cursor")), edge!.At("node.denial")?.ToString())));
            if (!page.At("pageInfo.hasNextPage")!.GetValue<bool>())
                return all;
            after = page.Text("pageInfo.endCursor");
        }
    }

    // A cursor is the place in the ledger; the client need not know, this test does.
    private static long PlaceOf(string cursor) => long.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(cursor), System.Globalization.CultureInfo.InvariantCulture);
}
