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
        var row = await context.Subjects.AsNoTracking().SingleOrDefaultAsync(subject => subject.NumberHash == hash, cancellation);
        // Compared with somebody even when nobody is known, so that the time it takes does not tell.
        var match = IdentityMatch.Of(identity, row?.Name ?? NobodysName, row?.BirthDate ?? default);
        return row is not null && match.IsSame ? row.Id : null;
    }

    public async Task<Subject?> ReadAsync(SubjectId id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var row = await context.Subjects.AsNoTracking().SingleOrDefaultAsync(subject => subject.Id == id, cancellation);
        return row is null ? null : new Subject(row.Id, row.Name, row.BirthDate, row.NumberMasked, row.NumberType.Jurisdiction());
    }
}
