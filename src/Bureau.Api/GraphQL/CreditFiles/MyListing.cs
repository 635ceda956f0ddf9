using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Disputes;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Disputes;
using Bureau.Domain.Listings;

namespace Bureau.Api.GraphQL.CreditFiles;

/// <summary>One entry of an authority's list about you.</summary>
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
