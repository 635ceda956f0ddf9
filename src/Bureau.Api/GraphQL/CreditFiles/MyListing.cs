using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Disputes;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Disputes;
using Bureau.Domain.Listings;

namespace Bureau.Api.GraphQL.CreditFiles;

/// <summary>One entry of an authority's list about you, from its proposal on.</summary>
[Unprotected("Beneath me alone.")]
public sealed class MyListing(Listing listing, EntryRemarks remarks)
{
    /// <summary>Identity in the bureau.</summary>
    public ListingId Id => new(listing.Id);

    /// <summary>RED honours, BLACK warns.</summary>
    public ListColour Colour => listing.Colour;

    /// <summary>Where the conduct took place; decides which purposes may read it.</summary>
    public RecordDomain Domain => listing.Domain;

    /// <summary>Who listed you.</summary>
    public string Authority => listing.Authority;

    /// <summary>The article under which you were listed.</summary>
    public string LegalBasis => listing.LegalBasis;

    /// <summary>Why, in the authority's words.</summary>
    public string Reason => listing.Reason;

    /// <summary>First day of effect.</summary>
    public DateOnly EffectiveFrom => listing.EffectiveFrom;

    /// <summary>Last day of effect.</summary>
    public DateOnly EffectiveUntil => listing.EffectiveUntil;

    /// <summary>Where it stands now. Others may be shown it while it is ACTIVE, on its days of effect, and not suspended.</summary>
    public ListingStatus Status => listing.Status;

    /// <summary>Whether your appeal keeps it from having effect.</summary>
    public bool Suspended => listing.Suspended;

    /// <summary>How grave; null of a red listing, and of one that is older than the classes.</summary>
    public ListingClass? Class => listing.Class;

    /// <summary>Where the criteria of a red list are published.</summary>
    public string? Criteria => listing.Criteria;

    /// <summary>What is owed or was fined.</summary>
    public Money? Amount => listing.Amount;

    /// <summary>The authority's number of the case.</summary>
    public string? CaseNumber => listing.CaseNumber;

    /// <summary>What you can do to have it ended.</summary>
    public string? RepairRoute => listing.RepairRoute;

    /// <summary>Who entered it at the authority.</summary>
    public string? EnteredBy => listing.EnteredBy;

    /// <summary>When the authority proposed it; null of an older entry.</summary>
    public DateTimeOffset? ProposedAt => listing.ProposedAt;

    /// <summary>How and when the authority says that you were told, and until when you may object before it has effect.</summary>
    public ProofOfNotice? Notice => listing.Notice;

    /// <summary>When you accepted a red listing; null: you did not, and nobody is shown it.</summary>
    public DateTimeOffset? AcceptedAt => listing.AcceptedAt;

    /// <summary>Your appeal against it; null: none.</summary>
    public ListingAppeal? Appeal => listing.Appeal;

    /// <summary>When it was repaired or withdrawn, or its end was recorded; null: it goes on.</summary>
    public DateTimeOffset? EndedAt => listing.EndedAt;

    /// <summary>Why it was repaired or withdrawn.</summary>
    public string? EndedBecause => listing.EndedBecause;

    /// <summary>Whether the listing is marked as disputed.</summary>
    public bool Disputed => listing.Disputed;

    /// <summary>Whether a dispute hides it: nobody but you sees it.</summary>
    public bool Hidden => remarks.Dispute?.Hidden is true;

    /// <summary>Your dispute that is open or hides the listing; null when there is none.</summary>
    public Dispute? Dispute => remarks.Dispute is { } view ? new(view) : null;

    /// <summary>Your statements that travel with it, oldest first.</summary>
    [ListSize(AssumedSize = 5)]
    public IReadOnlyList<Statement> Statements => [.. remarks.Statements.Select(statement => new Statement(statement))];
}
