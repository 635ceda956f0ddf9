using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bureau.Api.Access;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Bureau.Api.Tests.Access;

public sealed class RotatingKeysTests
{
    private static readonly string[] Settings = ["--Bureau:Access:SigningKeyLifetime=1.00:00:00", "--Bureau:Access:TokenLifetime=1.00:00:00"];

    private readonly SetClock _clock = new();

    [Fact]
    public async Task OldTokensStayValid_UntilTheLastOfThemHasEnded()
    {
        await using var bureau = await RunningBureau.StartAsync(_clock, Settings);
        var first = KeyOf(await bureau.TokenAsync("demo-rental"));

        // The first key's last day: its successor is made and published, and does not sign yet.
        _clock.Move(TimeSpan.FromDays(1));
        await RefreshAsync(bureau);
        var published = await PublishedAsync(bureau);
        Assert.Equal(2, published.Count);
        Assert.Contains(first, published);
        var lastOfFirst = await bureau.TokenAsync("demo-rental");
        Assert.Equal(first, KeyOf(lastOfFirst));

        // Its turn comes; both validate.
        _clock.Move(KeyRotation.PublishedAhead);
        var ofSecond = await bureau.TokenAsync("demo-rental");
        Assert.Equal(published.Single(key => key != first), KeyOf(ofSecond));
        Assert.Equal(200, (await bureau.CallerAsync(lastOfFirst)).Status);
        Assert.Equal(200, (await bureau.CallerAsync(ofSecond)).Status);

        // A day later no token of the first lives, and it is gone from the published set.
        _clock.Move(TimeSpan.FromDays(1) + TokenRules.ClockSkew);
        await RefreshAsync(bureau);
        Assert.DoesNotContain(first, await PublishedAsync(bureau));
        Assert.Equal(401, (await bureau.CallerAsync(lastOfFirst)).Status);
    }

    [Fact]
    public async Task TwoProcessesOnOneStore_AcceptEachOthersTokens()
    {
        using var store = new TemporaryStore();
        await using var one = await RunningBureau.StartAsync(store, _clock, Settings);
        await using var other = await RunningBureau.StartAsync(store, _clock, Settings);
        Assert.Equal(200, (await other.CallerAsync(await one.TokenAsync("demo-rental"))).Status);

        _clock.Move(TimeSpan.FromDays(1));
        await RefreshAsync(one);
        await RefreshAsync(other);
        _clock.Move(KeyRotation.PublishedAhead);
        var token = await one.TokenAsync("demo-rental");
        Assert.Equal(200, (await other.CallerAsync(token)).Status);
        Assert.Equal(KeyOf(token), KeyOf(await other.TokenAsync("demo-rental")));
    }

    [Fact]
    public async Task Tokens_SurviveARestart()
    {
        using var store = new TemporaryStore();
        string token;
        await using (var first = await RunningBureau.StartAsync(store, _clock))
            token = await first.TokenAsync("demo-rental");
        await using var second = await RunningBureau.StartAsync(store, _clock);
        Assert.Equal(200, (await second.CallerAsync(token)).Status);
    }

    private static Task RefreshAsync(RunningBureau bureau) => bureau.Services.GetRequiredService<IssuerKeys>().RefreshAsync(CancellationToken.None);

    private static string KeyOf(string token) => new JsonWebToken(token).Kid;

    private static async Task<List<string>> PublishedAsync(RunningBureau bureau) =>
        [.. (await bureau.Client.GetFromJsonAsync<JsonObject>("/.well-known/jwks"))!["keys"]!.AsArray().Select(key => key!["kid"]!.GetValue<string>())];
}
