using Bureau.Domain.Consents;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The receipts in the database. Those of one page of consents are read together.</summary>
internal sealed class ReceiptStore : IReceiptStore
{
    private readonly IDbContextFactory<BureauDbContext> contexts;
    private readonly GroupRead<ConsentId, SignedReceipt> reads;

    public ReceiptStore(IDbContextFactory<BureauDbContext> contexts)
    {
        this.contexts = contexts;
        reads = new(ReadAsync);
    }

    public Task<SignedReceipt?> FindAsync(ConsentId consent, CancellationToken cancellation) => reads.ReadAsync(consent, cancellation);

    private async Task<IReadOnlyDictionary<ConsentId, SignedReceipt>> ReadAsync(IReadOnlyList<ConsentId> consents)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var rows = await context.ConsentReceipts.AsNoTracking().Where(receipt => EF.Parameter(consents).Contains(receipt.ConsentId)).ToListAsync();
        return rows.ToDictionary(row => row.ConsentId, row => row.ToReceipt());
    }
}
