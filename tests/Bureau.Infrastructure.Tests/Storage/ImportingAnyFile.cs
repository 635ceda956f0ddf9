using System.Text;
using Bureau.Domain.Furnishing;
using Bureau.Infrastructure.Files;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Bureau.Infrastructure.Tests.Files;
using CsCheck;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>Whatever a file holds, the store has its accepted rows, whole, and nothing else; and the same file again changes nothing.</summary>
[Collection(Databases.Collection)]
public sealed class ImportingAnyFile(Databases databases)
{
    private const int Files = 40;

    [Fact]
    public async Task LeavesWholeAcceptedRows_OfMutatedCsv() => await AssertWholeAsync(FurnishingText.File(20));

    [Fact]
    public async Task LeavesWholeAcceptedRows_OfMutatedNdjson() => await AssertWholeAsync(NdjsonText.File(20));

    [Fact]
    public async Task LeavesWholeAcceptedRows_OfMutatedMetro2() => await AssertWholeAsync(Metro2Sample.File(Metro2Sample.Accounts(6)));

    [Fact]
    public async Task LeavesTheRowsBeforeTheChange_AndNoBatch_WhenTheFileChangesWhileItIsRead()
    {
        var database = await databases.CreateAsync(StorageProvider.Sqlite);
        var stream = new MemoryStream();
        stream.Write(Encoding.UTF8.GetBytes(NdjsonText.File(10)));
        var file = FurnishingText.Opened(FurnishingFiles.Open(stream, FurnishingText.Today));
        stream.SetLength(stream.Length - 40);

        var (outcome, _) = await ImportAsync(database, (await Import.IntoAsync(database)).Furnisher, file);

        Assert.IsType<FileChanged>(outcome.Refusal);
        await using var context = database.Contexts.CreateDbContext();
        Assert.Equal(9, await context.Tradelines.CountAsync());
        Assert.Empty(await context.FurnishingBatches.ToListAsync());
    }

    private async Task AssertWholeAsync(string good)
    {
        var database = await databases.CreateAsync(StorageProvider.Sqlite);
        await Mutation.Of(Encoding.UTF8.GetBytes(good)).SampleAsync(bytes => AssertWholeAsync(database, bytes), iter: Files, threads: 1);
    }

    private static async Task AssertWholeAsync(TestDatabase database, byte[] bytes)
    {
        var furnisher = (await Import.IntoAsync(database)).Furnisher;
        if (FurnishingFiles.Open(new MemoryStream(bytes), FurnishingText.Today) is not FurnishingOpened { File: var file })
            return;

        var rows = file.Rows().ToList();
        var (outcome, rejected) = await ImportAsync(database, furnisher, file);
        var batch = outcome.Value!;
        Assert.Equal(rows.Count, batch.Rows);
        Assert.Equal(rejected.Count, batch.RowsRejected);
        Assert.All(rejected, row => Assert.NotEmpty(row.Mistakes));

        var stored = await AccountsAsync(database, furnisher);
        var accepted = rows.OfType<AcceptedRow>().Select(row => row.Month).ToLookup(month => month.AccountNumber, StringComparer.Ordinal);
        Assert.All(stored, account => Assert.Subset(
            accepted[account.AccountNumber].Select(month => month.Month).ToHashSet(), account.ToTradeline().Months.ToHashSet()));
        Assert.Equal(batch.RowsStored > 0, stored.Count > 0);

        var (again, _) = await ImportAsync(database, furnisher, file);
        Assert.Equal((0, batch.RowsRejected), (again.Value!.RowsStored, again.Value.RowsRejected));
        Assert.Equal(Text(stored), Text(await AccountsAsync(database, furnisher)));
    }

    private static async Task<(Domain.Outcome<FurnishingBatch> Outcome, List<RejectedRow> Rejected)> ImportAsync(TestDatabase database, Furnisher furnisher, FurnishingFile file)
    {
        var rejected = new List<RejectedRow>();
        return (await new ImportTradelines(Import.StoreOf(database), TimeProvider.System).ExecuteAsync(furnisher, "any", file, rejected.Add, null, CancellationToken.None), rejected);
    }

    private static async Task<List<TradelineRow>> AccountsAsync(TestDatabase database, Furnisher furnisher)
    {
        await using var context = database.Contexts.CreateDbContext();
        return await context.Tradelines.AsNoTracking().Where(tradeline => tradeline.FurnisherId == furnisher.Id).OrderBy(tradeline => tradeline.AccountNumber).ToListAsync();
    }

    private static string Text(IEnumerable<TradelineRow> accounts) => string.Join('\n', accounts.Select(line => $"{line.Id} {line.SubjectId} {line.AccountNumber} {line.AccountType} {line.Months}"));
}
