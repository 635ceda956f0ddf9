using Bureau.Api.Access;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Probing;
using Bureau.Domain.Partners;
using Bureau.Domain.Probing;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>Questions that look like probing.</content>
public sealed partial class Mutation
{
    /// <summary>You have looked at an alarm. To say it again changes nothing.</summary>
    /// <param name="alarm">The alarm, as <c>probeAlarms</c> lists it.</param>
    [Tier(Tier.Operator), Cost(10)]
    public static async Task<Alarm?> AcknowledgeProbeAlarm(
        [FromServices] WatchProbes probes, IResolveFieldContext context, ProbeAlarmId alarm, CancellationToken cancellation) =>
        context.Answer(await probes.AcknowledgeAsync(alarm, context.Caller().AsAsker().Partner, cancellation)) is { } view ? new(view) : null;
}
