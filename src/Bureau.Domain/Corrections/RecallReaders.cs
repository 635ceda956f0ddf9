using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disputes;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Corrections;

/// <summary>
/// Tells every partner that was given a value that was corrected which field of which inquiry it was (State Council Order 631 art. 25, 15 U.S.C. 1681i(d), GDPR Art. 19). It starts from
/// what is stored with each correction, so nothing is lost when the process dies, and it may run twice at once: the same change is told once.
/// </summary>
public sealed class RecallReaders
{
    private const int Attempts = 8;

    // An answer bears the time at which its facts were gathered, and a correction that at which it was written; either may wait for the other.
    private static readonly TimeSpan LongestCommit = TimeSpan.FromMinutes(1);

    private readonly ICorrectionStore corrections;
    private readonly ICreditFileStore files;
    private readonly IDisputeStore disputes;
    private readonly IPartnerStore partners;
    private readonly Scorecard card;

    internal RecallReaders(ICorrectionStore corrections, ICreditFileStore files, IDisputeStore disputes, IPartnerStore partners, Scorecard card) =>
        (this.corrections, this.files, this.disputes, this.partners, this.card) = (corrections, files, disputes, partners, card);

    /// <summary>Compares each answer that was given out of the file before its corrections with what it would have been.</summary>
    /// <param name="subject">Whose file.</param>
    /// <param name="cancellation">Ends the comparison; nothing is told of it then, and the corrections wait.</param>
    /// <returns>How many inquiries were recalled.</returns>
    public async Task<int> ExecuteAsync(SubjectId subject, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            // The corrections before the file: what is corrected in between is told of next.
            var pending = await corrections.OfFileAsync(subject, cancellation);
            if (pending.Count == 0)
                return 0;
            var readings = await corrections.ReadingsAsync(subject, cancellation);
            var (recalls, wrong) = await CompareAsync(subject, pending, readings, cancellation);
            if (await corrections.TryTellAsync(recalls, wrong, readings, pending, cancellation) is { } told)
                return told;
        }

        // Somebody asks all the time; the next run tells.
        return 0;
    }

    private async Task<(List<(CorrectionRecall Recall, Notice Notice)> Recalls, List<PastReading> Wrong)> CompareAsync(
        SubjectId subject, IReadOnlyList<Correction> pending, PastReadings readings, CancellationToken cancellation)
    {
        var recalls = new List<(CorrectionRecall, Notice)>();
        var wrong = new List<PastReading>();
        if (readings.Readings.Count == 0
            || await files.FindHeadAsync(subject, Freshness.Live, cancellation) is not { } head
            || await files.ReadAsync(subject, head.Version, cancellation) is not { } file
            || await disputes.OfSubjectAsync(subject, cancellation) is not { } said)
            return (recalls, wrong);

        foreach (var reading in readings.Readings)
        {
            var since = pending.Where(correction => reading.Use.At <= correction.At + LongestCommit).ToList();
            if (since.Count == 0 || await partners.FindAsync(reading.Grant.Partner, Freshness.Remembered, cancellation) is not { } agreement)
                continue;
            if (ChangedAnswer.Of(reading, agreement, new FileThen(file, since, said.Disputes, reading.Use.At), card) is not { } changed)
                continue;
            var before = recalls.Count;
            foreach (var inquiry in reading.Inquiries)
            {
                if (changed.Among(inquiry.Fields) is { Count: > 0 } fields)
                    recalls.Add(Told(reading, inquiry, Cause(since, said.Disputes), fields, corrections.IdOf(inquiry.Id, changed.Print(fields)), since[^1].At));
            }

            if (recalls.Count > before)
                wrong.Add(reading);
        }

        return (recalls, wrong);
    }

    // A furnisher corrects a disputed account first and answers the dispute then.
    private static DisputeId? Cause(List<Correction> since, IReadOnlyList<Dispute> said)
    {
        var causes = since.Select(correction => correction switch
        {
            Correction.Hidden hidden => (DisputeId?)hidden.Dispute,
            Correction.Furnished({ Before: var account }) => said
                .Where(dispute => dispute.Entry == new FileEntry.Account(account.Furnisher, account.AccountNumber) && dispute.MarkedAt(correction.At))
                .Select(dispute => (DisputeId?)dispute.Id).FirstOrDefault(),
            Correction.Delisted => null,
            _ => throw new ArgumentOutOfRangeException(nameof(since)),
        }).Distinct().ToList();
        return causes is [var one] ? one : null;
    }

    private static (CorrectionRecall Recall, Notice Notice) Told(
        PastReading reading, PastInquiry inquiry, DisputeId? dispute, IReadOnlyList<string> fields, RecallId id, DateTimeOffset at)
    {
        var recall = new CorrectionRecall(id, inquiry.Id, inquiry.Consent, reading.Grant.Partner, reading.Grant.Subject!.Value, dispute, fields, inquiry.At, at, null);
        var notice = Notice.To(
            recall.Partner, NoticeKind.ValueCorrected, id.Value, at, ("inquiry", inquiry.Id.ToString()), ("consent", inquiry.Consent.ToString()), ("fields", string.Join(' ', fields)));
        return (recall, notice);
    }
}
