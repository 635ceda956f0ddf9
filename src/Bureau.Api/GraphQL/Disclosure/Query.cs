using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Disclosure;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;

namespace Bureau.Api.GraphQL;

/// <content>What may be asked at all.</content>
public sealed partial class Query
{
    /// <summary>The permissible purposes: which tier may ask, what a consent for it can cover, how long and how often.</summary>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender, Tier.Business, Tier.Subject, Tier.Furnisher, Tier.Authority, Tier.Operator), ListSize(AssumedSize = 4)]
    public static IReadOnlyList<PermissiblePurpose>? Purposes() => [.. Enum.GetValues<Purpose>().Select(purpose => new PermissiblePurpose(purpose))];

    /// <summary>Everything that the bureau takes in or makes about people and companies: what it means, by which law, how long it stays. Nothing else can come in.</summary>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender, Tier.Business, Tier.Subject, Tier.Furnisher, Tier.Authority, Tier.Operator), ListSize(AssumedSize = 80)]
    public static IReadOnlyList<DataItem>? DataDictionary() => Domain.Disclosure.DataDictionary.Items;
}
