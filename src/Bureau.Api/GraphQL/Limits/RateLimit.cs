using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Limits;

namespace Bureau.Api.GraphQL.Limits;

/// <summary>What is left of your budget, in units of cost as <c>@cost</c> and <c>@listSize</c> count them.</summary>
/// <param name="charge">How it stands.</param>
[Unprotected("A caller's own budget.")]
public sealed class RateLimit(Charge charge)
{
    /// <summary>The most that it holds, which is what you can spend at once.</summary>
    public double Maximum => charge.Policy.Capacity;

    /// <summary>What you can spend now; below zero when more was spent than there was, while parts of the bureau could not reach each other.</summary>
    public double Available => Math.Floor(charge.State.Available);

    /// <summary>What comes back in a second.</summary>
    public double RestoreRate => charge.Policy.RestoreRate;

    /// <summary>The most of one UTC day; null: there is no such bound.</summary>
    public double? DailyQuota => charge.Policy.DailyQuota > 0 ? charge.Policy.DailyQuota : null;

    /// <summary>What was spent of the UTC day.</summary>
    public double UsedToday => Math.Ceiling(charge.State.Used);

    /// <summary>When the day's quota begins anew.</summary>
    public DateTimeOffset DayEnds => charge.State.DayEnds;
}
