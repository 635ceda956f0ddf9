using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>Changes of agreements in the database. A commit of the ledger compares the agreement's version, so that nothing is answered by an old one.</summary>
internal sealed class AgreementStore(IDbContextFactory<BureauDbContext> contexts) : IAgreementStore
{
    public async Task<bool> TryReplaceAsync(PartnerAgreement next, IReadOnlyList<ThresholdChange> changes, Notice notice, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);

        // First, so that the row is locked before its parts are written.
        var replaced = await context.Partners.Where(partner => partner.Id == next.Id && partner.Version == next.Version - 1)
            .ExecuteUpdateAsync(set => set.SetProperty(partner => partner.Version, next.Version).SetProperty(partner => partner.Suspended, next.Suspended), cancellation);
        if (replaced == 0)
            return false;
        if (changes is [.., { Threshold: var threshold }])
        {
            var row = await context.Partners.SingleAsync(partner => partner.Id == next.Id, cancellation);
            row.Thresholds.RemoveAll(before => before.Category == threshold.Category);
            await context.SaveChangesAsync(cancellation);
            row.Thresholds.Add(PartnerThresholdRow.Of(threshold));
            context.ThresholdChanges.AddRange(changes.Select(ThresholdChangeRow.Of));
        }

        context.Notices.Add(NoticeRow.Of(notice));
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task<IReadOnlyList<ThresholdChange>> ThresholdChangesAsync(PartnerId partner, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.ThresholdChanges.AsNoTracking().Where(change => change.PartnerId == partner).OrderBy(change => change.ChangedAt).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToChange())];
    }
}
