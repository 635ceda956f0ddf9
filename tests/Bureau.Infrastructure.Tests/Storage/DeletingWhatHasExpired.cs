using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;
using Bureau.Domain.Scoring;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Bureau.Infrastructure.Tests.Files;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Tests.Storage;

[Collection(Databases.Collection)]
public sealed class DeletingWhatHasExpired(Databases databases)
{
    private static readonly DateOnly Late = new(2021, 3, 31);
    private static readonly ManualClock LastDay = new(new DateTimeOffset(2026, 3, 31, 12, 0, 0, TimeSpan.Zero));
    private static readonly ManualClock DayAfter = new(new DateTimeOffset(2026, 4, 1, 12, 0, 0, TimeSpan.Zero));

    [Theory, EveryStore]
    public async Task TakesItOutOfTheStore_AndHasTheFileScoredAgain(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var furnisher = (await database.AddPartnerAsync()).Id;
        var subject = await database.AddSubjectAsync();
        var untouched = await database.AddSubjectAsync();
        await using (var context = await database.Contexts.CreateDbContextAsync())
        {
            context.Tradelines.Add(TradelineRow.Of(subject, Account("GOES-ON", new(Late, AccountStatus.Late30, TrendedUsage.Unknown, 100, 50, null, null), Current(2021, 4))));
            context.Tradelines.Add(TradelineRow.Of(subject, Account("GOES", Current(2021, 2), new(Late, AccountStatus.ChargeOff, TrendedUsage.Unknown, 100, 50, null, null))));
            context.Listings.Add(ListingRow.Of(subject, new Listing(
                Guid.CreateVersion7(), ListColour.Black, RecordDomain.Judicial, "A court", "An article", "A debt", Late.AddYears(-1), Late)));
            context.Tradelines.Add(TradelineRow.Of(untouched, Account("IN-ORDER", Current(2021, 3))));
            await context.SaveChangesAsync();
        }

        var scores = new ScoreStore(database.Contexts, new CreditFileStore(database.Contexts));
        await new RunScores(scores, Scorecards.Current, DayAfter).ExecuteAsync(null, CancellationToken.None);

        Assert.Equal(new Deletion { Files = 2 }, await RunAsync(LastDay));
        Assert.Equal(new Deletion { Files = 2, FilesChanged = 1, Accounts = 2, Listings = 1 }, await RunAsync(DayAfter, dryRun: true));
        Assert.Equal(3, await CountAsync(context => context.Tradelines));
        Assert.Equal(new Deletion { Files = 2, FilesChanged = 1, Accounts = 2, Listings = 1 }, await RunAsync(DayAfter));
        Assert.Equal(new Deletion { Files = 2 }, await RunAsync(DayAfter));

        await using (var context = await database.Contexts.CreateDbContextAsync())
        {
            var left = await context.Tradelines.AsNoTracking().SingleAsync(tradeline => tradeline.SubjectId == subject);
            Assert.Equal(("GOES-ON", new DateOnly(2021, 4, 30)), (left.AccountNumber, Assert.Single(left.ToTradeline().Months).AsOf));
            Assert.Empty(await context.Listings.AsNoTracking().ToListAsync());
            Assert.Equal(2, (await context.CreditFiles.AsNoTracking().SingleAsync(file => file.SubjectId == subject)).Version);
        }

        await using (var context = await database.Contexts.CreateDbContextAsync())
            Assert.Equal([untouched], await context.Scores.AsNoTracking().Select(score => score.SubjectId).ToListAsync());
        Assert.Equal([subject], await scores.DueAsync(Scorecards.Current.Id, new DateOnly(2026, 4, 1), CancellationToken.None));

        Tradeline Account(string number, params TradelineMonth[] months) => new(TradelineId.New(), furnisher, number, 'R', "18", null, "CNY", null, months);

        static TradelineMonth Current(int year, int month) =>
            new(new DateOnly(year, month, DateTime.DaysInMonth(year, month)), AccountStatus.Current, TrendedUsage.Unknown, 100, 50, null, null);

        Task<Deletion> RunAsync(TimeProvider clock, bool dryRun = false) =>
            new DeleteObsolete(new RetentionStore(database.Contexts, new CreditFileStore(database.Contexts)), clock).ExecuteAsync(dryRun, null, CancellationToken.None);

        async Task<int> CountAsync<T>(Func<BureauDbContext, IQueryable<T>> rows)
        {
            await using var context = await database.Contexts.CreateDbContextAsync();
            return await rows(context).CountAsync();
        }
    }

    // The delinquency began in 2017, before anything was furnished: 2017-07-04, 180 days and seven years are 2024-12-31.
    [Theory, EveryStore]
    public async Task TakesALossThatWasMadeGood_OnTheDayOfItsDelinquency(StorageProvider provider)
    {
        var import = await Import.IntoAsync(await databases.CreateAsync(provider));
        foreach (var row in (string[])["2024-01-31,US-1,R,18,,1000,USD,97,,500,,,US_SSN,078051120,Account Holder,1980-01-01,2017-07-04",
            "2024-02-29,US-1,R,18,,1000,USD,11,,0,,500,US_SSN,078051120,Account Holder,1980-01-01,"])
            Assert.Equal(1, (await import.StoredAsync($"{FurnishingText.Header},first_delinquency_on\n{row}\n")).RowsStored);

        Assert.Equal(new Deletion { Files = 1 }, await RunAsync(new(2024, 12, 31)));
        Assert.Equal([AccountStatus.ChargeOff, AccountStatus.Current], await StatusesAsync());
        Assert.Equal(new Deletion { Files = 1, FilesChanged = 1, Accounts = 1 }, await RunAsync(new(2025, 1, 1)));
        Assert.Equal([AccountStatus.Current], await StatusesAsync());

        Task<Deletion> RunAsync(DateOnly day) =>
            new DeleteObsolete(new RetentionStore(import.Database.Contexts, new CreditFileStore(import.Database.Contexts)), new ManualClock(new(day, new TimeOnly(12, 0), TimeSpan.Zero)))
                .ExecuteAsync(dryRun: false, null, CancellationToken.None);

        async Task<IEnumerable<AccountStatus>> StatusesAsync()
        {
            await using var context = import.Context();
            return (await context.Tradelines.AsNoTracking().SingleAsync()).ToTradeline().Months.Select(month => month.Status);
        }
    }

    [Theory, EveryStore]
    public async Task DeletesSnapshotsOfScores_AfterFourYears(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var subject = await database.AddSubjectAsync();
        var scores = new ScoreStore(database.Contexts, new CreditFileStore(database.Contexts));
        foreach (var month in new[] { new DateOnly(2022, 4, 1), new DateOnly(2022, 5, 1) })
        {
            await scores.SaveAsync(
                [new ScoreSnapshot(subject, month, Scorecards.Current.Id, new NoScore(NoScoreReason.NoTradeline), 1, LastDay.GetUtcNow())], CancellationToken.None);
        }

        var delete = new DeleteObsolete(new RetentionStore(database.Contexts, new CreditFileStore(database.Contexts)), DayAfter);

        Assert.Equal(1, (await delete.ExecuteAsync(dryRun: true, null, CancellationToken.None)).Snapshots);
        Assert.Equal(1, (await delete.ExecuteAsync(dryRun: false, null, CancellationToken.None)).Snapshots);
        await using var context = await database.Contexts.CreateDbContextAsync();
        Assert.Equal(new DateOnly(2022, 5, 1), Assert.Single(await context.Scores.AsNoTracking().ToListAsync()).Month);
    }

    [Theory, EveryStore]
    public async Task LeavesAFileThatChangedMeanwhile_AsItIs(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var furnisher = (await database.AddPartnerAsync()).Id;
        var subject = await database.AddSubjectAsync();
        var gone = new Tradeline(
            TradelineId.New(), furnisher, "A", 'R', "18", null, "CNY", null, [new(Late, AccountStatus.Late30, TrendedUsage.Unknown, null, 1, null, null)]);
        await using (var context = await database.Contexts.CreateDbContextAsync())
        {
            context.Tradelines.Add(TradelineRow.Of(subject, gone));
            await context.SaveChangesAsync();
        }

        var store = new RetentionStore(database.Contexts, new CreditFileStore(database.Contexts));
        Assert.False(await store.DeleteAsync([new ObsoleteRecords(subject, 7, [], [gone], [])], CancellationToken.None));
        await using var after = await database.Contexts.CreateDbContextAsync();
        Assert.Single(await after.Tradelines.AsNoTracking().ToListAsync());
    }
}
