using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Bureau.Infrastructure.Tests.Redis;

namespace Bureau.Api.Tests.Faults;

/// <summary>Two nodes on a cluster of Redis are one bureau, and go on when one of its primaries falls and a replica takes over.</summary>
public sealed partial class LosingAPrimary(TwoNodesOnACluster house) : IClassFixture<TwoNodesOnACluster>
{
    private const string Question = "{ rateLimit { available } }";

    [Fact]
    public async Task WhileAllOfItIsThere_BudgetsAreOne_AndARevocationIsKnownAtTheOther()
    {
        var questions = await Questions.BeginAsync(house);
        var token = await house.TokenAsync("demo-business");
        Assert.Equal(TwoNodesOnACluster.Budget, await SpendAllAsync(token, await AgreeAsync(token, spent: 0)));
        (string, long)[] revoked = [.. await RevokedUntilHeardAsync()];
        await questions.AnswersAsync();
        await EveryQuestionWasAnsweredAsync(questions, revoked);
    }

    [Fact]
    public async Task AReplicaTakesOver()
    {
        var questions = await Questions.BeginAsync(house);
        var token = await house.TokenAsync("demo-dating");
        var spent = await AgreeAsync(token, spent: 0);
        var fallen = await PrimaryOfTheBudgetAsync();
        await house.Cluster.TakeOverAsync(may: false);
        await fallen.KillAsync();
        await questions.AnswersAsync();
        await HealthAsync("Degraded");

        // Each node has a quarter of what was left.
        var (left, alone) = (TwoNodesOnACluster.Budget - spent, 0d);
        for (var node = 0; node < 2; node++)
            alone += await SpendAllAsync(node, token);
        Assert.InRange(alone, 1, left / 2);
        var revoked = (await house.RevokeAsync(0), Stopwatch.GetTimestamp());
        await questions.AnswersAsync();

        await house.Cluster.TakeOverAsync(may: true);
        await HealthAsync("Healthy");
        Assert.Equal(TwoNodesOnACluster.Budget, await SpendAllAsync(token, await AgreeAsync(token, spent + alone)));
        (string, long)[] afterwards = [revoked, .. await RevokedUntilHeardAsync()];
        await questions.AnswersAsync();
        await EveryQuestionWasAnsweredAsync(questions, afterwards);

        await fallen.StartAgainAsync();
        await house.Cluster.WholeAsync();
        await HealthAsync("Healthy");
    }

    /// <summary>Asks the nodes by turns until both know what all questions together have cost.</summary>
    /// <returns>What was spent, with what had been before.</returns>
    private async Task<double> AgreeAsync(string token, double spent)
    {
        for (var (tries, agreed) = (0, 0); tries < 60 && agreed < 2; tries++)
        {
            var answer = await AskAsync(tries % 2, token);
            spent += answer.Cost ?? 0;
            agreed = answer.Cost is not null && answer.Left == TwoNodesOnACluster.Budget - spent ? agreed + 1 : 0;
            if (agreed == 2)
                return spent;
        }

        Assert.Fail($"After {spent} units the nodes do not agree on what is left.");
        return 0;
    }

    /// <summary>Asks both nodes, four questions each at once, until all eight are refused.</summary>
    private async Task<double> SpendAllAsync(string token, double spent)
    {
        for (var granted = 1; granted > 0 && spent <= TwoNodesOnACluster.Budget;)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => AskAsync(number % 2, token)));
            granted = answers.Count(answer => answer.Cost is not null);
            spent += answers.Sum(answer => answer.Cost ?? 0);
        }

        return spent;
    }

    private async Task<double> SpendAllAsync(int node, string token)
    {
        var spent = 0d;
        while (spent <= TwoNodesOnACluster.Budget && (await AskAsync(node, token)).Cost is { } cost)
            spent += cost;
        return spent;
    }

    /// <summary>What a question cost and what was left then; nothing when the budget did not cover it.</summary>
    private async Task<(double? Cost, double Left)> AskAsync(int node, string token)
    {
        var answer = await TwoNodes.AskAsync(house.Nodes[node].Client, token, Question, new { });
        if (answer["errors"] is { } errors)
        {
            Assert.Equal("RATE_LIMITED", errors[0]?["extensions"]?["code"]?.GetValue<string>());
            return (null, 0);
        }

        var cost = answer["extensions"]!["cost"]!;
        return (cost["actual"]!.GetValue<double>(), Math.Floor(cost["throttle"]!["available"]!.GetValue<double>()));
    }

    /// <summary>Revokes at one node until the other has heard of it.</summary>
    private async Task<IReadOnlyList<(string Consent, long At)>> RevokedUntilHeardAsync()
    {
        var revoked = new List<(string, long)>();
        for (var (before, tries) = (await HeardAsync(), 0); await HeardAsync() == before; tries++)
        {
            Assert.True(tries < 300, "The other node hears of nothing.");
            if (tries % 20 == 0)
                revoked.Add((await house.RevokeAsync(0), Stopwatch.GetTimestamp()));
            await Task.Delay(50);
        }

        return revoked;
    }

    private async Task<long> HeardAsync() => Heard().Match(await house.Nodes[1].Client.GetStringAsync(new Uri("/metrics", UriKind.Relative))) is { Success: true } found
        ? long.Parse(found.Groups["count"].Value, CultureInfo.InvariantCulture)
        : 0;

    private async Task<RedisServer> PrimaryOfTheBudgetAsync()
    {
        foreach (var server in house.Cluster.Servers)
        {
            if (await server.AskAsync("KEYS", "bureau:budget:*:Dating") is { Length: > 0 } key)
                return await house.Cluster.PrimaryOfAsync(key);
        }

        throw new InvalidOperationException("No server has the budget.");
    }

    private Task HealthAsync(string health) => Task.WhenAll(house.Nodes.Select(node => node.ReachAsync(health)));

    private static async Task EveryQuestionWasAnsweredAsync(Questions questions, (string Consent, long At)[] revoked)
    {
        var told = await questions.EndAsync(revoked);
        Assert.All(told, one => Assert.Contains(one.Told, (string[])["DISCLOSED", "CONSENT_REVOKED"]));
    }

    [GeneratedRegex("""^bureau_cache_invalidations_total\{[^}]*direction="received"[^}]*\} (?<count>\d+)""", RegexOptions.Multiline | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Heard();
}
