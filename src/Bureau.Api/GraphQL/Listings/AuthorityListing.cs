using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Companies;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;

namespace Bureau.Api.GraphQL.Listings;

/// <summary>An entry of your list. Which person it is about you know by your case number; no listing shows an identity number.</summary>
[Unprotected("Given to its authority alone.")]
public sealed class AuthorityListing(ListingView view)
{
    /// <summary>Identity in the bureau.</summary>
    public ListingId Id => new(view.Listing.Id);

    /// <summary>The company that it is about; null: a person.</summary>
    public CompanyId? Company => view.Company;

    /// <summary>Your number of the case.</summary>
    public string? CaseNumber => view.Listing.CaseNumber;

    /// <summary>RED honours, BLACK warns.</summary>
    public ListColour Colour => view.Listing.Colour;

    /// <summary>Where the conduct took place.</summary>
    public RecordDomain Domain => view.Listing.Domain;

    /// <summary>How grave; null of a red listing.</summary>
    public ListingClass? Class => view.Listing.Class;

    /// <summary>Where it stands now.</summary>
    public ListingStatus Status => view.Status;

    /// <summary>Whether an appeal that waits for you keeps it from having effect.</summary>
    public bool Suspended => view.Listing.Suspended;

    /// <summary>The article under which you listed.</summary>
    public string LegalBasis => view.Listing.LegalBasis;

    /// <summary>Why.</summary>
    public string Reason => view.Listing.Reason;

    /// <summary>Where the criteria of a red list are published.</summary>
    public string? Criteria => view.Listing.Criteria;

    /// <summary>What is owed or was fined.</summary>
    public Money? Amount => view.Listing.Amount;

    /// <summary>What the listed one can do to have it ended.</summary>
    public string? RepairRoute => view.Listing.RepairRoute;

    /// <summary>First day of effect.</summary>
    public DateOnly EffectiveFrom => view.Listing.EffectiveFrom;

    /// <summary>Last day of effect.</summary>
    public DateOnly EffectiveUntil => view.Listing.EffectiveUntil;

    /// <summary>Who entered it.</summary>
    public string? EnteredBy => view.Listing.EnteredBy;

    /// <summary>When it was proposed.</summary>
    public DateTimeOffset? ProposedAt => view.Listing.ProposedAt;

    /// <summary>That the listed one was told; null: not recorded yet.</summary>
    public ProofOfNotice? Notice => view.Listing.Notice;

    /// <summary>When the person accepted a red listing; null: not yet.</summary>
    public DateTimeOffset? AcceptedAt => view.Listing.AcceptedAt;

    /// <summary>The appeal against it; null: none.</summary>
    public ListingAppeal? Appeal => view.Listing.Appeal;

    /// <summary>When it was repaired or withdrawn, or its end was recorded; null: it goes on.</summary>
    public DateTimeOffset? EndedAt => view.Listing.EndedAt;

    /// <summary>Why it was repaired or withdrawn.</summary>
    public string? EndedBecause => view.Listing.EndedBecause;
}
