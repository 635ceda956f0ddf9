using Bureau.Api.Access;
using Bureau.Api.GraphQL.Companies;
using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Companies.Integrity;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>What authorities record of companies.</content>
public sealed partial class Mutation
{
    /// <summary>You record a fact about a company. From now on whoever may look the company up is shown it, as long as its class allows.</summary>
    /// <param name="input">The fact.</param>
    [Tier(Tier.Authority), Cost(10)]
    public static async Task<IntegrityRecordAnswer?> RecordIntegrity(
        [FromServices] RecordIntegrity record, IResolveFieldContext context, RecordIntegrityInput input, CancellationToken cancellation)
    {
        if (!input.Company.ToKey().Succeeded(out var company, out var refusal))
            return context.Refuse<IntegrityRecordAnswer>(refusal);
        return context.Answer(await record.ExecuteAsync(company, input.Reference, input.ToRecord(), context.Caller().AsAsker(), cancellation)) is { } kept ? new(kept) : null;
    }

    /// <summary>You end what you recorded: it was wrong, or what it was about was put right. When this returns it is shown and counted no longer.</summary>
    /// <param name="reference">Your own number of it.</param>
    [Tier(Tier.Authority), Cost(10)]
    public static async Task<EndedRecordAnswer?> EndIntegrityRecord(
        [FromServices] RecordIntegrity record, IResolveFieldContext context, string reference, CancellationToken cancellation) =>
        context.Answer(await record.EndAsync(reference, context.Caller().AsAsker(), cancellation)) is { } ended ? new(ended) : null;
}
