using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using Bureau.Domain.Companies;
using Bureau.Domain.Companies.Names;
using Bureau.Infrastructure.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Benchmarks;

/// <summary>
/// How long it takes to find and rank the companies that bear a name, among a million (or BUREAU_BENCHMARK_COMPANIES): each measurement is another search. On SQLite, and on PostgreSQL when
/// BUREAU_BENCHMARK_POSTGRESQL holds the connection string of an empty database. Filling the store takes minutes, and its speed is printed.
/// </summary>
[Config(typeof(EachSearch))]
public class CompanySearchBenchmarks
{
    private const int Chunk = 5_000;

    private readonly string folder = Directory.CreateTempSubdirectory("bureau-companies-").FullName;
    private readonly List<string> searches = [];
    private CompanyNameIndex index = null!;
    private int at;

    /// <summary>Which stores there are.</summary>
    public static IEnumerable<StorageProvider> Stores => LedgerBenchmarks.Stores;

    /// <summary>Which store is searched.</summary>
    [ParamsSource(nameof(Stores))]
    public StorageProvider Store { get; set; }

    /// <summary>Fills a store.</summary>
    [GlobalSetup]
    public async Task FillAsync()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("BUREAU_BENCHMARK_COMPANIES") ?? "1000000", CultureInfo.InvariantCulture);
        var contexts = BureauContexts.Of(Store, Store is StorageProvider.Sqlite ? $"Data Source={folder}/bureau.db" : Environment.GetEnvironmentVariable("BUREAU_BENCHMARK_POSTGRESQL")!, null);
        await using (var context = await contexts.CreateDbContextAsync())
            await context.Database.MigrateAsync();
        var (store, names, since) = (new CompanyStore(contexts, new ListingStore(contexts, TimeProvider.System), new IntegrityStore(contexts), TimeProvider.System), new MadeUpCompanies(1), Stopwatch.StartNew());
        for (var from = 0; from < count; from += Chunk)
        {
            var chunk = Enumerable.Range(from, Math.Min(Chunk, count - from)).Select(number => new CompanyEntry($"{number}", names.Facts())).ToList();
            await store.WriteAsync(new CompanySource("made-up", IsList: false), chunk, DateTimeOffset.UtcNow, CancellationToken.None);
            searches.Add(names.Search(chunk[0].Facts.LegalName));
            searches.AddRange(chunk.Skip(1).Take(14).Select(company => names.Search(company.Facts.LegalName)));
            if (from / Chunk % 20 == 19)
                Console.WriteLine($"{from + Chunk} companies, {(from + Chunk) / since.Elapsed.TotalSeconds:F0} a second");
        }

        index = new CompanyNameIndex(contexts);
        await index.CatchUpAsync(CancellationToken.None);
        if (Store is StorageProvider.PostgreSql)
        {
            await using var context = await contexts.CreateDbContextAsync();
            await context.Database.ExecuteSqlRawAsync("VACUUM ANALYZE");
        }

    }

    /// <summary>One search.</summary>
    [Benchmark]
    public async Task<int> Search()
    {
        var query = NameQuery.Read(searches[at++ % searches.Count]).Value!;
        return CompanyRanking.Of(query, await index.CandidatesAsync(query, CancellationToken.None), CompanyRanking.LeastAlike).Count;
    }

    /// <summary>Removes the store.</summary>
    [GlobalCleanup]
    public void Remove()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private sealed class EachSearch : ManualConfig
    {
        public EachSearch()
        {
            AddJob(Job.Default.WithStrategy(RunStrategy.Monitoring).WithWarmupCount(200).WithIterationCount(3_000).WithInvocationCount(1).WithUnrollFactor(1));
            AddColumn(StatisticColumn.Median, StatisticColumn.P95, new P99(), StatisticColumn.Max);
        }
    }

    private sealed class P99 : IColumn
    {
        public string Id => nameof(P99);

        public string ColumnName => nameof(P99);

        public string Legend => "99 of 100 searches took no longer";

        public bool AlwaysShow => true;

        public ColumnCategory Category => ColumnCategory.Statistics;

        public int PriorityInCategory => 0;

        public bool IsNumeric => true;

        public UnitType UnitType => UnitType.Time;

        public bool IsAvailable(Summary summary) => true;

        public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase) =>
            summary[benchmarkCase]?.ResultStatistics is { } measured ? $"{measured.Percentiles.Percentile(99) / 1e6:F2} ms" : "?";

        public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);
    }
}
