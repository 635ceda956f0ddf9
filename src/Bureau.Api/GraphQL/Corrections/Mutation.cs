using Bureau.Api.Access;
using Bureau.Api.GraphQL.Corrections;
using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Corrections;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>Values that partners were given and that are others now.</content>
public sealed partial class Mutation
{
    /// <summary>You know that an answer was wrong. To say it again changes nothing.</summary>
    /// <param name="recall">The recall, as <c>correctionRecalls</c> lists it.</param>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender), Cost(10)]
    public static async Task<Recall?> AcknowledgeRecall(
        [FromServices] AcknowledgeRecall recalls, IResolveFieldContext context, RecallId recall, CancellationToken cancellation) =>
        context.Answer(await recalls.ExecuteAsync(recall, context.Caller().AsAsker().Partner, cancellation)) is { } view ? new(view) : null;
}
