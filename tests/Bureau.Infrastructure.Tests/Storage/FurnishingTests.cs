using Bureau.Domain;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Bureau.Infrastructure.Tests.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>What an import promises, on every store.</summary>
[Collection(Databases.Collection)]
public sealed class FurnishingTests(Databases databases)
{
    // More than two chunks.
    private const int Many = 5_001;

    [Theory, EveryStore]
    public async Task StoresEveryRow_WithItsPersonAndItsFile(StorageProvider provider)
    {
        var import = await Import.IntoAsync(await databases.CreateAsync(provider));
        var batch = await import.StoredAsync(FurnishingText.File(Many));

        Assert.Equal((Many, 0L, 0L), (batch.RowsStored, batch.RowsUnchanged, batch.RowsRejected));
        await using var context = import.Context();
        Assert.Equal(Many, await context.Tradelines.CountAsync());
        Assert.Equal(await context.Subjects.CountAsync(), await context.CreditFiles.CountAsync(file => file.Version == 1 && !file.Frozen));

        var row = (AcceptedRow)FurnishingText.Rows(FurnishingText.File(8))[7];
        var subject = await new SubjectStore(import.Database.Contexts, TestDatabase.Vault).FindAsync(row.Month.Subject, CancellationToken.None);
        var file = await new CreditFileStore(import.Database.Contexts).ReadAsync(subject!.Value, 1, CancellationToken.None);
        var tradeline = Assert.Single(file!.AsOfLatestReport().Tradelines, tradeline => tradeline.AccountNumber == "A-000007");
        Assert.Equal([row.Month.Month], tradeline.Months);
        Assert.Equal((import.Furnisher.Id, 'R', "18", "TWD"), (tradeline.Furnisher, tradeline.PortfolioType, tradeline.AccountType, tradeline.Currency));
    }

    [Theory, EveryStore]
    public async Task ChangesNothing_WhenTheSameRowsComeAgain(StorageProvider provider)
    {
        var import = await Import.IntoAsync(await databases.CreateAsync(provider));
        await import.StoredAsync(FurnishingText.File(30));
        var before = await import.EverythingAsync();

        var again = await import.StoredAsync(FurnishingText.File(30, "\r\n"));

        Assert.Equal((0L, 30L, 0L), (again.RowsStored, again.RowsUnchanged, again.RowsRejected));
        Assert.Equal(before, await import.EverythingAsync());
    }

    [Theory, EveryStore]
    public async Task ChangesNothing_WhenAFileComesAgainThatWasCorrectedSince(StorageProvider provider)
    {
        var import = await Import.IntoAsync(await databases.CreateAsync(provider));
        var first = await import.StoredAsync(FurnishingText.File(3));
        await import.StoredAsync(Corrected(FurnishingText.File(3)));
        var before = await import.EverythingAsync();

        var again = await import.StoredAsync(FurnishingText.File(3));

        Assert.Equal((first.Id, 0L, 3L), (again.Id, again.RowsStored, again.RowsUnchanged));
        Assert.Equal(before, await import.EverythingAsync());
    }

    [Theory, EveryStore]
    public async Task RaisesTheVersionOfAChangedFileOnce_AndOfNoOther(StorageProvider provider)
    {
        var import = await Import.IntoAsync(await databases.CreateAsync(provider));
        await import.StoredAsync(FurnishingText.File(40));

        // One person has two more months and a new account, another one has none.
        var row = FurnishingText.Row(1);
        await import.StoredAsync(string.Join('\n',
            FurnishingText.Header,
            Months(row, "2026-09-30"), Months(row, "2026-08-31"), Months(row, "2026-08-31").Replace("A-000001", "B-000001", StringComparison.Ordinal),
            FurnishingText.Row(2)) + "\n");

        await using var context = import.Context();
        var versions = await context.Tradelines.Join(context.CreditFiles, line => line.SubjectId, file => file.SubjectId, (line, file) => new { line.AccountNumber, file.Version })
            .ToDictionaryAsync(pair => pair.AccountNumber, pair => pair.Version);
        Assert.Equal((2, 2), (versions["A-000001"], versions["B-000001"]));
        Assert.All(versions.Where(pair => !pair.Key.EndsWith("000001", StringComparison.Ordinal)), pair => Assert.Equal(1, pair.Value));
    }

    [Theory, EveryStore]
    public async Task AddsMonthsToAnAccount_AndCorrectsThem(StorageProvider provider)
    {
        var import = await Import.IntoAsync(await databases.CreateAsync(provider));
        await import.StoredAsync($"{FurnishingText.Header}\n{FurnishingText.Row(5)}\n");
        await import.StoredAsync($"{FurnishingText.Header}\n{Months(FurnishingText.Row(5), "2026-09-30")}\n{Corrected(FurnishingText.Row(5))}\n");

        await using var context = import.Context();
        var tradeline = (await context.Tradelines.AsNoTracking().SingleAsync()).ToTradeline();
        Assert.Equal([new DateOnly(2026, 9, 30), new DateOnly(2026, 10, 31)], tradeline.Months.Select(month => month.AsOf));
        Assert.Equal([AccountStatus.Current, AccountStatus.Late30], tradeline.Months.Select(month => month.Status));
    }

    [Theory, EveryStore]
    public async Task NeverMatchesAPersonByNameOrNumberAlone(StorageProvider provider)
    {
        var import = await Import.IntoAsync(await databases.CreateAsync(provider));
        await import.StoredAsync($"{FurnishingText.Header}\n{FurnishingText.Row(1)}\n");

        var batch = await import.StoredAsync(string.Join('\n',
            FurnishingText.Header,
            FurnishingText.Row(1, "Somebody Else").Replace("A-000001", "B-000001", StringComparison.Ordinal),
            FurnishingText.Row(1, "ACCOUNT holder").Replace("A-000001", "C-000001", StringComparison.Ordinal)) + "\n");

        Assert.Equal((1L, 1L, 0L), (batch.RowsStored, batch.RowsHeld, batch.RowsRejected));
        await using var context = import.Context();
        Assert.Equal(1, await context.Subjects.CountAsync());
        Assert.Equal(["A-000001", "C-000001"], await context.Tradelines.Select(line => line.AccountNumber).Order().ToListAsync());
    }

    [Theory, EveryStore]
    public async Task NeverMovesAnAccountToAnotherPerson(StorageProvider provider)
    {
        var import = await Import.IntoAsync(await databases.CreateAsync(provider));
        await import.StoredAsync($"{FurnishingText.Header}\n{FurnishingText.Row(1)}\n");
        var before = await import.EverythingAsync();

        var moved = FurnishingText.Row(2).Replace("A-000002", "A-000001", StringComparison.Ordinal);
        var batch = await import.StoredAsync($"{FurnishingText.Header}\n{moved}\n");

        Assert.Equal(1, batch.RowsRejected);
        Assert.Equal(new RowMistake(FurnishingColumn.AccountNumber, RejectionReasons.AccountOfAnotherSubject), Assert.Single(import.Rejected).Mistake);
        Assert.Equal(before, await import.EverythingAsync());
    }

    [Theory, EveryStore]
    public async Task KeepsAnAccountInItsCurrency(StorageProvider provider)
    {
        var import = await Import.IntoAsync(await databases.CreateAsync(provider));
        await import.StoredAsync($"{FurnishingText.Header}\n{FurnishingText.Row(1)}\n");

        await import.StoredAsync($"{FurnishingText.Header}\n{Months(FurnishingText.Row(1), "2026-09-30").Replace("TWD", "CNY", StringComparison.Ordinal)}\n");

        Assert.Equal(new RowMistake(FurnishingColumn.Currency, RejectionReasons.CurrencyDiffers), Assert.Single(import.Rejected).Mistake);
    }

    [Theory, EveryStore]
    public async Task LeavesAnotherFurnishersAccountAlone_EvenWithTheSameNumber(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var first = await Import.IntoAsync(database);
        var second = await Import.IntoAsync(database);
        await first.StoredAsync($"{FurnishingText.Header}\n{FurnishingText.Row(1)}\n");
        await second.StoredAsync($"{FurnishingText.Header}\n{Corrected(FurnishingText.Row(1))}\n");

        await using var context = first.Context();
        var tradelines = (await context.Tradelines.AsNoTracking().ToListAsync()).ToDictionary(line => line.FurnisherId, line => line.ToTradeline());
        Assert.Equal(AccountStatus.Current, tradelines[first.Furnisher.Id].Latest.Status);
        Assert.Equal(AccountStatus.Late30, tradelines[second.Furnisher.Id].Latest.Status);
        Assert.Equal(1, await context.Subjects.CountAsync());
    }

    [Theory, EveryStore]
    public async Task TellsRejectedRowsInOrder_AndStoresTheOthers(StorageProvider provider)
    {
        var import = await Import.IntoAsync(await databases.CreateAsync(provider));
        await import.StoredAsync($"{FurnishingText.Header}\n{FurnishingText.Row(3)}\n");

        var batch = await import.StoredAsync(string.Join('\n',
            FurnishingText.Header,
            "not a row",
            FurnishingText.Row(2).Replace("A-000002", "A-000003", StringComparison.Ordinal),
            FurnishingText.Row(4),
            FurnishingText.Row(5).Replace("TWD", "twd", StringComparison.Ordinal),
            FurnishingText.Row(5).Replace("A-000005", "A-000003", StringComparison.Ordinal)) + "\n");

        Assert.Equal((1L, 4L), (batch.RowsStored, batch.RowsRejected));
        Assert.Equal([2, 3, 5, 6], import.Rejected.Select(rejected => rejected.Number));
    }

    [Theory, EveryStore]
    public async Task RecordsTheBatch(StorageProvider provider)
    {
        var import = await Import.IntoAsync(await databases.CreateAsync(provider));
        var batch = await import.StoredAsync($"{FurnishingText.Header}\n{FurnishingText.Row(3)}\nnot a row\n");

        await using var context = import.Context();
        var row = await context.FurnishingBatches.AsNoTracking().SingleAsync();
        Assert.Equal(batch with { Sha256 = default }, row.ToBatch() with { Sha256 = default });
        Assert.Equal(batch.Sha256.ToArray(), row.Sha256);
        Assert.Null(await import.Store.FindWholeBatchAsync(import.Furnisher.Id, batch.Sha256, CancellationToken.None));
    }

    [Theory, EveryStore]
    public async Task LeavesWholeChunks_WhenItIsStopped_AndTheNextRunDoesTheRest(StorageProvider provider)
    {
        var import = await Import.IntoAsync(await databases.CreateAsync(provider));
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => import.RunAsync(FurnishingText.File(Many), new StopAtOnce(stop), stop.Token));

        long stored;
        await using (var context = import.Context())
        {
            stored = await context.Tradelines.CountAsync();
            Assert.InRange(stored, 1, Many - 1);
            Assert.Equal(0, stored % 3_000);
            Assert.Empty(await context.FurnishingBatches.ToListAsync());
        }

        var batch = await import.StoredAsync(FurnishingText.File(Many));
        Assert.Equal((Many - stored, stored), (batch.RowsStored, batch.RowsUnchanged));
    }

    [Theory, EveryStore]
    public async Task ComesToTheSame_WhenFourImportsMeet(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var import = await Import.IntoAsync(database);
        string[] days = ["2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31"];
        var files = days.Select(day => string.Join('\n', Enumerable.Range(0, 300).Select(number => Months(FurnishingText.Row(number), day)).Prepend(FurnishingText.Header)) + "\n");

        var batches = await Task.WhenAll(files.Select(file => Task.Run(async () => (await import.RunAsync(file, null, CancellationToken.None)).Value!)));

        Assert.All(batches, batch => Assert.Equal(300, batch.RowsStored));
        await using var context = import.Context();
        var tradelines = await context.Tradelines.AsNoTracking().ToListAsync();
        Assert.Equal(300, tradelines.Count);
        Assert.All(tradelines, line => Assert.Equal(days.Select(DateOnly.Parse), line.ToTradeline().Months.Select(month => month.AsOf)));
        var accounts = tradelines.GroupBy(line => line.SubjectId).ToDictionary(lines => lines.Key, lines => lines.Count());
        Assert.All(await context.CreditFiles.AsNoTracking().ToListAsync(), file => Assert.Equal(4, file.Version));
        Assert.Equal(accounts.Count, await context.Subjects.CountAsync());
    }

    [Theory, EveryStore]
    public async Task LosesNothing_WhenAnotherChangesTheFileWhileItIsMerged(StorageProvider provider)
    {
        var import = await Import.IntoAsync(await databases.CreateAsync(provider));
        await import.StoredAsync($"{FurnishingText.Header}\n{FurnishingText.Row(1)}\n");
        Task<FurnishingBatch> importing;
        await using (var other = import.Context())
        {
            var line = (await other.Tradelines.AsNoTracking().SingleAsync()).ToTradeline();
            var months = MonthsText.Write([line.Latest with { AsOf = new DateOnly(2026, 8, 31) }, .. line.Months]);
            await using var transaction = await other.Database.BeginTransactionAsync();
            await other.Database.ExecuteSqlAsync($"UPDATE credit_files SET version = version + 1");
            await other.Database.ExecuteSqlAsync($"UPDATE tradelines SET months = {months}");

            // Meanwhile the import reads what was before, or waits.
            importing = Task.Run(() => import.StoredAsync($"{FurnishingText.Header}\n{Months(FurnishingText.Row(1), "2026-09-30")}\n"));
            await Task.Delay(200);
            await transaction.CommitAsync();
        }

        Assert.Equal(1, (await importing).RowsStored);
        await using var context = import.Context();
        Assert.Equal(3, (await context.CreditFiles.AsNoTracking().SingleAsync()).Version);
        Assert.Equal([8, 9, 10], (await context.Tradelines.AsNoTracking().SingleAsync()).ToTradeline().Months.Select(month => month.AsOf.Month));
    }

    [Theory, EveryStore]
    public async Task KnowsTheFurnishersInForce(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        await database.AddPartnerAsync();
        var none = await new ImportTradelines(Import.StoreOf(database), TimeProvider.System).FurnisherAsync(null, CancellationToken.None);
        var first = await Import.IntoAsync(database);
        var only = await first.Use.FurnisherAsync(null, CancellationToken.None);
        var second = await Import.IntoAsync(database);
        var two = await first.Use.FurnisherAsync(null, CancellationToken.None);

        Assert.Equal(new FurnisherUnclear(0), none.Refusal);
        Assert.Equal(first.Furnisher, only.Value);
        Assert.Equal(new FurnisherUnclear(2), two.Refusal);
        Assert.Equal(second.Furnisher, (await first.Use.FurnisherAsync(second.Furnisher.Id, CancellationToken.None)).Value);
        Assert.IsType<FurnisherUnknown>((await first.Use.FurnisherAsync(PartnerId.New(), CancellationToken.None)).Refusal);
        await database.ChangeAsync($"UPDATE partners SET suspended = {true} WHERE id = {second.Furnisher.Id.Value}");
        Assert.IsType<FurnisherUnknown>((await first.Use.FurnisherAsync(second.Furnisher.Id, CancellationToken.None)).Refusal);
    }

    private static string Months(string row, string asOf) => asOf + row[10..];

    private static string Corrected(string text) => text.Replace(",TWD,11,", ",TWD,71,", StringComparison.Ordinal);

    private sealed class StopAtOnce(CancellationTokenSource stop) : IProgress<(long Done, long Total)>
    {
        public void Report((long Done, long Total) value) => stop.Cancel();
    }
}
