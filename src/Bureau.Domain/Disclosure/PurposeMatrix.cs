using System.Collections.Frozen;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Disclosure;

/// <summary>
/// Which tier may ask for a purpose, which sections the purpose can reveal and which record domains it reads. What is not written here
/// is refused; docs/vocabulary.md shows the same table.
/// </summary>
public static class PurposeMatrix
{
    private static readonly FrozenDictionary<Purpose, PurposeTerms> Terms = new PurposeTerms[]
    {
        new(Purpose.RentalDeposit, Tier.Rental, Sections.Answer, [RecordDomain.Credit]),
        new(Purpose.DatingBadge, Tier.Dating, Sections.Band, [RecordDomain.Credit]),
        new(Purpose.LoanUnderwriting, Tier.Lender, Summary, [RecordDomain.Credit, RecordDomain.Judicial]),
        new(Purpose.LoanMonitoring, Tier.Lender, Summary, [RecordDomain.Credit, RecordDomain.Judicial]) { AllowsMonitoring = true },
    }.ToFrozenDictionary(terms => terms.Purpose);

    private const Sections Summary = Sections.Score | Sections.Totals | Sections.Delinquencies | Sections.Lists;

    /// <summary>The terms of a purpose. Every purpose has a row.</summary>
    public static PurposeTerms Of(Purpose purpose) => Terms[purpose];

    /// <summary>The purposes of a tier.</summary>
    public static IEnumerable<Purpose> Of(Tier tier) => Terms.Values.Where(terms => terms.Tier == tier).Select(terms => terms.Purpose).Order();
}

/// <summary>One row of the matrix.</summary>
/// <param name="Purpose">The purpose.</param>
/// <param name="Tier">The tier that may ask for it.</param>
/// <param name="Sections">The most that a consent for it can cover.</param>
/// <param name="Domains">The record domains that its answers are made of.</param>
public sealed record PurposeTerms(Purpose Purpose, Tier Tier, Sections Sections, IReadOnlyList<RecordDomain> Domains)
{
    /// <summary>Whether whoever asks is also told when the score changes: only where the person agreed to be looked at for as long as something runs, not for one decision or one sight.</summary>
    public bool AllowsMonitoring { get; init; }
}
