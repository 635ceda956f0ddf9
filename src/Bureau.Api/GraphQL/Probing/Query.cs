using Bureau.Api.Access;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Paging;
using Bureau.Api.GraphQL.Probing;
using Bureau.Domain.Partners;
using Bureau.Domain.Probing;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>How much partners ask, and what looks like probing.</content>
public sealed partial class Query
{
    /// <summary>How much you asked in a month, UTC. The last minute may not be counted yet.</summary>
    /// <param name="month">As 2026-11.</param>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender, Tier.Business), Cost(5)]
    public static async Task<MonthlyUsage?> Usage([FromServices] ReadUsage usage, IResolveFieldContext context, string month, CancellationToken cancellation) =>
        context.Answer(await usage.ExecuteAsync(context.Caller().AsAsker().Partner, month, cancellation)) is { } read ? MonthlyUsage.Of(read) : null;

    /// <summary>Partners whose questions look like probing, newest first. Nothing is closed by machine: look, and suspend when you must.</summary>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="after">The cursor of the last alarm of the page before.</param>
    /// <param name="open">Only those that no operator has looked at.</param>
    [Tier(Tier.Operator), Cost(5), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
    public static async Task<AlarmConnection?> ProbeAlarms(
        [FromServices] WatchProbes probes, IResolveFieldContext context, CancellationToken cancellation, int first = 20, string? after = null, bool open = false) =>
        await context.PageAsync(
            first, after, Cursor.InTime, async (most, place) => await probes.ListAsync(open, most, place, cancellation),
            (found, more) => new AlarmConnection(found, more));
}
