using System.Diagnostics;
using StackExchange.Redis;

namespace Bureau.Api.Tests.Faults;

/// <summary>Whatever becomes of Redis, questions are answered and recorded, nothing is disclosed after a revocation, and both nodes are well again without a restart.</summary>
public sealed class LosingRedis(TwoNodes house) : IClassFixture<TwoNodes>
{
    [Fact]
    public async Task Killed_AndStartedAgainEmpty()
    {
        var questions = await Questions.BeginAsync(house);
        await house.Redis.KillAsync();
        await questions.AnswersAsync();
        await HealthAsync("Degraded");
        var revoked = await RevokeAsync();
        await questions.AnswersAsync();
        await house.Redis.StartAgainAsync();
        await HealthAsync("Healthy");
        await questions.AnswersAsync();
        await EveryQuestionWasAnsweredAsync(questions, revoked);
    }

    [Fact]
    public async Task Paused()
    {
        var questions = await Questions.BeginAsync(house);
        await house.Redis.PauseAsync();
        (string, long) revoked;
        try
        {
            await questions.AnswersAsync();
            await HealthAsync("Degraded");
            revoked = await RevokeAsync();
            await questions.AnswersAsync();
        }
        finally
        {
            await house.Redis.ResumeAsync();
        }

        await HealthAsync("Healthy");
        await questions.AnswersAsync();
        await EveryQuestionWasAnsweredAsync(questions, revoked);
    }

    [Fact]
    public async Task Full()
    {
        await using var operators = await ConnectAsync();
        var questions = await Questions.BeginAsync(house);
        await operators.GetServers()[0].ConfigSetAsync("maxmemory", "1mb");
        await Assert.ThrowsAsync<RedisServerException>(() => operators.GetDatabase().StringSetAsync("no", "room"));
        await questions.AnswersAsync();
        await HealthAsync("Healthy");
        var revoked = await RevokeAsync();
        await questions.AnswersAsync();
        await operators.GetServers()[0].ConfigSetAsync("maxmemory", "0");
        await questions.AnswersAsync();
        await EveryQuestionWasAnsweredAsync(questions, revoked);
    }

    [Fact]
    public async Task Slow()
    {
        await using var operators = await ConnectAsync();
        var questions = await Questions.BeginAsync(house);
        (string, long) revoked = default;
        for (var time = 0; time < 8; time++)
        {
            // Nothing is answered for 300 ms, and then everything for 100.
            await operators.GetDatabase().ExecuteAsync("CLIENT", "PAUSE", "300", "ALL");
            if (time == 4)
                revoked = await RevokeAsync();
            await Task.Delay(400);
        }

        await questions.AnswersAsync();
        await EveryQuestionWasAnsweredAsync(questions, revoked);
    }

    [Fact]
    public async Task ItsMessagesLost()
    {
        await using var operators = await ConnectAsync();
        var questions = await Questions.BeginAsync(house);
        var revoked = new List<(string, long)>();
        for (var time = 0; time < 5; time++)
        {
            await operators.GetDatabase().ExecuteAsync("CLIENT", "KILL", "TYPE", "pubsub");
            revoked.Add(await RevokeAsync());
        }

        await questions.AnswersAsync();
        await EveryQuestionWasAnsweredAsync(questions, [.. revoked]);
    }

    // One node is told and the other is asked, too.
    private async Task<(string Consent, long At)> RevokeAsync() => (await house.RevokeAsync(0), Stopwatch.GetTimestamp());

    private Task HealthAsync(string health) => Task.WhenAll(house.Nodes.Select(node => node.ReachAsync(health)));

    private async Task<ConnectionMultiplexer> ConnectAsync() => await ConnectionMultiplexer.ConnectAsync($"{house.Redis.ConnectionString},allowAdmin=true");

    private static async Task EveryQuestionWasAnsweredAsync(Questions questions, params (string Consent, long At)[] revoked)
    {
        var told = await questions.EndAsync(revoked);
        Assert.All(told, one => Assert.Contains(one.Told, (string[])["DISCLOSED", "CONSENT_REVOKED"]));
    }
}
