using Bureau.Domain;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>What a furnisher has furnished, in the database. Every statement names the furnisher.</summary>
internal sealed class FurnishedStore(IDbContextFactory<BureauDbContext> contexts) : IFurnishedStore
{
    public async Task<FurnishingBatch[]> BatchesAsync(PartnerId furnisher, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var batches = context.FurnishingBatches.AsNoTracking().Where(batch => batch.FurnisherId == furnisher);
        if (after is (var at, var id))
            batches = batches.Where(batch => batch.ReceivedAt < at || (batch.ReceivedAt == at && batch.Id.CompareTo(id) < 0));
        var rows = await batches
            .OrderByDescending(batch => batch.ReceivedAt).ThenByDescending(batch => batch.Id)
            .Take(first)
            .ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToBatch())];
    }

    public async Task<(SubjectId Subject, TradelineId Tradeline)?> FindAccountAsync(PartnerId furnisher, string accountNumber, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var own = context.Tradelines.AsNoTracking().Where(tradeline => tradeline.FurnisherId == furnisher);

        // A number that an account has now finds that one, even if another had it before.
        var found = await own.Where(tradeline => tradeline.AccountNumber == accountNumber)
                .Select(tradeline => new { tradeline.SubjectId, tradeline.Id }).SingleOrDefaultAsync(cancellation)
            ?? await own.Where(tradeline => context.FormerAccountNumbers.Any(former =>
                    former.FurnisherId == furnisher && former.AccountNumber == accountNumber && former.TradelineId == tradeline.Id))
                .Select(tradeline => new { tradeline.SubjectId, tradeline.Id }).SingleOrDefaultAsync(cancellation);
        return found is null ? null : (found.SubjectId, found.Id);
    }
}
