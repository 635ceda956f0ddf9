using BenchmarkDotNet.Attributes;
using Bureau.Api.Access;
using Bureau.Api.GraphQL;
using Bureau.Api.GraphQL.Gate;
using Bureau.Api.GraphQL.Transport;
using Bureau.Domain.Partners;
using Bureau.Infrastructure;
using Bureau.Infrastructure.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bureau.Benchmarks;

/// <summary>What it costs to admit a request whose document was seen before: its variables, arguments and cost, and what its partner trusts.</summary>
[MemoryDiagnoser]
public class GateBenchmarks
{
    private const string Waiver = "query($consent: ID!, $category: DepositCategory! = CAR) { depositWaiver(consent: $consent, category: $category) { decision maximumDeposit { amount currency } reasons { code } } }";
    private const string Page = "query($first: Int!) { companies(search: \"harbour\", first: $first) { edges { node { name grades { grade } } } pageInfo { hasNextPage } } }";

    private readonly string _folder = Directory.CreateTempSubdirectory("bureau-bench-").FullName;
    private readonly Caller _caller = new(Tier.Rental, PartnerId.New(), null);
    private readonly GraphQLRequest _waiver = new(Waiver, null, new Dictionary<string, object?> { ["consent"] = SandboxIds.Consent(1, 1).ToString() });
    private readonly GraphQLRequest _page = new(Page, null, new Dictionary<string, object?> { ["first"] = 20 });
    private WebApplication _bureau = null!;
    private RequestGate _gate = null!;

    /// <summary>A bureau with an empty store.</summary>
    [GlobalSetup]
    public async Task StartAsync()
    {
        var builder = WebApplication.CreateBuilder(["--environment", "Development", $"--ConnectionStrings:Bureau=Data Source={_folder}/bureau.db;Pooling=False"]);
        builder.Logging.ClearProviders();
        builder.Services.AddBureau(builder.Configuration, builder.Environment).AddAccess(builder.Configuration);
        builder.Services.AddBureauGraphQL();
        _bureau = builder.Build();
        await _bureau.Services.MigrateAsync(CancellationToken.None);
        _gate = _bureau.Services.GetRequiredService<RequestGate>();
        if (await WaiverAsync() + await PageAsync() > 0)
            throw new InvalidOperationException("The gate refuses what is measured.");
    }

    /// <summary>A question whose cost is the same for every request.</summary>
    [Benchmark]
    public async Task<int> WaiverAsync() => (await _gate.AdmitAsync(_waiver, _caller, null, mayChange: true, CancellationToken.None)).Refusals.Count;

    /// <summary>A list whose size is a variable.</summary>
    [Benchmark]
    public async Task<int> PageAsync() => (await _gate.AdmitAsync(_page, _caller, null, mayChange: true, CancellationToken.None)).Refusals.Count;

    /// <summary>Removes the store.</summary>
    [GlobalCleanup]
    public async Task CleanAsync()
    {
        await _bureau.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
