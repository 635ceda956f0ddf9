using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using Bureau.Api;
using Bureau.Api.Access;
using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Sandbox;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Benchmarks;

/// <summary>
/// How long a person waits for a page of <c>me.inquiries</c> over HTTP when 10,000 were made about them, among 10,000 about others. On SQLite, and on PostgreSQL when
/// BUREAU_BENCHMARK_POSTGRESQL holds the connection string of an empty database.
/// </summary>
public class MyInquiriesBenchmarks
{
    private const int Inquiries = 10_000;
    private const string Query = "query($first: Int!, $after: String) { me { inquiries(first: $first, after: $after) { edges { cursor node { partnerName purpose question fields denial charged consent madeAt } } pageInfo { hasNextPage endCursor } } } }";

    private static readonly HttpClient Client = new();

    private readonly string folder = Directory.CreateTempSubdirectory("bureau-inquiries-").FullName;
    private WebApplication bureau = null!;
    private Uri graphQL = null!;
    private AuthenticationHeaderValue token = null!;
    private string? deep;

    /// <summary>How many inquiries a page holds.</summary>
    [Params(20, 100)]
    public int First { get; set; }

    /// <summary>Which stores there are.</summary>
    public static IEnumerable<StorageProvider> Stores => LedgerBenchmarks.Stores;

    /// <summary>Which store is read.</summary>
    [ParamsSource(nameof(Stores))]
    public StorageProvider Store { get; set; }

    /// <summary>Starts a bureau, fills its ledger and walks to the oldest page but one.</summary>
    [GlobalSetup]
    public async Task StartAsync()
    {
        var connection = Store is StorageProvider.Sqlite ? $"Data Source={folder}/bureau.db" : Environment.GetEnvironmentVariable("BUREAU_BENCHMARK_POSTGRESQL")!;
        bureau = BureauApp.Build(
            ["--environment", "Development", "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None", $"--Bureau:Storage:Provider={Store}", $"--ConnectionStrings:Bureau={connection}"]);
        if (await BureauApp.OpenAsync(bureau, CancellationToken.None) is { } objection)
            throw new InvalidOperationException(objection);
        await bureau.StartAsync();
        await FillAsync();
        graphQL = new Uri($"{bureau.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()}/graphql");
        token = new AuthenticationHeaderValue(
            "Bearer", bureau.Services.GetRequiredService<AccessTokens>().For(new SubjectId(SandboxIds.Subject(1)), TimeSpan.FromDays(1)));
        for (var read = 0; read + (2 * First) <= Inquiries; read += First)
            deep = (await PageAsync(deep))["pageInfo"]!["endCursor"]!.GetValue<string>();
    }

    /// <summary>The newest page.</summary>
    [Benchmark]
    public Task<JsonNode> Newest() => PageAsync(null);

    /// <summary>The page at the far end.</summary>
    [Benchmark]
    public Task<JsonNode> Oldest() => PageAsync(deep);

    /// <summary>Stops it and removes its store.</summary>
    [GlobalCleanup]
    public async Task StopAsync()
    {
        await bureau.StopAsync();
        await bureau.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<JsonNode> PageAsync(string? after)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, graphQL) { Content = JsonContent.Create(new { query = Query, variables = new { first = First, after } }) };
        request.Headers.Authorization = token;
        using var answer = await Client.SendAsync(request);
        var page = (await answer.Content.ReadFromJsonAsync<JsonNode>())?["data"]?["me"]?["inquiries"] ?? throw new InvalidOperationException("The bureau refused.");
        return page["edges"]!.AsArray().Count == First ? page : throw new InvalidOperationException("The page is short.");
    }

    private async Task FillAsync()
    {
        await using var context = await bureau.Services.GetRequiredService<IDbContextFactory<BureauDbContext>>().CreateDbContextAsync();
        var now = DateTimeOffset.UtcNow;
        for (var i = 0; i < Inquiries; i++)
        {
            foreach (var person in (int[])[1, 2])
            {
                context.Inquiries.Add(new InquiryRow
                {
                    Id = InquiryId.New(),
                    MadeAt = now,
                    PartnerId = new PartnerId(SandboxIds.Partner(1)),
                    ConsentId = new ConsentId(SandboxIds.Consent(person, 1)),
                    SubjectId = new SubjectId(SandboxIds.Subject(person)),
                    Purpose = Purpose.RentalDeposit,
                    Question = "deposit-waiver:Car",
                    Fields = "DepositWaiver.decision DepositWaiver.maximumDeposit DepositWaiver.reasons",
                    Denial = null,
                    ConsentVersion = 2,
                    AgreementVersion = 1,
                    FileVersion = 1,
                });
            }

            if (i % 1_000 == 999)
            {
                await context.SaveChangesAsync();
                context.ChangeTracker.Clear();
            }
        }
    }
}
