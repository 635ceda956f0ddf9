using Bureau.Api.Access;
using Bureau.Infrastructure.Secrets;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests.Access;

public sealed class RememberedTokenTests
{
    private readonly SetClock _clock = new();

    [Fact]
    public async Task EndsWithTheToken_NotAMomentLater()
    {
        await using var bureau = await RunningBureau.StartAsync(_clock, "--Bureau:Access:TokenLifetime=00:01:00");
        var token = await bureau.TokenAsync("demo-rental");
        _clock.Move(TimeSpan.FromSeconds(30));
        Assert.Equal(200, (await bureau.CallerAsync(token)).Status);
        _clock.Move(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        Assert.True(IsRemembered(bureau, token));
        Assert.Equal(200, (await bureau.CallerAsync(token)).Status);

        _clock.Move(TimeSpan.FromTicks(1));
        var answer = await bureau.CallerAsync(token);
        Assert.Equal(401, answer.Status);
        Assert.Contains("expired", answer.Challenge, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsValidatedAgain_OnceAMinute()
    {
        await using var bureau = await RunningBureau.StartAsync(_clock);
        var token = await bureau.TokenAsync("demo-rental");
        Assert.False(IsRemembered(bureau, token));
        await bureau.CallerAsync(token);
        Assert.True(IsRemembered(bureau, token));
        _clock.Move(TokenMemory.LongestLife);
        Assert.False(IsRemembered(bureau, token));
        Assert.Equal(200, (await bureau.CallerAsync(token)).Status);
        Assert.True(IsRemembered(bureau, token));
    }

    [Fact]
    public async Task IsRefusedAtOnce_WhenItsKeyIsRetired()
    {
        await using var bureau = await RunningBureau.StartAsync(_clock);
        var token = await bureau.TokenAsync("demo-rental");
        Assert.Equal(200, (await bureau.CallerAsync(token)).Status);

        var keys = bureau.Services.GetRequiredService<IssuerKeys>();
        await bureau.Services.GetRequiredService<SigningKeyStore>().RetireAsync(keys.Signer.Key.KeyId, _clock.GetUtcNow(), CancellationToken.None);
        await keys.RefreshAsync(CancellationToken.None);

        Assert.Equal(401, (await bureau.CallerAsync(token)).Status);
        Assert.Equal(200, (await bureau.CallerAsync(await bureau.TokenAsync("demo-rental"))).Status);
    }

    [Fact]
    public async Task StaysRemembered_WhileTheKeysStay()
    {
        await using var bureau = await RunningBureau.StartAsync(_clock);
        var token = await bureau.TokenAsync("demo-rental");
        await bureau.CallerAsync(token);
        await bureau.Services.GetRequiredService<IssuerKeys>().RefreshAsync(CancellationToken.None);
        Assert.True(IsRemembered(bureau, token));
    }

    private static bool IsRemembered(RunningBureau bureau, string token) =>
        TokenHash.TryOf($"Bearer {token}", out var hash) && bureau.Services.GetRequiredService<TokenMemory>().Current.TryRecall(hash, out _);
}
