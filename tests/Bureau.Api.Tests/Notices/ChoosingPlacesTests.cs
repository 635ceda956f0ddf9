using System.Text.Json.Nodes;

namespace Bureau.Api.Tests.Notices;

/// <summary>How many places there may be where somebody is told, over HTTP on every store.</summary>
public sealed class ChoosingPlacesTests(EachStore stores) : IClassFixture<EachStore>
{
    [Theory, MemberData(nameof(EachStore.Names), MemberType = typeof(EachStore))]
    public async Task OfPlacesAddedAtOnce_FiveAreTaken_OfAPartnerAndOfAPerson(string store)
    {
        await using var bureau = await stores.StartAsync(store);
        var rental = await bureau.TokenAsync("demo-rental");
        await ExpectFiveAsync("registerWebhook", place => bureau.AskAsync(rental, "mutation($url: String!) { registerWebhook(url: $url) { secret } }", new { url = $"https://hooks.example/{place}" }));
        Assert.Equal(5, (await bureau.AskAsync(rental, "{ webhooks { id } }")).At("data.webhooks")!.AsArray().Count);

        var prime = bureau.TokenOfPerson(1);
        await ExpectFiveAsync("addAlertWebhook", place => bureau.AskAsync(prime, "mutation($url: String!) { addAlertWebhook(url: $url) { secret } }", new { url = $"https://hooks.example/{place}" }));

        // Somebody else's places count for nobody but them.
        Assert.Null((await bureau.AskAsync(bureau.TokenOfPerson(2), "mutation { addAlertWebhook(url: \"https://hooks.example/mine\") { secret } }")).Code());
    }

    private static async Task ExpectFiveAsync(string field, Func<int, Task<JsonNode>> add)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(place => Task.Run(() => add(place))));
        Assert.Equal(5, answers.Count(answer => answer.At($"data.{field}.secret") is not null));
        Assert.Equal(11, answers.Count(answer => answer.Code() == "ENDPOINTS_TOO_MANY"));
    }
}
