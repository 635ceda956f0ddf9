using System.Security.Cryptography;
using System.Text;
using Bureau.Domain;
using Bureau.Domain.Consents;
using Bureau.Domain.Corrections;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The recalls in the database. Their ids are keyed hashes of what has changed, so the same change met twice, by two nodes even, is one row.</summary>
internal sealed class CorrectionStore(IDbContextFactory<BureauDbContext> contexts, byte[] secret) : ICorrectionStore
{
    private const int Attempts = 4;

    private readonly byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "bureau recall id 1"u8.ToArray());

    public RecallId IdOf(InquiryId inquiry, string print) =>
        new(new Guid(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{inquiry.Value:N}\n{print}")).AsSpan(0, 16), bigEndian: true));

    public async Task<IReadOnlyList<(Guid Correction, SubjectId Subject)>> PendingAsync(Guid? after, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var pending = context.Corrections.AsNoTracking();
        if (after is { } last)
            pending = pending.Where(row => row.Id.CompareTo(last) > 0);
        var rows = await pending.OrderBy(row => row.Id).Take(most).Select(row => new { row.Id, row.SubjectId }).ToListAsync(cancellation);
        return [.. rows.Select(row => (row.Id, row.SubjectId))];
    }

    public async Task<IReadOnlyList<Correction>> OfFileAsync(SubjectId subject, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.Corrections.AsNoTracking().Where(row => row.SubjectId == subject).ToListAsync(cancellation);

        // Of one moment, by their ids, which rise with time; SQL Server would sort them by their last bytes.
        return [.. rows.OrderBy(row => row.At).ThenBy(row => row.Id).Select(row => row.ToCorrection())];
    }

    public async Task<PastReadings> ReadingsAsync(SubjectId subject, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var disclosed = await (await AnsweredAsync(context, subject, cancellation)).ToListAsync(cancellation);
        var grants = await context.ConsentGrants.AsNoTracking().Where(grant => grant.SubjectId == subject).ToDictionaryAsync(grant => grant.Id, cancellation);
        var uses = await context.ConsentGrants.AsNoTracking().Where(grant => grant.SubjectId == subject)
            .Join(context.ConsentUses, grant => grant.Id, use => use.ConsentId, (grant, use) => use)
            .ToListAsync(cancellation);

        // An answer may be repeated, also under another consent of the partner: the latest is, and of two at once its own.
        var made = uses.Where(row => grants.ContainsKey(row.ConsentId)).Select(row => (Row: row, Use: row.AsMade(), Grant: grants[row.ConsentId])).OrderByDescending(one => one.Use.At).ToList();
        var byQuestion = made.ToLookup(one => (one.Grant.PartnerId, one.Use.Question));
        var answered = disclosed
            .Select(inquiry => (Inquiry: inquiry, By: Of(inquiry, byQuestion[(inquiry.PartnerId, inquiry.Question)])))
            .Where(pair => pair.By is not null)
            .ToLookup(pair => pair.By!, pair => pair.Inquiry);
        return new(
            subject,
            [
                .. made.Select(one => new PastReading(
                    one.Grant.ToGrant([]),
                    one.Use,
                    [.. answered[one.Row].Select(row => new PastInquiry(row.Id, row.ConsentId, row.MadeAt, row.Fields.Split(' ', StringSplitOptions.RemoveEmptyEntries)))])),
            ],
            disclosed.Count);

        static ConsentUseRow? Of(InquiryRow inquiry, IEnumerable<(ConsentUseRow Row, ConsentUse Use, ConsentGrantRow Grant)> uses) =>
            uses.FirstOrDefault(one => one.Row.InquiryId == inquiry.Id).Row
            ?? uses.Where(one => one.Use.At <= inquiry.MadeAt && inquiry.MadeAt - one.Use.At < ConsentUse.AnswerStands)
                .OrderByDescending(one => one.Row.ConsentId == inquiry.ConsentId).FirstOrDefault().Row;
    }

    public async Task<int?> TryTellAsync(
        IReadOnlyList<(CorrectionRecall Recall, Notice Notice)> recalls, IReadOnlyList<PastReading> wrong, PastReadings readings, IReadOnlyList<Correction> corrections,
        CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            try
            {
                return await TellAsync(context, recalls, wrong, readings, corrections, cancellation);
            }
            catch (Exception exception) when (attempt < Attempts && (exception is DbUpdateException || context.Ledger.Undone(exception)))
            {
                // Another node tells the same; what it told is left out on the next attempt.
            }
        }
    }

    public async Task<IReadOnlyList<CorrectionRecall>> ListAsync(PartnerId? partner, bool unacknowledged, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var recalls = context.CorrectionRecalls.AsNoTracking();
        if (partner is { } one)
            recalls = recalls.Where(recall => recall.PartnerId == one);
        if (unacknowledged)
            recalls = recalls.Where(recall => recall.AcknowledgedAt == null);
        return await PageAsync(recalls, first, after, cancellation);
    }

    public async Task<IReadOnlyList<CorrectionRecall>> OfSubjectAsync(SubjectId subject, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await PageAsync(context.CorrectionRecalls.AsNoTracking().Where(recall => recall.SubjectId == subject), first, after, cancellation);
    }

    public async Task<CorrectionRecall?> AcknowledgeAsync(RecallId id, PartnerId partner, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        await context.CorrectionRecalls.Where(recall => recall.Id == id.Value && recall.PartnerId == partner && recall.AcknowledgedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(recall => recall.AcknowledgedAt, at), cancellation);
        var row = await context.CorrectionRecalls.AsNoTracking().SingleOrDefaultAsync(recall => recall.Id == id.Value && recall.PartnerId == partner, cancellation);
        await transaction.CommitAsync(cancellation);
        return row?.ToRecall();
    }

    private static async Task<IReadOnlyList<CorrectionRecall>> PageAsync(
        IQueryable<CorrectionRecallRow> recalls, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        if (after is (var at, var id))
            recalls = recalls.Where(recall => recall.CorrectedAt < at || (recall.CorrectedAt == at && recall.Id.CompareTo(id) > 0));
        var rows = await recalls.OrderByDescending(recall => recall.CorrectedAt).ThenBy(recall => recall.Id).Take(first).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToRecall())];
    }

    private static async Task<int?> TellAsync(
        BureauDbContext context, IReadOnlyList<(CorrectionRecall Recall, Notice Notice)> recalls, IReadOnlyList<PastReading> wrong, PastReadings readings,
        IReadOnlyList<Correction> corrections, CancellationToken cancellation)
    {
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var subject = readings.Subject;
        if (wrong.Count > 0)
        {
            // The consents first and in the order of their ids, as the ledger does. A new version makes every node forget what it remembers of the answer.
            var tellers = wrong.Select(reading => reading.Grant.Partner).Distinct().ToList();
            var consents = await context.ConsentGrants.AsNoTracking()
                .Where(grant => grant.SubjectId == subject && EF.Parameter(tellers).Contains(grant.PartnerId) && grant.Status == ConsentStatus.Granted)
                .Select(grant => grant.Id)
                .ToListAsync(cancellation);
            foreach (var consent in consents.OrderBy(consent => consent.Value))
                await context.ConsentGrants.Where(grant => grant.Id == consent).ExecuteUpdateAsync(set => set.SetProperty(grant => grant.Version, grant => grant.Version + 1), cancellation);

            // From here on nobody repeats an answer; who did so a moment ago is told too.
            if (await (await AnsweredAsync(context, subject, cancellation)).CountAsync(cancellation) != readings.Inquiries)
                return null;
            foreach (var consent in wrong.ToLookup(reading => reading.Grant.Id, reading => reading.Use))
            {
                foreach (var use in consent)
                {
                    await context.ConsentUses.Where(row => row.ConsentId == consent.Key && row.Question == use.Question && row.At == use.At)
                        .ExecuteUpdateAsync(set => set.SetProperty(row => row.Question, ConsentUseRow.Recalled + use.Question), cancellation);
                }
            }
        }

        var ids = recalls.Select(one => one.Recall.Id.Value).ToList();
        var told = await context.CorrectionRecalls.Where(recall => EF.Parameter(ids).Contains(recall.Id)).Select(recall => recall.Id).ToListAsync(cancellation);
        var news = recalls.Where(one => !told.Contains(one.Recall.Id.Value)).ToList();
        context.CorrectionRecalls.AddRange(news.Select(one => CorrectionRecallRow.Of(one.Recall)));
        context.Notices.AddRange(news.Select(one => NoticeRow.Of(one.Notice)));
        await context.SaveChangesAsync(cancellation);
        var done = corrections.Select(correction => correction.Id).ToList();
        await context.Corrections.Where(row => EF.Parameter(done).Contains(row.Id)).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return news.Count;
    }

    private static async Task<IQueryable<InquiryRow>> AnsweredAsync(BureauDbContext context, SubjectId subject, CancellationToken cancellation) =>
        (await InquiriesOfPeople.OfAsync(context, subject, cancellation)).Where(inquiry => inquiry.Denial == null);
}
