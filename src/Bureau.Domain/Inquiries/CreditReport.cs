using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;

namespace Bureau.Domain.Inquiries;

/// <summary>
/// What a decision lets out of a credit file, for a question to answer from. It can be made of a decision to disclose alone, and holds what
/// the granted sections and the purpose's record domains allow.
/// </summary>
internal sealed class CreditReport
{
    private CreditReport(DisclosureDecision.Disclose decision, DisclosureFacts facts, ConsentGrant grant, PartnerAgreement agreement, CreditFile file, ScoreOutcome score)
    {
        Covered = decision.Granted;
        AsOf = facts.AsOf;
        ConsentEnds = grant.ExpiresAt;
        Agreement = agreement;
        Score = score;
        Disputed = file.Tradelines.Any(tradeline => tradeline.Disputed);
        Totals = Covers(Sections.Totals) ? Totals.Of(file, agreement.FurnishesAs) : null;
        Delinquencies = Covers(Sections.Delinquencies) ? Delinquencies.Of(file) : null;
        ListStatus = Covers(Sections.Lists)
            ? ListStatus.Of(file, PurposeMatrix.Of(grant.Purpose).Domains, DateOnly.FromDateTime(facts.AsOf.UtcDateTime))
            : null;
    }

    public Sections Covered { get; }

    public DateTimeOffset AsOf { get; }

    public DateTimeOffset ConsentEnds { get; }

    public PartnerAgreement Agreement { get; }

    /// <summary>The score itself, for an answer or a band to be derived from; it leaves as a number under the section Score alone.</summary>
    public ScoreOutcome Score { get; }

    /// <summary>Whether an account is disputed that would count in the score otherwise (15 U.S.C. § 1681c(f): a report says so).</summary>
    public bool Disputed { get; }

    public Totals? Totals { get; }

    public Delinquencies? Delinquencies { get; }

    public ListStatus? ListStatus { get; }

    public bool Covers(Sections section) => (Covered & section) == section;

    /// <summary>The report of a file under a decision. Both the facts and the file must be those of the decision.</summary>
    public static CreditReport Of(DisclosureDecision.Disclose decision, DisclosureFacts facts, CreditFile file, Scorecard card) =>
        facts is { Grant: { } grant, Agreement: { } agreement } && grant.Subject == file.Subject
            ? new CreditReport(decision, facts, grant, agreement, file, card.Score(file))
            : throw new InvalidOperationException("A report needs the facts of its own decision.");
}
