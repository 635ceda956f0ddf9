using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Scoring;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Schemes;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>How scores and points are made: published, so that anyone can recompute them.</content>
public sealed partial class Query
{
    /// <summary>The points schemes: what each kind of record of one domain adds or takes, and what the sum means.</summary>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender, Tier.Business, Tier.Subject, Tier.Furnisher, Tier.Authority, Tier.Operator), ListSize(AssumedSize = 12)]
    public static IReadOnlyList<PublishedScheme>? Schemes() => [.. PublishedSchemes.All.Select(scheme => new PublishedScheme(scheme))];

    /// <summary>The scorecard that scores are made with now: base points, and the points of each bin of each characteristic.</summary>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender, Tier.Business, Tier.Subject, Tier.Furnisher, Tier.Authority, Tier.Operator)]
    public static PublishedScorecard? Scorecard([FromServices] Scorecard card) => new(card);
}
