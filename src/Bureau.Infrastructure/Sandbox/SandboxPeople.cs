using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;
using static Bureau.Domain.CreditFiles.AccountStatus;

namespace Bureau.Infrastructure.Sandbox;

/// <summary>The people of the sandbox: one for each case that a partner or a person will meet. docs/sandbox.md introduces them.</summary>
internal static class SandboxPeople
{
    public static readonly IReadOnlyList<SandboxPerson> All =
    [
        new(1, "Sandbox Prime", new(1985, 3, 14)) { Accounts = with => [with.Card(250000, 40000, 20000, rise: 3000), with.CarLoan(120000, 5000)] },
        new(2, "Sandbox Thin File", new(2003, 9, 2)) { Accounts = with => [with.Card(3000, 400, 400, months: 2)] },
        new(3, "Sandbox Delinquent", new(1979, 11, 30))
        {
            Accounts = with => [with.Card(20000, 19600, 300, latest: [Late30, Late30, Late60, Late90, Late120]), with.Card(8000, 7900, 100, latest: [Current, Late30, Late60])],
        },
        new(4, "Sandbox Black Listed", new(1972, 6, 21))
        {
            Accounts = PaidInTime,
            Listings = today =>
            [
                Entry(4, 1, ListColour.Black, RecordDomain.Judicial, "Sandbox Court", "A judgment of the sandbox has not been carried out.", today),
            ],
        },
        new(5, "Sandbox Red Listed", new(1990, 1, 8))
        {
            Accounts = PaidInTime,
            Listings = today =>
            [
                Entry(5, 1, ListColour.Red, RecordDomain.Credit, "Sandbox Credit Authority", "Every account paid as agreed for ten years.", today),
                Entry(5, 2, ListColour.Red, RecordDomain.Honours, "Sandbox Civic Office", "Help to others in the sandbox.", today),
            ],
        },
        new(6, "Sandbox Frozen", new(1988, 12, 5)) { Accounts = PaidInTime, Frozen = true },
        new(7, "Sandbox Under Dispute", new(1994, 7, 17))
        {
            Accounts = with => [with.Card(15000, 14800, 200, latest: [Late60, Late90, Late120], condition: "XB"), .. PaidInTime(with)],
        },
        new(8, "Sandbox Revoked Consent", new(1999, 4, 26)) { Accounts = PaidInTime, ConsentsRevoked = true },
    ];

    private static Tradeline[] PaidInTime(SandboxAccounts with) => [with.Card(50000, 6000, 6000), with.CarLoan(120000, 5000)];

    private static Listing Entry(int person, int number, ListColour colour, RecordDomain domain, string authority, string reason, DateOnly today) => new(
        SandboxIds.Listing(person, number), colour, domain, authority, "Sandbox Rules, article 1 (made up)", reason, today.AddMonths(-2), today.AddMonths(34));
}
