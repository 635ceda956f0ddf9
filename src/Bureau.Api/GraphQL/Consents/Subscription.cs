using Bureau.Api.GraphQL.Consents;
using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Consents;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>Consents, for the two sides of each.</content>
public sealed partial class Subscription
{
    /// <summary>
    /// A consent that you asked for or that names you, whenever it is requested, granted, refused, paused, resumed or revoked, or has expired; as it stands when you are told. Of changes that
    /// follow each other faster than you read, the newest is told.
    /// </summary>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender, Tier.Subject), Cost(2)]
    public static Consent? ConsentChanged(IResolveFieldContext context) => context.Source is ConsentView view ? new(view) : null;
}
