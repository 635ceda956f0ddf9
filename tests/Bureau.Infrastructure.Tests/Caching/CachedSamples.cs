using System.Collections.Frozen;
using Bureau.Domain.Companies;
using Bureau.Domain.Companies.Integrity;
using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Infrastructure.Tests.Caching;

/// <summary>Facts in which everything that may go to Redis is said.</summary>
internal static class CachedSamples
{
    private static readonly DateTimeOffset At = new(2026, 11, 1, 8, 30, 15, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 1);

    public static ConsentGrant Granted()
    {
        var now = DateTimeOffset.UtcNow;
        return ConsentGrant.Request(PartnerId.New(), SubjectId.New(), Purpose.RentalDeposit, Sections.Answer, TimeSpan.FromDays(1), FrequencyBound.Once, now).Value!.Grant(now).Value!;
    }

    public static PartnerAgreement Agreement() => new(
        PartnerId.New(), "Harbour Rental", Tier.Rental, false, FrozenSet.Create(Purpose.RentalDeposit),
        new[] { new DepositThreshold(DepositCategory.Car, 620, new Money(5000m, "CNY")) }.ToFrozenDictionary(threshold => threshold.Category), 7)
    {
        FurnishesAs = PartnerId.New(),
        Accredited = FrozenSet.Create(RecordDomain.Judicial),
    };

    public static StoredCreditFile File(SubjectId subject, long version = 3, int accounts = 2) => new(
        subject, Jurisdiction.Cn, version, [.. Enumerable.Range(1, accounts).Select(Account)], [Listing()], [Today.AddDays(-40), Today.AddDays(-3)]);

    public static CompanyFile Company() => new(
        new Company(
            CompanyId.New(), "Register of Made-up Firms", "M-1",
            new CompanyFacts([new("Harbour Lanterns Ltd", CompanyNameKind.Legal), new("Old Harbour Lamps", CompanyNameKind.Former)], JurisdictionCode.Read("GB-ENG").Value)
            {
                Uscc = Uscc.Accept("91310000000000000A").Value,
                Lei = Lei.Read("HARBOURLANTERNS000" + CheckDigits("HARBOURLANTERNS000")).Value,
                Registration = CompanyRegistration.Read("RA000585", "01234567").Value,
                EntityStatus = EntityStatus.Active,
                RegistrationStatus = RegistrationStatus.Lapsed,
                IsPublicBody = true,
                RegisteredOffice = "1 Quay Street, Harbour",
            },
            5, At, At.AddDays(1)),
        [Listing()],
        [
            new IntegrityRecord(Guid.CreateVersion7(), IntegrityKind.Judgment, RecordDomain.Judicial, Today.AddYears(-1), "A court", "A judgment")
            {
                Severity = Severity.Serious,
                Result = 12,
                Amount = new Money(120.5m, "GBP"),
                Until = Today,
            },
        ]);

    public static Listing Listing() => new(
        Guid.CreateVersion7(), ListColour.Black, RecordDomain.Judicial, "Harbour Court", "Harbour Act, art. 1", "A debt was not paid", Today.AddDays(-90), Today.AddDays(300))
    {
        Disputed = true,
        AuthorityId = PartnerId.New(),
        Class = ListingClass.Serious,
        Criteria = "https://harbour.example/criteria",
        Amount = new Money(1200m, "CNY"),
        CaseNumber = "(2026) 17",
        RepairRoute = "Pay it",
        Originator = "District court",
        ProposedAt = At.AddDays(-120),
        Status = ListingStatus.Active,
        Notice = new(NoticeChannel.RegisteredMail, Today.AddDays(-110), "R 1", new string('a', 64), At.AddDays(-109), Today.AddDays(-95)),
        AcceptedAt = At.AddDays(-94),
        EndedAt = At,
        EndedBecause = "Paid",
        Version = 4,
    };

    private static string CheckDigits(string first) => Lei.CheckDigitsOf(first);

    private static Tradeline Account(int number) => new(
        TradelineId.New(), PartnerId.New(), $"ACCOUNT-{number}", 'R', "18", Today.AddYears(-3), "CNY", "XB",
        [.. Enumerable.Range(0, 24).Select(month => new TradelineMonth(
            Today.AddMonths(month - 24).AddDays(-1), AccountStatus.Late30, TrendedUsage.Revolver, 20_000m, 1_500.25m + month, 12.50m, 300m, "1") { FirstDelinquencyOn = Today.AddYears(-2) })])
    {
        FirstDelinquencyOn = Today.AddYears(-2),
        ClosedOn = Today.AddDays(-1),
        History = new PaymentHistory(Today, "000000000000000000000001"),
        NameLikeness = 0.93,
        DisputedBySubject = true,
    };
}
