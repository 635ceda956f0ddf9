using Bureau.Domain.Companies.Names;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The exclusions of screenings in the database.</summary>
internal sealed class ExclusionStore(IDbContextFactory<BureauDbContext> contexts) : IExclusionStore
{
    public async Task<IReadOnlySet<Exclusion>> OfAsync(PartnerId partner, IReadOnlyCollection<string> names, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.ScreeningExclusions.AsNoTracking().Where(exclusion => exclusion.PartnerId == partner && EF.Parameter(names).Contains(exclusion.Name))
            .Select(exclusion => new Exclusion(exclusion.Name, exclusion.CompanyId)).ToHashSetAsync(cancellation);
    }

    public async Task<bool> TryAddAsync(PartnerId partner, Exclusion exclusion, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);

        // The partner's row keeps two of its decisions from passing each other.
        await context.Partners.Where(row => row.Id == partner).ExecuteUpdateAsync(set => set.SetProperty(row => row.Version, row => row.Version), cancellation);
        var ofName = context.ScreeningExclusions.AsNoTracking().Where(row => row.PartnerId == partner && row.Name == exclusion.Name);
        if (await ofName.AnyAsync(row => row.CompanyId == exclusion.Company, cancellation))
            return true;
        if (await ofName.CountAsync(cancellation) >= Exclusion.MostOfAName)
            return false;
        context.ScreeningExclusions.Add(new() { PartnerId = partner, Name = exclusion.Name, CompanyId = exclusion.Company, DecidedAt = at });
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task RemoveAsync(PartnerId partner, Exclusion exclusion, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        await context.ScreeningExclusions.Where(row => row.PartnerId == partner && row.Name == exclusion.Name && row.CompanyId == exclusion.Company).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
