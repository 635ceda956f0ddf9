using Bureau.Api.GraphQL.Companies;
using Bureau.Api.GraphQL.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;

namespace Bureau.Api.GraphQL.Listings;

/// <summary>Whom you list, and why. No text of it may hold an identity number.</summary>
/// <param name="Person">The person, by number, name and birth date; or <paramref name="Company"/>. It reaches their own file alone: no relative's, no colleague's.</param>
/// <param name="Company">The company; or <paramref name="Person"/>. It reaches that company alone: no officer's file, no other company.</param>
/// <param name="Colour">RED honours, BLACK warns.</param>
/// <param name="Domain">Where the conduct took place; one that your agreement names. It decides which purposes may read it.</param>
/// <param name="LegalBasis">The article under which you list, 1 to 400 characters.</param>
/// <param name="Reason">Why, 1 to 2000 characters.</param>
/// <param name="CaseNumber">Your own number of the case, 1 to 100 characters.</param>
/// <param name="From">First day. Effect begins not before you activate the listing.</param>
/// <param name="Until">Last day; the class bounds it.</param>
/// <param name="EnteredBy">Who entered it, by name or staff number.</param>
/// <param name="Class">How grave; a black listing has one.</param>
/// <param name="Criteria">Where the criteria are published, 1 to 400 characters; a red listing has them.</param>
/// <param name="Amount">What is owed or was fined, if that is an amount.</param>
/// <param name="RepairRoute">What the listed one can do to have it ended, 1 to 1000 characters; a black listing has one.</param>
public sealed record ProposeListingInput(
    PersonInput? Person, CompanyKeyInput? Company, ListColour Colour, RecordDomain Domain, string LegalBasis, string Reason, string CaseNumber, DateOnly From, DateOnly Until, string EnteredBy,
    ListingClass? Class, string? Criteria, AmountInput? Amount, string? RepairRoute)
{
    internal ProposedListing ToProposed() => new(Colour, Domain, LegalBasis, Reason, CaseNumber, From, Until, EnteredBy)
    {
        Class = Class,
        Criteria = Criteria,
        Amount = Amount is { } amount ? new Money(amount.Amount, amount.Currency) : null,
        RepairRoute = RepairRoute,
    };
}

/// <summary>An amount of money.</summary>
/// <param name="Amount">Above 0, with at most two decimals.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record AmountInput(decimal Amount, string Currency);

/// <summary>That whom a listing is about was told.</summary>
/// <param name="Listing">Which, as <c>myListings</c> shows it.</param>
/// <param name="Channel">How.</param>
/// <param name="ServedOn">The day on which it reached them.</param>
/// <param name="Reference">Where the proof is found: your file number of it, or a postal number, 1 to 200 characters.</param>
/// <param name="ProofSha256">SHA-256 of the document that proves it, in 64 hexadecimal digits; the document itself stays with you.</param>
public sealed record RecordNoticeInput(ListingId Listing, NoticeChannel Channel, DateOnly ServedOn, string Reference, string ProofSha256);

/// <summary>The end of a listing.</summary>
/// <param name="Listing">Which, as <c>myListings</c> shows it.</param>
/// <param name="Because">Why, in 1 to 2000 characters; whom it is about reads it.</param>
public sealed record EndListingInput(ListingId Listing, string Because);

/// <summary>A decision on an appeal.</summary>
/// <param name="Listing">Which, as <c>myListings</c> shows it.</param>
/// <param name="Outcome">GRANTED withdraws the listing, DISMISSED lets it go on.</param>
/// <param name="Because">Why, in 1 to 2000 characters; whom it is about reads it.</param>
/// <param name="DecidedBy">Who decided, by name or staff number: another person than the one who entered the listing.</param>
public sealed record DecideAppealInput(ListingId Listing, AppealOutcome Outcome, string Because, string DecidedBy);

/// <summary>An appeal.</summary>
/// <param name="Listing">Against which listing, as <c>me</c> shows it.</param>
/// <param name="Words">What you say against it, in 1 to 2000 characters. The authority reads it.</param>
public sealed record AppealListingInput(ListingId Listing, string Words);

/// <summary>The appeal of a company.</summary>
/// <param name="Listing">Against which listing of a company, as <c>myListings</c> shows it.</param>
/// <param name="Words">What the company says against it, in 1 to 2000 characters.</param>
public sealed record RecordAppealInput(ListingId Listing, string Words);
