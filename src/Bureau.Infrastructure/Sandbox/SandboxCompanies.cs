using Bureau.Domain.Companies;
using Bureau.Domain.Companies.Integrity;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage.Rows;

namespace Bureau.Infrastructure.Sandbox;

/// <summary>
/// The made-up companies of the sandbox. Their LEIs begin with 5A9DB0, which GLEIF has given to nobody, and their social credit codes with 99, which no registering authority has.
/// </summary>
internal static class SandboxCompanies
{
    public const string Source = "bureau-sandbox";

    private static readonly DateOnly Founded = new(2012, 5, 2);

    public static readonly IReadOnlyList<SandboxCompany> All =
    [
        new(1, Facts("CN-31", "Lantern Noodle House Co., Ltd. (sandbox)", [new("灯笼面馆有限公司", CompanyNameKind.Trading), new("Red Lamp Canteen Co., Ltd. (sandbox)", CompanyNameKind.Former)]) with
        {
            Uscc = UsccOf("99310000MA1FL0001"),
            Lei = LeiOf(1),
            Registration = CompanyRegistration.Read("SANDBOX", "310000000000001").Value,
            Officers = [new("Chen Made-up", "Legal representative", Founded, null), new("Wu Made-up", "Supervisor", Founded, new(2020, 12, 31))],
        }),
        new(2, Facts("DE", "Sandkasten Präzision GmbH (sandbox)", []) with
        {
            Lei = LeiOf(2),
            Registration = CompanyRegistration.Read("RA000999", "HRB 000002").Value,
            RegistrationStatus = RegistrationStatus.Lapsed,
        }),
        new(3, Facts("US-NY", "Harbour Fixture Builders LLC (sandbox)", [new("HFB", CompanyNameKind.Trading)]) with { Registration = CompanyRegistration.Read("RA000999", "000003").Value }),

        // Its check character is wrong on purpose: such codes are in use.
        new(4, Facts("CN-44", "Sandpit Trading Co., Ltd. (sandbox)", []) with { Uscc = WrongUsccOf("99440000MA1FL0004"), EntityStatus = EntityStatus.Inactive, RegistrationStatus = RegistrationStatus.Retired }),
        new(5, Facts("GB", "Borough of Sandhampton (sandbox)", []) with { IsPublicBody = true, Lei = LeiOf(5) }),
    ];

    private static CompanyFacts Facts(string jurisdiction, string name, CompanyName[] others) => new([new CompanyName(name, CompanyNameKind.Legal), .. others], JurisdictionCode.Read(jurisdiction).Value)
    {
        EntityStatus = EntityStatus.Active,
        RegistrationStatus = RegistrationStatus.Issued,
        RegisteredOffice = "1 Sandbox Street",
    };

    private static Lei LeiOf(int number)
    {
        var first = FormattableString.Invariant($"5A9DB0{number:d12}");
        return Lei.Read(first + Lei.CheckDigitsOf(first)).Value;
    }

    private static Uscc UsccOf(string first) => Uscc.Accept(first + Uscc.CheckCharacterOf(first)).Value;

    private static Uscc WrongUsccOf(string first) => Uscc.Accept(first + (Uscc.CheckCharacterOf(first) == '0' ? '1' : '0')).Value;
}

/// <summary>A company of the sandbox.</summary>
/// <param name="Number">Its number in sandbox ids.</param>
/// <param name="Facts">What its made-up register says.</param>
internal sealed record SandboxCompany(int Number, CompanyFacts Facts)
{
    private const string Keeper = "Made-up Audit Office";

    public CompanyId Id => new(SandboxIds.Company(Number));

    public CompanyRow Row(long place, DateTimeOffset now) =>
        CompanyRow.Of(new Company(Id, SandboxCompanies.Source, FormattableString.Invariant($"{Number}"), Facts, Version: 1, now, EndedAt: null), isFromList: false, place);

    /// <summary>The third has two listings of one case, by two bodies whose dates disagree.</summary>
    public IEnumerable<ListingRow> Listings(DateOnly today, DateTimeOffset now)
    {
        if (Number != 3)
            return [];
        var published = new PublishedListing(
            ListColour.Black, ListingClass.Serious, RecordDomain.Procurement, "Made-up Procurement Rules, § 9", "A fraudulent practice in a tender.", today.AddMonths(-6), today.AddMonths(-6),
            today.AddMonths(18), "Made-up list of ineligible firms")
        {
            Originator = "First Made-up Bank",
            CaseNumber = "S-3",
            RepairRoute = "Complete the compliance programme.",
        };
        var other = published with { Originator = "Second Made-up Bank", From = today.AddMonths(-5), Until = null };
        return new[] { published, other }.Select((entry, i) => ListingRow.Of(new CompanyListing(
            Id, FormattableString.Invariant($"sandbox-{Number}-{i}"),
            (Listing.Publish(SandboxPartners.Authority.Agreement, entry, Jurisdiction.Us, now).Value ?? throw new InvalidOperationException("A sandbox listing is unsound."))
                with
            { Id = SandboxIds.CompanyListing(Number, i) })));
    }

    /// <summary>The fifth, a public body, passed an audit and owes what a judgment says.</summary>
    public IEnumerable<IntegrityRecordRow> Records(DateOnly today)
    {
        if (Number != 5)
            return [];
        IntegrityRecord[] records =
        [
            new(SandboxIds.IntegrityRecord(Number, 1), IntegrityKind.Inspection, RecordDomain.PublicAdministration, today.AddMonths(-3), Keeper, "") { Result = 100 },
            new(SandboxIds.IntegrityRecord(Number, 2), IntegrityKind.Judgment, RecordDomain.PublicAdministration, today.AddMonths(-5), Keeper, "The borough has not paid its builder.")
            {
                Severity = Severity.Serious,
                Amount = new Money(84_000.00m, "GBP"),
            },
        ];
        return records.Select((record, i) => IntegrityRecordRow.Of(SandboxCompanies.Source, new(Id, FormattableString.Invariant($"sandbox-{Number}-{i}"), record)));
    }

}
