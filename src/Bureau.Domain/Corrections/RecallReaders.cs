using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disputes;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Corrections;

/// <summary>
/// After a correction: tells every partner that was given a value that is another now which field of which inquiry it was (State Council Order 631 art. 25, 15 U.S.C. 1681i(d), GDPR
/// Art. 19). It may run again at any time: the same change is told once.
/// </summary>
public sealed class RecallReaders
{
    private readonly ICorrectionStore corrections;
    private readonly ICreditFileStore files;
    private readonly IPartnerStore partners;
    private readonly Scorecard card;

    internal RecallReaders(ICorrectionStore corrections, ICreditFileStore files, IPartnerStore partners, Scorecard card) =>
        (this.corrections, this.files, this.partners, this.card) = (corrections, files, partners, card);

    /// <summary>Compares each answer that was given with what the file would have given then, as it is now. To be called when the correction is stored.</summary>
    /// <param name="subject">Whose file was corrected.</param>
    /// <param name="dispute">The dispute that it came of; null: the furnisher corrected by itself.</param>
    /// <param name="at">When it was corrected, UTC.</param>
    /// <param name="cancellation">Ends the comparison; nothing is told of it then.</param>
    /// <returns>How many inquiries were recalled.</returns>
    public async Task<int> ExecuteAsync(SubjectId subject, DisputeId? dispute, DateTimeOffset at, CancellationToken cancellation)
    {
        if (await files.FindHeadAsync(subject, Freshness.Live, cancellation) is not { } head || await files.ReadAsync(subject, head.Version, cancellation) is not { } file)
            return 0;

        var recalls = new List<(CorrectionRecall, Notice)>();
        var wrong = new List<PastReading>();
        foreach (var reading in await corrections.ReadingsAsync(subject, cancellation))
        {
            if (reading.Use.At > at || await partners.FindAsync(reading.Grant.Partner, Freshness.Remembered, cancellation) is not { } agreement)
                continue;
            if (ChangedAnswer.Of(reading, agreement, file, card) is not { } changed)
                continue;
            var before = recalls.Count;
            foreach (var inquiry in reading.Inquiries)
            {
                if (changed.Among(inquiry.Fields) is { Count: > 0 } fields)
                    recalls.Add(Told(reading, inquiry, dispute, fields, corrections.IdOf(inquiry.Id, changed.Print(fields)), at));
            }

            if (recalls.Count > before)
                wrong.Add(reading);
        }

        return recalls.Count == 0 ? 0 : await corrections.AddAsync(recalls, wrong, cancellation);
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
