using System.Collections.Frozen;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;

namespace Bureau.Domain.Partners;

/// <summary>What the bureau and a partner agreed: who asks, in which tier, for which purposes, by which registered thresholds.</summary>
/// <param name="Id">The partner.</param>
/// <param name="Name">As the subject reads it in a consent request.</param>
/// <param name="Tier">The one tier of the agreement.</param>
/// <param name="Suspended">A suspended partner gets no answer.</param>
/// <param name="Purposes">The permissible purposes that the partner may ask for: a part of those of its tier.</param>
/// <param name="Thresholds">Registered beforehand, one for each deposit category.</param>
/// <param name="Version">Raised by every change.</param>
internal sealed record PartnerAgreement(
    PartnerId Id,
    string Name,
    Tier Tier,
    bool Suspended,
    FrozenSet<Purpose> Purposes,
    FrozenDictionary<DepositCategory, DepositThreshold> Thresholds,
    long Version)
{
    /// <summary>
    /// The furnisher's agreement of the same house, when it has one: what such a partner reads is partly what it reported itself, and its answers
    /// say so, lest it takes its own word for somebody else's.
    /// </summary>
    public PartnerId? FurnishesAs { get; init; }

    /// <summary>The record domains in which an authority may list; empty for everybody else.</summary>
    public FrozenSet<RecordDomain> Accredited { get; init; } = [];
}

/// <summary>The score from which a partner waives the deposit of a category, and up to which amount.</summary>
/// <param name="Category">What is rented.</param>
/// <param name="MinimumScore">350 to 950.</param>
/// <param name="MaximumDeposit">The largest deposit that a YES waives.</param>
internal sealed record DepositThreshold(DepositCategory Category, int MinimumScore, Money MaximumDeposit);

/// <summary>What is rented against a deposit.</summary>
public enum DepositCategory
{
    /// <summary>A car.</summary>
    Car = 1,

    /// <summary>A bicycle.</summary>
    Bicycle = 2,

    /// <summary>A hotel room.</summary>
    Hotel = 3,

    /// <summary>A home.</summary>
    Home = 4,

    /// <summary>Tools, cameras and other equipment.</summary>
    Equipment = 5,
}
