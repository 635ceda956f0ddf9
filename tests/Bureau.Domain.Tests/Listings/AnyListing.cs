using System.Collections.Frozen;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Tests.Listings;

/// <summary>A made-up court, and what it lists.</summary>
internal static class AnyListing
{
    public const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    public static readonly DateTimeOffset Noon = new(2030, 3, 15, 4, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2030, 3, 15);

    public static readonly PartnerAgreement Court = new(
        PartnerId.New(), "A made-up court", Tier.Authority, Suspended: false, FrozenSet<Purpose>.Empty, FrozenDictionary<DepositCategory, DepositThreshold>.Empty, 1)
    {
        Accredited = new[] { RecordDomain.Judicial, RecordDomain.Honours, RecordDomain.FoodSafety }.ToFrozenSet(),
    };

    public static readonly ProposedListing Black = new(
        ListColour.Black, RecordDomain.Judicial, "Made-up Act, § 1", "A judgment has not been carried out.", "(2030) 17", Today, Today.AddYears(2), "Clerk One")
    {
        Class = ListingClass.Serious,
        Amount = new Money(4_000.50m, "CNY"),
        RepairRoute = "Pay what the judgment says; the court ends the listing on the same day.",
    };

    public static readonly ProposedListing Red = new(
        ListColour.Red, RecordDomain.Honours, "Made-up Act, § 2", "Ten years of help in the sandbox.", "(2030) 18", Today, Today.AddYears(1), "Clerk One")
    { Criteria = "Gazette 4/2029" };

    public static Outcome<Listing> Proposing(ProposedListing proposed, params Listing[] others) => Listing.Propose(Court, proposed, SubjectKind.Person, others, Today, Noon);

    public static Listing Proposed(ProposedListing? proposed = null) => Proposing(proposed ?? Black).Value!;

    public static Listing Notified(ProposedListing? proposed = null) =>
        Proposed(proposed).RecordNotice(NoticeChannel.RegisteredMail, Today.AddDays(-3), "Post 1", Hash, Jurisdiction.Cn, Noon).Value!;

    public static Listing Active(ProposedListing? proposed = null) => Notified(proposed).Activate(SubjectKind.Person, Today.AddDays(16)).Value!;
}
