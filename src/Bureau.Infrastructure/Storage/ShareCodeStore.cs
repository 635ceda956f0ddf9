using System.Data;
using Bureau.Domain;
using Bureau.Domain.Consents;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.ShareCodes;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The share codes in the database.</summary>
internal sealed class ShareCodeStore(IDbContextFactory<BureauDbContext> contexts, ShareCodeHash hash) : IShareCodeStore
{
    /// <summary>The first try of an hour is inserted; who is overtaken there finds the row at once.</summary>
    private const int Attempts = 3;

    public async Task<bool> TryAddAsync(ShareCode made, Code code, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);

        // Locks the subject's file, so that two codes made at once are counted one after the other.
        await context.CreditFiles.Where(file => file.SubjectId == made.Subject)
            .ExecuteUpdateAsync(set => set.SetProperty(file => file.Version, file => file.Version), cancellation);
        var live = await context.ShareCodes.CountAsync(
            row => row.SubjectId == made.Subject && row.RedeemedAt == null && row.WithdrawnAt == null && row.ExpiresAt > made.CreatedAt, cancellation);
        if (live >= ShareCode.MostLive)
            return false;
        context.ShareCodes.Add(ShareCodeRow.Of(made, hash.Of(code)));
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task<ShareCode?> FindAsync(Code code, CancellationToken cancellation)
    {
        var sought = hash.Of(code);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return (await context.ShareCodes.AsNoTracking().SingleOrDefaultAsync(row => row.CodeHash == sought, cancellation))?.ToShareCode();
    }

    public async Task<ShareCode?> FindAsync(ShareCodeId id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return (await context.ShareCodes.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id.Value, cancellation))?.ToShareCode();
    }

    public async Task<IReadOnlyList<ShareCode>> OfSubjectAsync(SubjectId subject, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var codes = context.ShareCodes.AsNoTracking().Where(row => row.SubjectId == subject);
        if (after is (var at, var id))
            codes = codes.Where(row => row.CreatedAt < at || (row.CreatedAt == at && row.Id.CompareTo(id) < 0));
        var rows = await codes.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(first).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToShareCode())];
    }

    public async Task<bool> TryWithdrawAsync(ShareCode withdrawn, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var changed = await Open(context, withdrawn.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.WithdrawnAt, withdrawn.WithdrawnAt), cancellation);
        await transaction.CommitAsync(cancellation);
        return changed == 1;
    }

    public async Task<bool> TryRedeemAsync(ShareCode redeemed, ConsentGrant consent, IReadOnlyList<Notice> notices, DateTimeOffset hour, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var changed = await Open(context, redeemed.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.RedeemedAt, redeemed.RedeemedAt)
                .SetProperty(row => row.RedeemedBy, redeemed.RedeemedBy)
                .SetProperty(row => row.ConsentId, redeemed.Consent),
            cancellation);
        if (changed == 0)
            return false;
        context.ConsentGrants.Add(ConsentGrantRow.Of(consent));
        context.ConsentChanges.Add(ConsentChangeRow.Of(consent, consent.DecidedAt ?? consent.RequestedAt));
        if (consent.Receipt is { } receipt)
            context.ConsentReceipts.Add(ConsentReceiptRow.Of(receipt));
        context.Notices.AddRange(notices.Select(NoticeRow.Of));
        await context.SaveChangesAsync(cancellation);
        await context.ShareCodeTries.Where(tries => tries.PartnerId == consent.Partner && tries.Hour == hour)
            .ExecuteUpdateAsync(set => set.SetProperty(tries => tries.Failures, tries => tries.Failures - 1), cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task<int> CountTryAsync(PartnerId partner, DateTimeOffset hour, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            await using var transaction = await context.BeginWriteAsync(cancellation);
            var ofHour = context.ShareCodeTries.Where(tries => tries.PartnerId == partner && tries.Hour == hour);
            if (await ofHour.ExecuteUpdateAsync(set => set.SetProperty(tries => tries.Failures, tries => tries.Failures + 1), cancellation) == 0)
            {
                context.ShareCodeTries.Add(new() { PartnerId = partner, Hour = hour, Failures = 1 });
                try
                {
                    await context.SaveChangesAsync(cancellation);
                }
                catch (DbUpdateException exception) when (exception.InnerException is { } cause && context.Furnished.WasOvertaken(cause))
                {
                    continue;
                }
            }

            var count = await ofHour.Select(tries => tries.Failures).SingleAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return count;
        }

        throw new DBConcurrencyException($"The tries of a partner could not be counted {Attempts} times in a row.");
    }

    private static IQueryable<ShareCodeRow> Open(BureauDbContext context, ShareCodeId id) =>
        context.ShareCodes.Where(row => row.Id == id.Value && row.RedeemedAt == null && row.WithdrawnAt == null);
}
