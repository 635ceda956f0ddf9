using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bureau.Api.Tests.Faults;
using Bureau.Api.Tests.Subscriptions;

namespace Bureau.Api.Tests.Nodes;

/// <summary>Two processes on one PostgreSQL and one Redis are one bureau: whatever one was told or has done holds at the other, and nothing is done by both.</summary>
public sealed class OneBureau(SmallBudgets house) : IClassFixture<SmallBudgets>
{
    private const string Follow = "subscription { consentChanged { id status } }";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task ABudget_IsSpentOnce_ThoughBothAreAskedAtOnce()
    {
        var (token, consents, before) = (await house.LoadedTokenAsync("dating"), await house.LoadedConsentsAsync("badge"), await house.LastInquiryAsync());
        var answers = new ConcurrentBag<(HttpStatusCode Status, JsonNode Answer)>();
        await Parallel.ForEachAsync(consents.Index().Take(200), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (one, _) =>
            answers.Add(await SendAsync(house.Nodes[one.Index % 2].Client, token, "query($consent: ID!) { scoreBadge(consent: $consent) { inquiry band } }", new { consent = one.Item })));

        var granted = answers.Where(one => one.Status == HttpStatusCode.OK).Select(one => one.Answer).ToList();
        var cost = Assert.Single(granted.Select(answer => (Requested: answer.Text("extensions.cost.requested"), Actual: answer.Text("extensions.cost.actual"))).Distinct());
        Assert.Equal(cost.Requested, cost.Actual);
        Assert.Equal(SmallBudgets.Capacity / int.Parse(cost.Actual, CultureInfo.InvariantCulture), granted.Count);
        Assert.All(answers.Where(one => one.Status != HttpStatusCode.OK), one => Assert.Equal((HttpStatusCode.TooManyRequests, "RATE_LIMITED"), (one.Status, one.Answer.Code())));

        // What was granted is on record, and nothing else is.
        Assert.Equal(granted.Select(answer => Guid.Parse(answer.Text("data.scoreBadge.inquiry"))).Order(), (await house.DisclosedAsync(before)).Select(one => Guid.Parse(one.Inquiry)).Order());
        Assert.Equal(granted.Count, await house.ScalarAsync<long>($"SELECT count(*) FROM inquiries WHERE sequence > {before}"));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public async Task ARevocation_HoldsAtTheOther_FromItsAnswerOn(int told, int asked)
    {
        var consent = house.Untouched();
        var (answers, ended) = (new ConcurrentQueue<(long Began, string? Inquiry, string? Code)>(), false);
        var askers = Enumerable.Range(0, 12).Select(_ => Task.Run(async () =>
        {
            while (!Volatile.Read(ref ended))
            {
                var began = Stopwatch.GetTimestamp();
                var answer = await TwoNodes.AskAsync(house.Nodes[asked].Client, house.Token, "query($consent: ID!) { depositWaiver(consent: $consent, category: CAR) { inquiry } }", new { consent });
                answers.Enqueue((began, answer.At("data.depositWaiver.inquiry")?.ToString(), answer.Code()));
            }
        })).ToList();
        await UntilAsync(() => answers.Count >= 200, "The node that is asked does not answer.");

        Assert.Equal("REVOKED", await house.StepAsync(told, "revokeConsent", consent));
        var revoked = Stopwatch.GetTimestamp();
        var onRecord = await DisclosuresAsync(consent);
        await UntilAsync(() => answers.Count(one => one.Began > revoked) >= 200, "The node that is asked does not answer.");
        Volatile.Write(ref ended, true);
        await Task.WhenAll(askers);

        Assert.All(answers.Where(one => one.Began > revoked), one => Assert.Equal((null, "CONSENT_REVOKED"), (one.Inquiry, one.Code)));
        Assert.Equal(onRecord, await DisclosuresAsync(consent));
        Assert.Equal(onRecord, answers.Count(one => one.Inquiry is not null));
    }

    [Fact]
    public async Task AChange_IsToldOnce_ToWhoeverFollowsAtEither_WhereverItWasMade()
    {
        var consents = Enumerable.Range(0, 8).Select(_ => Guid.Parse(house.Untouched()).ToString()).ToList();
        await using var atOne = await Events.OpenAsync(house.Nodes[0].Client, house.Token, Follow);
        await using var atOther = await Events.OpenAsync(house.Nodes[1].Client, house.Token, Follow);
        await using var alsoAtOther = await Events.OpenAsync(house.Nodes[1].Client, house.Token, Follow);
        await using var person = await Events.OpenAsync(house.Nodes[1].Client, await house.TokenOfPersonAsync(consents[0]), Follow);

        Assert.All(await Task.WhenAll(consents.Select((consent, at) => house.StepAsync(at % 2, "pauseConsent", consent))), status => Assert.Equal("PAUSED", status));
        foreach (var events in (Events[])[atOne, atOther, alsoAtOther])
            Assert.Equal(consents.Select(consent => $"{consent} PAUSED").Order(), (await NextAsync(events, consents.Count)).Order());

        // Had one come twice, it would come before what was changed afterwards, or within the look after it.
        foreach (var at in (int[])[0, 1])
        {
            Assert.Equal("GRANTED", await house.StepAsync(at, "resumeConsent", consents[at]));
            foreach (var events in (Events[])[atOne, atOther, alsoAtOther])
                Assert.Equal($"{consents[at]} GRANTED", await events.ToldAsync());
        }

        Assert.Equal([$"{consents[0]} PAUSED", $"{consents[0]} GRANTED"], await NextAsync(person, 2));
        foreach (var events in (Events[])[atOne, atOther, alsoAtOther, person])
            Assert.False(await events.IsToldWithinAsync(TimeSpan.FromMilliseconds(400)));
    }

    [Fact]
    public async Task ANotice_IsPostedOnce_ThoughBothLookForWhatIsDue()
    {
        using var posts = new SlowReceiver();
        var registered = await TwoNodes.AskAsync(house.Nodes[0].Client, house.Token, "mutation($url: String!) { registerWebhook(url: $url) { endpoint { id } } }", new { url = posts.Url });
        var webhook = Guid.Parse(registered.Text("data.registerWebhook.endpoint.id"));
        var consents = Enumerable.Range(0, 12).Select(_ => Guid.Parse(house.Untouched())).ToList();
        foreach (var (at, consent) in consents.Index())
            Assert.Equal("PAUSED", await house.StepAsync(at % 2, "pauseConsent", consent.ToString()));
        await UntilAsync(() => consents.All(posts.About.Values.Contains), "Not every notice has been posted.");
        await UntilAsync(
            async () => await house.ScalarAsync<long>($"SELECT count(*) FROM notice_deliveries WHERE endpoint_id = '{webhook}' AND delivered_at IS NULL") == 0, "Not every notice is known to be received.");

        Assert.Equal(posts.About.Count, posts.Received);
        Assert.All(consents, consent => Assert.Single(posts.About.Values, consent));
    }

    [Fact]
    public async Task TheyHaveOneKey_ThoughBothStartedWithNone_AndTakeEachOthersTokens()
    {
        var published = await Task.WhenAll(house.Nodes.Select(node => node.Client.GetStringAsync(new Uri("/.well-known/jwks", UriKind.Relative))));
        Assert.Single(JsonNode.Parse(published[0])!["keys"]!.AsArray());
        Assert.Equal(published[0], published[1]);
        foreach (var issuer in house.Nodes)
        {
            using var issued = await issuer.Client.PostAsync(new Uri("/connect/token", UriKind.Relative), new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = "demo-lender",
                ["client_secret"] = "sandbox",
            }));
            var token = (await issued.Content.ReadFromJsonAsync<JsonNode>())!.Text("access_token");
            foreach (var node in house.Nodes)
                Assert.Equal("LENDER", (await TwoNodes.AskAsync(node.Client, token, "{ caller { tier } }", new { })).Text("data.caller.tier"));
        }
    }

    [Fact]
    public async Task NoKeyOfOneNodeAlone_IsMadeAtStart()
    {
        foreach (var node in house.Nodes)
        {
            Assert.Empty(node.LeftAtHome);
            Assert.DoesNotContain("DataProtection", await node.LogAsync(), StringComparison.Ordinal);
        }
    }

    private Task<long> DisclosuresAsync(string consent) => house.ScalarAsync<long>($"SELECT count(*) FROM inquiries WHERE consent_id = '{Guid.Parse(consent)}' AND denial IS NULL");

    private static async Task<List<string>> NextAsync(Events events, int count)
    {
        var told = new List<string>();
        while (told.Count < count)
            told.Add(await events.ToldAsync());
        return told;
    }

    private static async Task<(HttpStatusCode Status, JsonNode Answer)> SendAsync(HttpClient client, string token, string query, object variables)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }

    private static Task UntilAsync(Func<bool> holds, string otherwise) => UntilAsync(() => Task.FromResult(holds()), otherwise);

    private static async Task UntilAsync(Func<Task<bool>> holds, string otherwise)
    {
        for (var since = Stopwatch.StartNew(); !await holds(); await Task.Delay(50))
            Assert.True(since.Elapsed < Patience, otherwise);
    }
}

/// <summary>The two nodes with a budget for dating sites that is not restored, charged at Redis however long it takes, and notices that are looked for all the time.</summary>
public sealed class SmallBudgets : TwoNodes
{
    /// <summary>The budget, in units.</summary>
    public const int Capacity = 1_000;

    /// <inheritdoc/>
    protected override string[] Further =>
    [
        $"--Bureau:Limits:Dating:Capacity={Capacity}", "--Bureau:Limits:Dating:RestoreRate=0.0001", "--Bureau:Limits:RedisPatience=10000", "--Bureau:Delivery:PollMilliseconds=100",
    ];
}
