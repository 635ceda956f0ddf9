using Bureau.Domain;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The agreements in the database.</summary>
internal sealed class PartnerStore(IDbContextFactory<BureauDbContext> contexts) : IPartnerStore
{
    public async ValueTask<PartnerAgreement?> FindAsync(PartnerId id, Freshness freshness, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);

        // One statement, so that purposes and thresholds are those of the version.
        var row = await context.Partners.AsNoTracking().AsSingleQuery().SingleOrDefaultAsync(partner => partner.Id == id, cancellation);
        return row?.ToAgreement();
    }

    /// <summary>Stores a new agreement.</summary>
    public async Task AddAsync(PartnerAgreement agreement, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        context.Partners.Add(PartnerRow.Of(agreement));
        await context.SaveChangesAsync(cancellation);
    }
}
