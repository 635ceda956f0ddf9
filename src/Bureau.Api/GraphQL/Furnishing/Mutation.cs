using Bureau.Api.Access;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Furnishing;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>What furnishers send.</content>
public sealed partial class Mutation
{
    /// <summary>
    /// Stores a batch of account-months, as a furnishing file does, with a result for each record. The same batch twice changes nothing. Send the records as
    /// a variable: a document of many records is too long.
    /// </summary>
    /// <param name="input">The records.</param>
    [Tier(Tier.Furnisher), Cost(100)]
    public static async Task<FurnishedRecords?> FurnishTradelines(
        [FromServices] FurnishTradelines furnish, IResolveFieldContext context, FurnishTradelinesInput input, CancellationToken cancellation)
    {
        var outcome = await furnish.ExecuteAsync([.. input.Records.Select(record => record.ToRecord())], context.Caller().AsAsker(), cancellation);
        return context.Answer(outcome) is { } result ? new(result) : null;
    }
}
