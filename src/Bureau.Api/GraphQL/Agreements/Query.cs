using Bureau.Api.Access;
using Bureau.Api.GraphQL.Agreements;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Errors;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>What agreements say.</content>
public sealed partial class Query
{
    /// <summary>From which scores deposits are waived for you, by category. An operator names the partner.</summary>
    /// <param name="partner">Whose; yours when you are a partner.</param>
    [Tier(Tier.Rental, Tier.Operator), Cost(5), ListSize(AssumedSize = 5)]
    public static async Task<IReadOnlyList<Threshold>?> Thresholds(
        [FromServices] RegisterThreshold thresholds, IResolveFieldContext context, CancellationToken cancellation, PartnerId? partner = null)
    {
        var asker = context.Caller().AsAsker();
        var whose = asker.Tier is Tier.Operator ? partner : asker.Partner;
        if (whose is null || (partner is not null && partner != whose))
            return context.Refuse<IReadOnlyList<Threshold>>(new ThresholdPartnerNotFound());
        return [.. (await thresholds.OfPartnerAsync(whose.Value, cancellation)).Select(view => new Threshold(view))];
    }
}
