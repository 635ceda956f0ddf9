using System.Globalization;
using System.Net;
using Bureau.Api.Access;
using Bureau.Domain.Limits;
using Bureau.Infrastructure.Limits;
using Microsoft.Extensions.Options;

namespace Bureau.Api.Limits;

/// <summary>Takes the cost of operations from the budgets of those who ask: a partner's by its tier, a person's, and of those who are nobody known that of their address, which each node counts for itself.</summary>
public sealed class Budgets(BudgetStore store, IOptions<LimitsOptions> limits, TimeProvider clock)
{
    private readonly MemoryBudgetStore _addresses = new(clock);

    /// <summary>Takes the cost of an operation. An amount of 0 reads the budget.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="amount">Units.</param>
    public ValueTask<Charge> ChargeAsync(Caller caller, double amount) => store.ChargeAsync(HolderOf(caller), PolicyOf(caller), amount);

    /// <summary>Gives back what was reserved and not spent.</summary>
    public void Refund(Caller caller, double amount) => store.Refund(HolderOf(caller), PolicyOf(caller), amount);

    /// <summary>Takes a request by nobody known from the budget of its address.</summary>
    public Charge Charge(HttpContext context) =>
        _addresses.Charge(new BudgetHolder(null, Holder(context.Connection.RemoteIpAddress ?? IPAddress.None)), limits.Value.Unauthenticated.Policy, 1);

    /// <summary>Tells a client how it stands, by draft-ietf-httpapi-ratelimit-headers: what the policy is, what is left, and after how many seconds it is whole again.</summary>
    public static void Tell(HttpResponse response, in Charge charge)
    {
        var (policy, state) = (charge.Policy, charge.State);
        response.Headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"budget\";q={policy.Capacity:F0};w={Math.Ceiling(policy.Window.TotalSeconds):F0}");
        response.Headers["RateLimit"] = string.Create(
            CultureInfo.InvariantCulture, $"\"budget\";r={Math.Floor(Math.Max(0, state.Available)):F0};t={Math.Ceiling(state.TimeUntil(policy.Capacity, policy).TotalSeconds):F0}");
        if (charge.Refusal is RateLimited or QuotaExceeded)
            response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(charge.RetryAfter.TotalSeconds)).ToString("F0", CultureInfo.InvariantCulture);
    }

    private BudgetPolicy PolicyOf(Caller caller) => limits.Value.PolicyOf(caller.Tier);

    private static BudgetHolder HolderOf(Caller caller) => new(caller.Tier, caller.Partner?.Value ?? caller.Subject!.Value.Value);

    // Of IPv6 the first 64 bits: whoever has one address of such a network has them all.
    private static Guid Holder(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.MapToIPv6().TryWriteBytes(bytes, out _);
        if (!address.IsIPv4MappedToIPv6 && address.AddressFamily is System.Net.Sockets.AddressFamily.InterNetworkV6)
            bytes[8..].Clear();
        return new Guid(bytes);
    }
}
