using System.Diagnostics;
using Bureau.Domain.Companies;
using Bureau.Domain.Companies.Names;
using Bureau.Infrastructure.Schedules;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bureau.Infrastructure.Tests.Schedules;

/// <summary>What an import that was interrupted has left behind is found all the same, on every store. All names are made up.</summary>
[Collection(Databases.Collection)]
public sealed class PendingNamesTests(Databases databases)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory, EveryStore]
    public async Task NamesLeftBehind_AreIndexedAtTheStart_AndEveryFewMinutes_AFailureBetween(StorageProvider provider)
    {
        var (database, clock) = (await databases.CreateAsync(provider), new ManualClock());
        var index = new CompanyNameIndex(database.Contexts);
        await WriteAsync("Harbour Ropes Ltd");
        using var schedule = new PendingNames(index, clock, NullLogger<PendingNames>.Instance);
        await schedule.StartAsync(default);
        await FoundAsync("Harbour Ropes");

        await WriteAsync("Oceanova Cables Ltd");
        Assert.False(await IsFoundAsync("Oceanova Cables"));
        await NextRunAsync();
        await FoundAsync("Oceanova Cables");

        // A run that fails leaves everything to the next.
        await WriteAsync("Northern Twine Ltd");
        await AlterAsync("ALTER TABLE company_words RENAME TO away");
        await NextRunAsync();
        await AlterAsync("ALTER TABLE away RENAME TO company_words");
        Assert.False(await IsFoundAsync("Northern Twine"));
        await NextRunAsync();
        await FoundAsync("Northern Twine");
        await schedule.StopAsync(default);

        async Task WriteAsync(string name) => await new CompanyStore(
            database.Contexts, new ListingStore(database.Contexts, clock), new IntegrityStore(database.Contexts), clock).WriteAsync(
            new("made-up-register", IsList: false), [new(name, new([CompanyName.Read(name, CompanyNameKind.Legal).Value!], JurisdictionCode.Read("CN").Value))], clock.GetUtcNow(), default);

        async Task<bool> IsFoundAsync(string search) => (await index.CandidatesAsync(NameQuery.Read(search).Value!, default)).Any(company => company.Names[0].Text.StartsWith(search, StringComparison.Ordinal));

        Task FoundAsync(string search) => UntilAsync(() => IsFoundAsync(search));

        async Task NextRunAsync()
        {
            await UntilAsync(() => Task.FromResult(clock.Waiting == 1));
            clock.Advance(TimeSpan.FromMinutes(5));
            await UntilAsync(() => Task.FromResult(clock.Waiting == 1));
        }

        async Task AlterAsync(string statement)
        {
            await using var context = await database.Contexts.CreateDbContextAsync();
            await context.Database.ExecuteSqlRawAsync(statement);
        }
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var since = Stopwatch.StartNew(); !await holds(); await Task.Delay(20))
            Assert.True(since.Elapsed < Patience, "The names are not indexed.");
    }
}
