using Bureau.Domain;
using Bureau.Domain.Consents;
using Bureau.Domain.IdentityChanges;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The changes of who somebody is, in the database.</summary>
internal sealed class IdentityChangeStore(IDbContextFactory<BureauDbContext> contexts, IdentityVault vault) : IIdentityChangeStore
{
    private static readonly ConsentStatus[] Open = [ConsentStatus.Requested, ConsentStatus.Granted, ConsentStatus.Paused];

    public async Task AddAsync(IdentityChange proposed, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        context.IdentityChanges.Add(IdentityChangeRow.Of(proposed, vault));
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public async Task<IdentityChange?> FindAsync(IdentityChangeId id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return (await context.IdentityChanges.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id.Value, cancellation))?.ToChange(vault);
    }

    public async Task<IReadOnlyList<IdentityChange>> ListAsync(DateTimeOffset? openAt, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var changes = context.IdentityChanges.AsNoTracking();
        if (openAt is { } moment)
        {
            var since = moment - IdentityChange.Waits;
            changes = changes.Where(row => row.Status == IdentityChangeStatus.Proposed && row.ProposedAt > since);
        }

        if (after is (var at, var id))
            changes = changes.Where(row => row.ProposedAt < at || (row.ProposedAt == at && row.Id.CompareTo(id) < 0));
        var rows = await changes.OrderByDescending(row => row.ProposedAt).ThenByDescending(row => row.Id).Take(first).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToChange(vault))];
    }

    public async Task<NumberOwner?> OwnerAsync(IdentityNumber number, CancellationToken cancellation)
    {
        var hash = vault.Hash(number);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Subjects.Where(subject => subject.NumberHash == hash).Select(subject => new NumberOwner(subject.Id, true)).SingleOrDefaultAsync(cancellation)
            ?? await context.FormerIdentityNumbers.Where(former => former.NumberHash == hash).Select(former => new NumberOwner(former.SubjectId, false)).SingleOrDefaultAsync(cancellation);
    }

    public async Task<PersonStanding?> StandingAsync(SubjectId subject, DateTimeOffset asOf, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var person = await context.Subjects.AsNoTracking().SingleOrDefaultAsync(row => row.Id == subject, cancellation);
        var file = await context.CreditFiles.AsNoTracking().SingleOrDefaultAsync(row => row.SubjectId == subject, cancellation);
        if (person is null || file is null)
            return null;
        var thaws = await context.Thaws.AsNoTracking().Where(row => row.SubjectId == subject).ToListAsync(cancellation);
        var consents = await context.ConsentGrants.AsNoTracking()
            .Where(consent => consent.SubjectId == subject && Open.Contains(consent.Status) && consent.ExpiresAt > asOf).ToListAsync(cancellation);
        return new(
            new Subject(person.Id, person.Name, person.BirthDate, person.NumberMasked, person.NumberType.Jurisdiction()) { DiedOn = person.DeceasedOn },
            file.ToHead([.. thaws.Select(thaw => thaw.ToThaw())]), [.. consents.Select(consent => consent.ToGrant([]))]);
    }

    public async Task<bool> TryWithdrawAsync(IdentityChange withdrawn, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        if (!await DecideAsync(context, withdrawn, cancellation))
            return false;
        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task<bool> TryApplyAsync(IdentityStep step, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        try
        {
            await using var transaction = await context.BeginWriteAsync(cancellation);
            if (!await ApplyAsync(context, step, cancellation))
                return false;
            await transaction.CommitAsync(cancellation);
            return true;
        }
        catch (Exception exception) when (FurnishingStore.NothingWasWritten(context, exception))
        {
            // Another writer came first; what it wrote is read on the next attempt.
            return false;
        }
    }

    private async Task<bool> ApplyAsync(BureauDbContext context, IdentityStep step, CancellationToken cancellation)
    {
        if (!await DecideAsync(context, step.Change, cancellation))
            return false;

        // Consents and then files, each in the order of ids, as a ledger's batch locks them.
        foreach (var consent in step.Consents.OrderBy(consent => consent.Id.Value))
        {
            if (!await ConsentStore.TryReplaceAsync(context, consent, step.Change.DecidedAt ?? step.Change.ProposedAt, cancellation))
                return false;
        }

        foreach (var file in step.Files.OrderBy(file => file.Subject.Value))
        {
            if (!await CreditFileStore.ReplaceHeadAsync(context, file, cancellation))
                return false;
        }

        var change = step.Change;
        var at = change.DecidedAt ?? throw new InvalidOperationException("A change is done that nobody has confirmed.");
        var done = change switch
        {
            { DiedOn: { } day } => await CloseAsync(context, change.Person.Subject, day, at, cancellation),
            { Kept: { } kept } => await MergingSubjects.MergeAsync(context, change.Person.Subject, kept.Subject, at, cancellation),
            { Number: { } number } => await RenumberAsync(context, change.Person.Subject, number, at, cancellation),
            _ => throw new InvalidOperationException("A change of who somebody is changes nothing."),
        };
        if (!done)
            return false;
        context.Notices.AddRange(step.Notices.Select(NoticeRow.Of));
        await context.SaveChangesAsync(cancellation);
        return true;
    }

    private static async Task<bool> DecideAsync(BureauDbContext context, IdentityChange next, CancellationToken cancellation) => await context.IdentityChanges
        .Where(row => row.Id == next.Id.Value && row.Version == next.Version - 1)
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.Status, next.Status)
                .SetProperty(row => row.DecidedBy, next.DecidedBy)
                .SetProperty(row => row.DecidedAt, next.DecidedAt)
                .SetProperty(row => row.Version, next.Version),
            cancellation) == 1;

    private static async Task<bool> CloseAsync(BureauDbContext context, SubjectId subject, DateOnly diedOn, DateTimeOffset at, CancellationToken cancellation)
    {
        await context.Subjects.Where(row => row.Id == subject).ExecuteUpdateAsync(set => set.SetProperty(row => row.DeceasedOn, diedOn), cancellation);
        await context.ShareCodes.Where(row => row.SubjectId == subject && row.RedeemedAt == null && row.WithdrawnAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.WithdrawnAt, at), cancellation);

        // What a code or an answer has granted since it was read ends, too: on the next attempt.
        return !await context.ConsentGrants.AnyAsync(
            consent => consent.SubjectId == subject && (consent.Status == ConsentStatus.Granted || consent.Status == ConsentStatus.Paused) && consent.ExpiresAt > at, cancellation);
    }

    private async Task<bool> RenumberAsync(BureauDbContext context, SubjectId subject, IdentityNumber number, DateTimeOffset at, CancellationToken cancellation)
    {
        var before = await context.Subjects.AsNoTracking().SingleAsync(row => row.Id == subject, cancellation);
        var (hash, written, masked, birthDate) = (vault.Hash(number), vault.Seal(number), number.Masked, number.BirthDate ?? before.BirthDate);
        await context.Subjects.Where(row => row.Id == subject).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.NumberHash, hash)
                .SetProperty(row => row.NumberSealed, written)
                .SetProperty(row => row.NumberMasked, masked)
                .SetProperty(row => row.BirthDate, birthDate),
            cancellation);

        // After the number was taken, since only then can nobody else give it up into theirs. One's own former number is former no more.
        await context.FormerIdentityNumbers.Where(former => former.NumberHash == hash && former.SubjectId == subject).ExecuteDeleteAsync(cancellation);
        if (await context.FormerIdentityNumbers.AnyAsync(former => former.NumberHash == hash, cancellation))
            return false;
        context.FormerIdentityNumbers.Add(FormerIdentityNumberRow.Of(before, subject, at));
        return true;
    }
}
