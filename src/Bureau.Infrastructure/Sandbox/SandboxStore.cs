using Bureau.Domain.CreditFiles;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.EntityFrameworkCore.Models;

namespace Bureau.Infrastructure.Sandbox;

/// <summary>
/// The sandbox in the store: partners with published secrets and made-up people. It is loaded into an empty store in the Development environment;
/// anywhere else the program MUST NOT serve from a store that holds it.
/// </summary>
public sealed class SandboxStore
{
    private readonly IDbContextFactory<BureauDbContext> contexts;
    private readonly IServiceScopeFactory scopes;
    private readonly IdentityVault vault;
    private readonly TimeProvider clock;

    internal SandboxStore(IDbContextFactory<BureauDbContext> contexts, IServiceScopeFactory scopes, IdentityVault vault, TimeProvider clock) =>
        (this.contexts, this.scopes, this.vault, this.clock) = (contexts, scopes, vault, clock);

    /// <summary>Whether a partner or a client of the sandbox is in the store.</summary>
    public async Task<bool> IsPresentAsync(CancellationToken cancellation)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            var partners = SandboxPartners.All.Select(partner => partner.Agreement.Id).ToList();
            if (await context.Partners.AnyAsync(partner => partners.Contains(partner.Id), cancellation))
                return true;
        }

        return (await ClientsAsync(cancellation)).Count > 0;
    }

    /// <summary>
    /// Loads the sandbox if the store has no partner yet, and completes what an interrupted load left out. Does nothing to a store of other partners.
    /// Safe to run from several processes at once.
    /// </summary>
    public async Task EnsureLoadedAsync(CancellationToken cancellation)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            if (!await context.Partners.AnyAsync(cancellation))
                await UnlessSomebodyElseDidAsync(() => LoadAsync(context, cancellation), () => HasPartnerAsync(SandboxPartners.Rental, cancellation));
        }

        if (!await HasPartnerAsync(SandboxPartners.Rental, cancellation))
            return;
        var clients = await ClientsAsync(cancellation);
        foreach (var partner in SandboxPartners.All.Where(partner => !clients.Contains(partner.ClientId)))
        {
            await UnlessSomebodyElseDidAsync(
                () => RegisterAsync(partner, cancellation), async () => (await ClientsAsync(cancellation)).Contains(partner.ClientId));
        }
    }

    /// <summary>
    /// Empties the store, except for the signing keys, and loads the sandbox anew. False, and nothing is touched, when the store holds partners and
    /// not the sandbox's.
    /// </summary>
    public async Task<bool> TryResetAsync(CancellationToken cancellation)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellation))
        {
            if (await context.Partners.AnyAsync(cancellation) && !await HasPartnerAsync(SandboxPartners.Rental, cancellation))
                return false;
            await context.Database.CreateExecutionStrategy().ExecuteAsync(context, EmptyAsync, cancellation);
        }

        await EnsureLoadedAsync(cancellation);
        return true;
    }

    private async Task LoadAsync(BureauDbContext context, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        context.Partners.AddRange(SandboxPartners.All.Select(partner => PartnerRow.Of(partner.Agreement)));
        foreach (var person in SandboxPeople.All)
        {
            var identity = person.Identity;
            context.Subjects.Add(new SubjectRow
            {
                Id = person.Id,
                Name = identity.Name,
                BirthDate = identity.BirthDate,
                NumberType = identity.Number.Type,
                NumberHash = vault.Hash(identity.Number),
                NumberSealed = vault.Seal(identity.Number),
                NumberMasked = identity.Number.Masked,
            });
            context.CreditFiles.Add(new CreditFileRow { SubjectId = person.Id, Version = 1, Frozen = person.Frozen });
            context.Tradelines.AddRange(person.Accounts(new SandboxAccounts(person.Number, today)).Select(tradeline => TradelineRow.Of(person.Id, tradeline)));
            context.Listings.AddRange(person.Listings(today).Select(listing => ListingRow.Of(person.Id, listing)));
            context.ConsentGrants.AddRange(person.Consents(now).Select(ConsentGrantRow.Of));
        }

        var place = await CompanyStore.NextPlaceAsync(context, cancellation);
        foreach (var company in SandboxCompanies.All)
        {
            context.Companies.Add(company.Row(place, now));
            context.Listings.AddRange(company.Listings(today, now));
            context.IntegrityRecords.AddRange(company.Records(today));
        }

        await context.SaveChangesAsync(cancellation);
        await CompanyNameIndex.ReplaceAsync(context, [.. SandboxCompanies.All.Select(company => new RenamedCompany(company.Id, [], company.Facts.Names))], cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task EmptyAsync(BureauDbContext context, CancellationToken cancellation)
    {
        // The clock goes on: a copy that a partner keeps of companies is not to be set back.
        var kept = new[] { typeof(SigningKeyRow), typeof(CompanyClockRow) }.Select(row => context.Model.FindEntityType(row)!.GetTableName()).ToHashSet();
        var sql = context.GetService<ISqlGenerationHelper>();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        foreach (var table in DependentsFirst(context.GetService<IDesignTimeModel>().Model.GetRelationalModel()).Where(table => !kept.Contains(table.Name)))
        {
            var statement = $"DELETE FROM {sql.DelimitIdentifier(table.Name, table.Schema)}";
            await context.Database.ExecuteSqlRawAsync(statement, cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private static List<ITable> DependentsFirst(IRelationalModel model)
    {
        var left = model.Tables.ToList();
        var ordered = new List<ITable>(left.Count);
        while (left.Count > 0)
        {
            var free = left.Where(table => !table.ReferencingForeignKeyConstraints.Any(key => key.Table != table && left.Contains(key.Table))).ToList();
            if (free.Count == 0)
                throw new InvalidOperationException("The tables refer to each other in a circle.");
            ordered.AddRange(free);
            left.RemoveAll(free.Contains);
        }

        return ordered;
    }

    private async Task<bool> HasPartnerAsync(SandboxPartner partner, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Partners.AnyAsync(row => row.Id == partner.Agreement.Id, cancellation);
    }

    /// <summary>Those of the sandbox's clients that are in the store.</summary>
    private async Task<HashSet<string>> ClientsAsync(CancellationToken cancellation)
    {
        var named = SandboxPartners.All.Select(partner => partner.ClientId).ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var found = await context.Set<OpenIddictEntityFrameworkCoreApplication>()
            .Where(client => named.Contains(client.ClientId!))
            .Select(client => client.ClientId!)
            .ToListAsync(cancellation);
        return [.. found];
    }

    private async Task RegisterAsync(SandboxPartner partner, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PartnerClients>().RegisterAsync(partner.Client, SandboxPartners.Secret, cancellation);
    }

    // Two processes that start on the same empty store both find it empty; the store lets one of them write.
    private static async Task UnlessSomebodyElseDidAsync(Func<Task> write, Func<Task<bool>> isDone)
    {
        try
        {
            await write();
        }
        catch (Exception conflict) when (conflict is DbUpdateException or OpenIddictExceptions.ValidationException)
        {
            if (!await isDone())
                throw;
        }
    }
}
