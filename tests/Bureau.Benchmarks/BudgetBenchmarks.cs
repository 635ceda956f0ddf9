using BenchmarkDotNet.Attributes;
using Bureau.Api.Access;
using Bureau.Api.Limits;
using Bureau.Domain.Limits;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Limits;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Bureau.Benchmarks;

/// <summary>
/// What the limiter adds to a request without Redis: the charge before it runs, the refund after it, and what the headers say. A request that asks nothing takes some twenty microseconds of a
/// processor, a question some sixty (<c>load.sh</c>).
/// </summary>
[MemoryDiagnoser]
public class BudgetBenchmarks
{
    private readonly Caller _caller = new(Tier.Rental, PartnerId.New(), null);
    private readonly HttpContext _context = new DefaultHttpContext();
    private Budgets _budgets = null!;

    /// <summary>A budget that is never empty.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var limits = new LimitsOptions();
        foreach (var tier in Enum.GetValues<Tier>())
            limits.Of(tier).Complete(new(1e12, 1e9, 0));
        _budgets = new(new MemoryBudgetStore(TimeProvider.System), Options.Create(limits), TimeProvider.System);
    }

    /// <summary>All of it, for one request.</summary>
    [Benchmark]
    public async Task<double> Request()
    {
        var charge = await _budgets.ChargeAsync(_caller, 13);
        _budgets.Refund(_caller, 2);
        Budgets.Tell(_context.Response, charge);
        return charge.State.Available;
    }
}
