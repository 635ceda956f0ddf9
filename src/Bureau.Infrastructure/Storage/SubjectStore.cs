using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The people in the database, found by the keyed hash of their number.</summary>
internal sealed class SubjectStore(IDbContextFactory<BureauDbContext> contexts, IdentityVault vault) : ISubjectStore
{
    private const string NobodysName = "Nobody Known";

    public async Task<SubjectId?> FindAsync(Identity identity, CancellationToken cancellation)
    {
        var hash = vault.Hash(identity.Number);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var now = await context.Subjects.AsNoTracking().Where(subject => subject.NumberHash == hash)
            .Select(subject => new { subject.Id, subject.Name, subject.BirthDate, subject.DeceasedOn }).SingleOrDefaultAsync(cancellation);

        // Looked up whether or not somebody has the number now, so that the time it takes does not tell.
        var before = await context.FormerIdentityNumbers.AsNoTracking().Where(former => former.NumberHash == hash)
            .Join(context.Subjects, former => former.SubjectId, subject => subject.Id, (former, subject) => new { subject.Id, former.Name, former.BirthDate, subject.DeceasedOn })
            .SingleOrDefaultAsync(cancellation);
        var known = now ?? before;

        // Compared with somebody even when nobody is known, for the same reason.
        var match = IdentityMatch.Of(identity, known?.Name ?? NobodysName, known?.BirthDate ?? default);
        return known is { DeceasedOn: null } && match.IsSame ? known.Id : null;
    }

    public async Task<SubjectId> KeptAsync(SubjectId id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Subjects.Where(subject => subject.Id == id).Select(subject => subject.MergedInto).SingleOrDefaultAsync(cancellation) ?? id;
    }

    public async Task<Subject?> ReadAsync(SubjectId id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context.Subjects.AsNoTracking().SingleOrDefaultAsync(subject => subject.Id == id, cancellation);
        return row is null ? null : new Subject(row.Id, row.Name, row.BirthDate, row.NumberMasked, row.NumberType.Jurisdiction()) { DiedOn = row.DeceasedOn };
    }
}
