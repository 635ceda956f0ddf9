using System.Globalization;
using System.Net;
using Bureau.Api.Access;
using Bureau.Domain;
using Bureau.Domain.Limits;
using Bureau.Infrastructure.Limits;
using Microsoft.Extensions.Options;

namespace Bureau.Api.Limits;

/// <summary>Takes the cost of operations from the budgets of those who ask: a partner's by its tier, a person's, and of those who are nobody known that of their address, which each node counts for itself.</summary>
public sealed class Budgets(BudgetStore store, IOptions<LimitsOptions> limits, TimeProvider clock)
{
    private const double CostOfNobody = 1;

    private readonly MemoryBudgetStore _addresses = new(clock);

    /// <summary>Takes the cost of an operation. An amount of 0 reads the budget.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="amount">Units.</param>
    public ValueTask<Charge> ChargeAsync(Caller caller, double amount) => store.ChargeAsync(HolderOf(caller), PolicyOf(caller), amount);

    /// <summary>Gives back what was reserved and not spent.</summary>
    public void Refund(Caller caller, double amount) => store.Refund(HolderOf(caller), PolicyOf(caller), amount);

    /// <summary>Takes a request by nobody known from the budget of its address; why not, told in the headers too, or null when it was taken.</summary>
    public Refusal? RefuseNobody(HttpContext context)
    {
        var charge = _addresses.Charge(HolderOf(context), limits.Value.Unauthenticated.Policy, CostOfNobody);
        if (charge.Refusal is not null)
            Tell(context.Response, charge);
        return charge.Refusal;
    }

    /// <summary>Gives a request back to its address: it has turned out who it is from.</summary>
    public void IsSomebody(HttpContext context) => _addresses.Refund(HolderOf(context), limits.Value.Unauthenticated.Policy, CostOfNobody);

    /// <summary>Whose budget it is, and whose subscriptions are counted together.</summary>
    public static BudgetHolder HolderOf(Caller caller) => new(caller.Tier, caller.Partner?.Value ?? caller.Subject!.Value.Value);

    /// <summary>Tells a client how it stands, by draft-ietf-httpapi-ratelimit-headers: what the policy is, what is left, and after how many seconds it is whole again.</summary>
    public static void Tell(HttpResponse response, in Charge charge)
    {
        var (policy, state) = (charge.Policy, charge.State);
        response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"budget\";q={(long)policy.Capacity};w={Seconds(policy.Window)}");
        response.Headers["RateLimit"] = string.Create(
            CultureInfo.InvariantCulture, $"\"budget\";r={(long)Math.Max(0, state.Available)};t={Seconds(state.TimeUntil(policy.Capacity, policy))}");
        if (charge.Refusal is RateLimited or QuotaExceeded)
            response.Headers.RetryAfter = Math.Max(1, Seconds(charge.RetryAfter)).ToString(CultureInfo.InvariantCulture);
    }

    private static long Seconds(TimeSpan time) => (long)Math.Ceiling(time.TotalSeconds);

    private BudgetPolicy PolicyOf(Caller caller) => limits.Value.PolicyOf(caller.Tier);

    // Of IPv6 the first 64 bits: whoever has one address of such a network has them all.
    private static BudgetHolder HolderOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        Span<byte> bytes = stackalloc byte[16];
        address.MapToIPv6().TryWriteBytes(bytes, out _);
        if (!address.IsIPv4MappedToIPv6 && address.AddressFamily is System.Net.Sockets.AddressFamily.InterNetworkV6)
            bytes[8..].Clear();
        return new(null, new Guid(bytes));
    }
}
