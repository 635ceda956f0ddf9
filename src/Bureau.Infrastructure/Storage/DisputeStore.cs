using Bureau.Domain;
using Bureau.Domain.Disputes;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The disputes and statements in the database. Whatever is written raises the file's version first, which locks the file: all steps in one file come one after another.</summary>
internal sealed class DisputeStore(IDbContextFactory<BureauDbContext> contexts) : IDisputeStore
{
    public async Task<SubjectDisputes?> OfSubjectAsync(SubjectId subject, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);

        // The version before the content: what changes in between is not written over, for the write finds another version.
        var file = await context.CreditFiles.AsNoTracking().Where(file => file.SubjectId == subject)
            .Join(context.Subjects, file => file.SubjectId, person => person.Id, (file, person) => new { file.Version, person.NumberType })
            .SingleOrDefaultAsync(cancellation);
        if (file is null)
            return null;
        var jurisdiction = file.NumberType.Jurisdiction();
        var disputes = await context.Disputes.AsNoTracking().Where(row => row.SubjectId == subject).OrderBy(row => row.OpenedAt).ThenBy(row => row.Id).ToListAsync(cancellation);
        return new(file.Version, jurisdiction, [.. disputes.Select(row => row.ToDispute(jurisdiction))], await StatementsAsync(context, [subject], cancellation));
    }

    public async Task<SubjectId?> SubjectOfAsync(DisputeId dispute, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Disputes.AsNoTracking().Where(row => row.Id == dispute).Select(row => (SubjectId?)row.SubjectId).SingleOrDefaultAsync(cancellation);
    }

    public async Task<IReadOnlyList<Dispute>> PageOfSubjectAsync(SubjectId subject, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = context.Disputes.AsNoTracking().Where(row => row.SubjectId == subject);
        if (after is (var at, var value))
        {
            var id = new DisputeId(value);
            rows = rows.Where(row => row.OpenedAt < at || (row.OpenedAt == at && row.Id.CompareTo(id) < 0));
        }

        var found = await WithPerson(context, rows.OrderByDescending(row => row.OpenedAt).ThenByDescending(row => row.Id).Take(first)).ToListAsync(cancellation);
        return [.. found.OrderByDescending(one => one.Row.OpenedAt).ThenByDescending(one => one.Row.Id.Value).Select(one => one.ToDispute())];
    }

    public async Task<IReadOnlyList<Dispute>> PageOfPartnerAsync(
        PartnerId partner, DisputeStatus? status, DateTimeOffset at, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = WithPerson(context, context.Disputes.AsNoTracking().Where(row => row.FurnisherId == partner));
        var (cn, us) = (Jurisdiction.Cn.Day(at), Jurisdiction.Us.Day(at));
        rows = status switch
        {
            null => rows,
            DisputeStatus.Open => rows.Where(one => one.Row.Status == DisputeStatus.Open && one.Row.DueOn >= (one.NumberType == IdentityNumberType.UsSsn ? us : cn)),
            DisputeStatus.Suppressed => rows.Where(one => one.Row.Status == DisputeStatus.Suppressed
                || (one.Row.Status == DisputeStatus.Open && one.Row.DueOn < (one.NumberType == IdentityNumberType.UsSsn ? us : cn))),
            { } ended => rows.Where(one => one.Row.Status == ended),
        };
        if (after is (var moment, var value))
        {
            var id = new DisputeId(value);
            rows = rows.Where(one => one.Row.OpenedAt > moment || (one.Row.OpenedAt == moment && one.Row.Id.CompareTo(id) > 0));
        }

        var found = await rows.OrderBy(one => one.Row.OpenedAt).ThenBy(one => one.Row.Id).Take(first).ToListAsync(cancellation);
        return [.. found.Select(one => one.ToDispute())];
    }

    public async Task<IReadOnlyList<Statement>> StatementsAsync(IReadOnlyCollection<SubjectId> subjects, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await StatementsAsync(context, [.. subjects], cancellation);
    }

    public async Task<IReadOnlyList<Dispute>> OverdueAsync(DateTimeOffset at, DisputeId? after, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var (cn, us) = (Jurisdiction.Cn.Day(at), Jurisdiction.Us.Day(at));
        var latest = cn > us ? cn : us;
        var overdue = WithPerson(context, context.Disputes.AsNoTracking().Where(row => row.Status == DisputeStatus.Open && row.DueOn < latest))
            .Where(one => one.Row.DueOn < (one.NumberType == IdentityNumberType.UsSsn ? us : cn));
        if (after is { } last)
            overdue = overdue.Where(one => one.Row.Id.CompareTo(last) > 0);
        var found = await overdue.OrderBy(one => one.Row.Id).Take(most).ToListAsync(cancellation);
        return [.. found.Select(one => one.ToDispute())];
    }

    public async Task<PartnerId?> AuthorityAsync(string name, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var found = await context.Partners.AsNoTracking().Where(partner => partner.Tier == Tier.Authority && partner.Name == name)
            .OrderBy(partner => partner.Id).Select(partner => partner.Id).Take(2).ToListAsync(cancellation);
        return found is [var one] ? one : null;
    }

    public async Task<bool> TryWriteAsync(Dispute dispute, long fileVersion, IReadOnlyList<Notice> notices, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        if (!await RaiseFileAsync(context, dispute.Subject, fileVersion, cancellation))
            return false;
        var row = DisputeRow.Of(dispute);
        if (dispute.Version == 1)
        {
            context.Disputes.Add(row);
        }
        else if (await ReplaceAsync(context, row, cancellation) != 1)
        {
            return false;
        }

        if (CorrectionRow.Of(dispute) is { } correction)
            context.Corrections.Add(correction);
        context.Notices.AddRange(notices.Select(NoticeRow.Of));
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task<bool> TryWriteAsync(Statement statement, long fileVersion, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        if (!await RaiseFileAsync(context, statement.Subject, fileVersion, cancellation))
            return false;
        if (statement.WithdrawnAt is { } at)
        {
            var id = statement.Id.Value;
            if (await context.Statements.Where(row => row.Id == id && row.WithdrawnAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.WithdrawnAt, at), cancellation) != 1)
                return false;
        }
        else
        {
            context.Statements.Add(StatementRow.Of(statement));
            await context.SaveChangesAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task TellOnceAsync(Notice notice, CancellationToken cancellation)
    {
        var row = NoticeRow.Of(notice);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        if (await context.Notices.AnyAsync(
            told => told.SubjectId == row.SubjectId && told.PartnerId == row.PartnerId && told.Kind == row.Kind && told.About == row.About && told.Details == row.Details, cancellation))
            return;
        context.Notices.Add(row);
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task<List<Statement>> StatementsAsync(BureauDbContext context, IReadOnlyList<SubjectId> subjects, CancellationToken cancellation)
    {
        var rows = await context.Statements.AsNoTracking().Where(row => EF.Parameter(subjects).Contains(row.SubjectId)).OrderBy(row => row.WrittenAt).ThenBy(row => row.Id).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToStatement())];
    }

    private static async Task<bool> RaiseFileAsync(BureauDbContext context, SubjectId subject, long version, CancellationToken cancellation) =>
        await context.CreditFiles.Where(file => file.SubjectId == subject && file.Version == version)
            .ExecuteUpdateAsync(set => set.SetProperty(file => file.Version, version + 1), cancellation) == 1;

    private static Task<int> ReplaceAsync(BureauDbContext context, DisputeRow row, CancellationToken cancellation) =>
        context.Disputes.Where(stored => stored.Id == row.Id && stored.Version == row.Version - 1).ExecuteUpdateAsync(
            set => set.SetProperty(stored => stored.DueOn, row.DueOn)
                .SetProperty(stored => stored.Extended, row.Extended)
                .SetProperty(stored => stored.Status, row.Status)
                .SetProperty(stored => stored.AnswerReason, row.AnswerReason)
                .SetProperty(stored => stored.EnteredBy, row.EnteredBy)
                .SetProperty(stored => stored.ReviewedBy, row.ReviewedBy)
                .SetProperty(stored => stored.ClosedAt, row.ClosedAt)
                .SetProperty(stored => stored.ReinsertedAt, row.ReinsertedAt)
                .SetProperty(stored => stored.ReinsertedBy, row.ReinsertedBy)
                .SetProperty(stored => stored.Version, row.Version),
            cancellation);

    private static IQueryable<OfPerson> WithPerson(BureauDbContext context, IQueryable<DisputeRow> rows) =>
        rows.Join(context.Subjects, row => row.SubjectId, person => person.Id, (row, person) => new OfPerson { Row = row, NumberType = person.NumberType });

    private sealed class OfPerson
    {
        public required DisputeRow Row { get; init; }

        public required IdentityNumberType NumberType { get; init; }

        public Dispute ToDispute() => Row.ToDispute(NumberType.Jurisdiction());
    }
}
