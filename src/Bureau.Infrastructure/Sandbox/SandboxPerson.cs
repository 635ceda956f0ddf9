using System.Globalization;
using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;
using Bureau.Domain.Subjects;

namespace Bureau.Infrastructure.Sandbox;

/// <summary>
/// A made-up person. The identity number has the area 999999, which is assigned to no place, and a right check digit (GB 11643), so it passes
/// every check and can be nobody's.
/// </summary>
/// <param name="Number">Its number in sandbox ids and, in three digits, in the identity number.</param>
/// <param name="Name">Begins with Sandbox.</param>
/// <param name="BirthDate">Made up.</param>
internal sealed record SandboxPerson(int Number, string Name, DateOnly BirthDate)
{
    private const string Area = "999999";

    /// <summary>Builds the accounts as they stand on that day.</summary>
    public required Func<SandboxAccounts, IEnumerable<Tradeline>> Accounts { get; init; }

    /// <summary>Listings in effect on that day.</summary>
    public Func<DateOnly, IEnumerable<Listing>> Listings { get; init; } = _ => [];

    public bool Frozen { get; init; }

    /// <summary>Whether the person has taken the three consents back.</summary>
    public bool ConsentsRevoked { get; init; }

    public SubjectId Id => new(SandboxIds.Subject(Number));

    /// <summary>The identity, checked like any other.</summary>
    public Identity Identity
    {
        get
        {
            var body = string.Create(CultureInfo.InvariantCulture, $"{Area}{BirthDate:yyyyMMdd}{Number:d3}");
            var number = IdentityNumber.Read(IdentityNumberType.CnResidentId, body + IdentityNumber.CheckDigitOf(body));
            return Require(Identity.Of(Require(number), Name, BirthDate));
        }
    }

    /// <summary>One consent for each of the three questions, within its purpose's template, granted an hour before.</summary>
    public IEnumerable<ConsentGrant> Consents(DateTimeOffset now)
    {
        foreach (var (partner, purpose) in new[]
        {
            (SandboxPartners.Rental, Purpose.RentalDeposit), (SandboxPartners.Dating, Purpose.DatingBadge), (SandboxPartners.Lender, Purpose.LoanUnderwriting),
        })
        {
            var template = ConsentTemplate.Of(purpose);
            var requested = Require(ConsentGrant.Request(
                partner.Agreement.Id, Id, purpose, template.Sections, template.Lifetime, template.Frequency, now - TimeSpan.FromHours(2)));
            var granted = Require((requested with { Id = new ConsentId(SandboxIds.Consent(Number, partner.Number)) }).Grant(now - TimeSpan.FromHours(1)));
            yield return ConsentsRevoked ? Require(granted.Revoke(now - TimeSpan.FromMinutes(30))) : granted;
        }
    }

    private static T Require<T>(Bureau.Domain.Outcome<T> outcome)
        where T : notnull =>
        outcome.Succeeded(out var value, out var refusal) ? value : throw new InvalidOperationException($"The sandbox is not sound: {refusal.Code}");
}
