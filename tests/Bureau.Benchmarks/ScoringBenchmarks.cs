using BenchmarkDotNet.Attributes;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;

namespace Bureau.Benchmarks;

/// <summary>What scoring a file in memory costs, on one core; the figures are for one file.</summary>
[MemoryDiagnoser]
public class ScoringBenchmarks
{
    private const int Files = 1_000;

    private readonly Scorecard card = Scorecards.Current;
    private readonly Tradeline[][] small = MadeUp(accounts: 1, months: 6);
    private readonly Tradeline[][] large = MadeUp(accounts: 5, months: 24);

    /// <summary>One account of six months.</summary>
    [Benchmark(OperationsPerInvoke = Files)]
    public int OneAccount() => Sum(small);

    /// <summary>Five accounts of two years, in two currencies.</summary>
    [Benchmark(OperationsPerInvoke = Files)]
    public int FiveAccounts() => Sum(large);

    private int Sum(Tradeline[][] files)
    {
        var sum = 0;
        foreach (var file in files)
        {
            sum += card.Score(file) is Score score ? score.Value : 0;
        }

        return sum;
    }

    private static Tradeline[][] MadeUp(int accounts, int months)
    {
        var chance = new Random(1);
        var furnisher = PartnerId.New();
        return [.. Enumerable.Range(0, Files).Select(_ => Enumerable.Range(0, accounts).Select(account => new Tradeline(
            TradelineId.New(),
            furnisher,
            $"MADE-UP-{account}",
            'R',
            "18",
            null,
            account % 2 == 0 ? "TWD" : "CNY",
            null,
            [.. Enumerable.Range(0, months).Select(month => new TradelineMonth(
                new DateOnly(2024, 1, 31).AddMonths(month),
                chance.Next(10) == 0 ? AccountStatus.Late30 : AccountStatus.Current,
                TrendedUsage.Revolver,
                50_000,
                chance.Next(-1_000, 60_000),
                null,
                chance.Next(0, 5_000)))])).ToArray())];
    }
}
