using Bureau.Infrastructure.Sandbox;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Bureau.Infrastructure.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Bureau.Infrastructure.Tests.Sandbox;

[Collection(Databases.Collection)]
public sealed class SandboxStoreTests(Databases databases)
{
    [Theory, EveryStore]
    public async Task FillsAnEmptyStore_Once(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        await using var services = Services(database);
        var sandbox = services.GetRequiredService<SandboxStore>();
        Assert.False(await sandbox.IsPresentAsync(CancellationToken.None));
        await sandbox.EnsureLoadedAsync(CancellationToken.None);
        var loaded = await CountAsync(database);
        await sandbox.EnsureLoadedAsync(CancellationToken.None);

        Assert.Equal((8, 8, 24), (loaded.Partners, loaded.People, loaded.Consents));
        Assert.Equal(loaded, await CountAsync(database));
        Assert.True(await sandbox.IsPresentAsync(CancellationToken.None));
        foreach (var partner in SandboxPartners.All)
            Assert.Equal(partner.Client, await FindClientAsync(services, partner.ClientId));
    }

    [Theory, EveryStore]
    public async Task IsWhole_WhenSeveralProcessesFillItAtOnce(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var processes = Enumerable.Range(0, 4).Select(_ => Services(database)).ToList();
        await Task.WhenAll(processes.Select(services => Task.Run(() => services.GetRequiredService<SandboxStore>().EnsureLoadedAsync(CancellationToken.None))));
        Assert.Equal((8, 8, 24), (await CountAsync(database)) switch { var counted => (counted.Partners, counted.People, counted.Consents) });
        foreach (var partner in SandboxPartners.All)
            Assert.Equal(partner.Client, await FindClientAsync(processes[0], partner.ClientId));
        foreach (var services in processes)
            await services.DisposeAsync();
    }

    [Theory, EveryStore]
    public async Task CompletesALoadThatWasInterruptedBeforeTheClients(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        await using var services = Services(database);
        await using (var context = await database.Contexts.CreateDbContextAsync())
        {
            context.Partners.AddRange(SandboxPartners.All.Select(partner => PartnerRow.Of(partner.Agreement)));
            await context.SaveChangesAsync();
        }

        Assert.True(await services.GetRequiredService<SandboxStore>().IsPresentAsync(CancellationToken.None));
        await services.GetRequiredService<SandboxStore>().EnsureLoadedAsync(CancellationToken.None);
        Assert.NotNull(await FindClientAsync(services, "demo-operator"));
    }

    [Theory, EveryStore]
    public async Task LeavesAStoreOfOthersAlone(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        await database.AddGrantAsync();
        await using var services = Services(database);
        var sandbox = services.GetRequiredService<SandboxStore>();
        var before = await CountAsync(database);

        await sandbox.EnsureLoadedAsync(CancellationToken.None);
        Assert.False(await sandbox.TryResetAsync(CancellationToken.None));

        Assert.Equal(before, await CountAsync(database));
        Assert.False(await sandbox.IsPresentAsync(CancellationToken.None));
    }

    [Theory, EveryStore]
    public async Task Reset_BringsTheFirstDayBack_AndKeepsTheSigningKeys(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        await using var services = Services(database);
        var sandbox = services.GetRequiredService<SandboxStore>();
        await sandbox.EnsureLoadedAsync(CancellationToken.None);
        var first = await CountAsync(database);
        await services.GetRequiredService<Bureau.Infrastructure.Secrets.SigningKeyStore>().TryAddAsync(
            new("key", "ES256", new byte[] { 1 }, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, null), known: 0, CancellationToken.None);
        var grant = await database.AddGrantAsync();
        await database.Ledger().CommitAsync(TestDatabase.Disclosure(grant, newUse: true));
        Assert.NotEqual(first, await CountAsync(database));

        Assert.True(await sandbox.TryResetAsync(CancellationToken.None));

        Assert.Equal(first, await CountAsync(database));
        Assert.Equal("key", Assert.Single(await services.GetRequiredService<Bureau.Infrastructure.Secrets.SigningKeyStore>().ReadAsync(CancellationToken.None)).KeyId);
        Assert.NotNull(await FindClientAsync(services, "demo-rental"));
    }

    [Fact]
    public void Page_TellsTheThresholds()
    {
        var page = File.ReadAllLines(Path.Combine(Root(AppContext.BaseDirectory), "docs", "sandbox.md"));
        var told = page.SkipWhile(line => !line.StartsWith("| category |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'));
        Assert.Equal(
            SandboxPartners.Rental.Agreement.Thresholds.Values.OrderBy(threshold => threshold.Category)
                .Select(threshold => $"| {threshold.Category.ToString().ToUpperInvariant()} | {threshold.MinimumScore} | {threshold.MaximumDeposit.Amount} {threshold.MaximumDeposit.Currency} |"),
            told);

        static string Root(string folder) => File.Exists(Path.Combine(folder, "Bureau.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
    }

    [Fact]
    public void People_HaveAYearOfHistoryUpToTheLastMonthEnd_WhateverTheDay()
    {
        foreach (var today in new[] { new DateOnly(2027, 1, 1), new DateOnly(2027, 3, 31), new DateOnly(2028, 2, 29), new DateOnly(2026, 12, 15) })
        {
            var lastMonthEnd = new DateOnly(today.Year, today.Month, 1).AddDays(-1);
            foreach (var tradeline in SandboxPeople.All.SelectMany(person => person.Accounts(new SandboxAccounts(person.Number, today))))
            {
                Assert.Equal(lastMonthEnd, tradeline.Latest.AsOf);
                Assert.All(tradeline.Months, month => Assert.Equal(1, month.AsOf.AddDays(1).Day));
                Assert.Equal(tradeline.Months.Count, tradeline.Months.Select(month => month.AsOf).Distinct().Count());
                Assert.True(tradeline.Months.Count is 2 or > 12);
                Assert.True(tradeline.OpenedOn < tradeline.Months[0].AsOf);
            }
        }
    }

    private static ServiceProvider Services(TestDatabase database)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Bureau:Storage:Provider"] = database.Provider.ToString(),
            ["ConnectionStrings:Bureau"] = database.ConnectionString,
        }).Build();
        var services = new ServiceCollection().AddLogging();
        services.AddBureau(configuration, new HostingEnvironment { EnvironmentName = Environments.Development, ContentRootPath = AppContext.BaseDirectory });
        return services.BuildServiceProvider();
    }

    private static async Task<PartnerClient?> FindClientAsync(ServiceProvider services, string clientId)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PartnerClients>().FindAsync(clientId, CancellationToken.None);
    }

    private static async Task<Counted> CountAsync(TestDatabase database)
    {
        await using var context = await database.Contexts.CreateDbContextAsync();
        return new(
            await context.Partners.CountAsync(), await context.Subjects.CountAsync(), await context.Tradelines.CountAsync(), await context.Listings.CountAsync(),
            await context.ConsentGrants.CountAsync(), await context.ConsentUses.CountAsync(), await context.Inquiries.CountAsync());
    }

    private sealed record Counted(int Partners, int People, int Tradelines, int Listings, int Consents, int Uses, int Inquiries);
}
