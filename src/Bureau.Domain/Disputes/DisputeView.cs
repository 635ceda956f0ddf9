using Bureau.Domain.Listings;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Disputes;

/// <summary>A dispute as its two sides see it: the subject, and whoever is to answer.</summary>
/// <param name="Id">Identity in the bureau.</param>
/// <param name="ReporterName">Who reports the entry; null when the bureau has no agreement with it.</param>
/// <param name="AccountNumber">The reporter's number of the account, as it was when the dispute was opened; null of a listing.</param>
/// <param name="Listing">Identity of the listing; null of an account.</param>
/// <param name="Reason">What the subject says is wrong.</param>
/// <param name="Statement">The subject's words.</param>
/// <param name="EvidenceSha256">Of the subject's evidence, in 64 hexadecimal digits.</param>
/// <param name="Supplements">What the subject has said of the entry since.</param>
/// <param name="OpenedAt">When, UTC.</param>
/// <param name="DueOn">The last day to answer, in the jurisdiction of the file.</param>
/// <param name="Extended">Whether more time was taken.</param>
/// <param name="Status">Where it stands now.</param>
/// <param name="Answer">What was answered; null when nothing was.</param>
/// <param name="ClosedAt">When it ended, UTC; null while it is open, and until its lapse has been recorded.</param>
/// <param name="Reinsertion">When and by whose certificate the entry was shown again; null when it was not.</param>
/// <param name="Hidden">Whether the entry is hidden now because of it.</param>
public sealed record DisputeView(
    DisputeId Id, string? ReporterName, string? AccountNumber, ListingId? Listing, DisputeReason Reason, string? Statement, string? EvidenceSha256,
    IReadOnlyList<StatementView> Supplements, DateTimeOffset OpenedAt, DateOnly DueOn, bool Extended, DisputeStatus Status, DisputeAnswer? Answer, DateTimeOffset? ClosedAt,
    Reinsertion? Reinsertion, bool Hidden)
{
    /// <summary>Its place among the disputes of one side.</summary>
    public PlaceInTime Place => new(OpenedAt, Id.Value);

    internal static DisputeView Of(Dispute dispute, string? reporter, IEnumerable<Statement> statements, DateTimeOffset now) => new(
        dispute.Id,
        reporter,
        (dispute.Entry as FileEntry.Account)?.Number,
        dispute.Entry is FileEntry.Listed listed ? new ListingId(listed.Id) : null,
        dispute.Reason,
        dispute.Statement,
        dispute.EvidenceSha256 is { } hash ? Convert.ToHexString(hash) : null,
        [.. statements.Where(dispute.Supplements).Select(StatementView.Of)],
        dispute.OpenedAt,
        dispute.DueOn,
        dispute.Extended,
        dispute.StatusAt(now),
        dispute is { AnswerReason: { } reason, EnteredBy: { } enteredBy, ReviewedBy: { } reviewedBy } ? new DisputeAnswer(reason, enteredBy, reviewedBy) : null,
        dispute.ClosedAt,
        dispute is { ReinsertedAt: { } at, ReinsertedBy: { } by } ? new Reinsertion(at, by) : null,
        dispute.HidesOn(dispute.Jurisdiction.Day(now)));
}

/// <summary>What whoever reports an entry answered to a dispute.</summary>
/// <param name="Reason">Why it stands, was corrected or was deleted.</param>
/// <param name="EnteredBy">Who entered the entry.</param>
/// <param name="ReviewedBy">Who checked it.</param>
public sealed record DisputeAnswer(string Reason, string EnteredBy, string ReviewedBy);

/// <summary>That a hidden entry was shown again.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="CertifiedBy">Who certified that it is complete and accurate.</param>
public sealed record Reinsertion(DateTimeOffset At, string CertifiedBy);

/// <summary>A statement as its two sides see it.</summary>
/// <param name="Id">Identity in the bureau.</param>
/// <param name="Text">As written.</param>
/// <param name="EvidenceSha256">Of a document that goes with it, in 64 hexadecimal digits.</param>
/// <param name="WrittenAt">When, UTC.</param>
/// <param name="WithdrawnAt">When it was withdrawn, UTC; null while it stands.</param>
public sealed record StatementView(StatementId Id, string Text, string? EvidenceSha256, DateTimeOffset WrittenAt, DateTimeOffset? WithdrawnAt)
{
    internal static StatementView Of(Statement statement) => new(
        statement.Id, statement.Text, statement.EvidenceSha256 is { } hash ? Convert.ToHexString(hash) : null, statement.WrittenAt, statement.WithdrawnAt);
}
