using Bureau.Domain;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Bureau.Infrastructure.Tests.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>A furnisher of its own and its imports.</summary>
internal sealed class Import(TestDatabase database, Furnisher furnisher)
{
    public TestDatabase Database => database;

    public Furnisher Furnisher => furnisher;

    public FurnishingStore Store { get; } = StoreOf(database);

    public ImportTradelines Use => new(Store, TimeProvider.System);

    /// <summary>The mistakes of the last import.</summary>
    public List<(long Number, RowMistake Mistake)> Rejected { get; } = [];

    public static FurnishingStore StoreOf(TestDatabase database) => new(database.Contexts, TestDatabase.Vault, TimeProvider.System, NullLogger<FurnishingStore>.Instance);

    public static async Task<Import> IntoAsync(TestDatabase database)
    {
        var furnisher = new Furnisher(PartnerId.New(), "Harbour Bank");
        await using var context = await database.Contexts.CreateDbContextAsync();
        context.Partners.Add(new PartnerRow { Id = furnisher.Id, Name = furnisher.Name, Tier = Tier.Furnisher, Suspended = false, Version = 1 });
        await context.SaveChangesAsync();
        return new Import(database, furnisher);
    }

    public BureauDbContext Context() => database.Contexts.CreateDbContext();

    public async Task<FurnishingBatch> StoredAsync(string text)
    {
        Rejected.Clear();
        return (await RunAsync(text, null, CancellationToken.None)).Value!;
    }

    public async Task<Outcome<FurnishingBatch>> RunAsync(string text, IProgress<(long, long)>? progress, CancellationToken cancellation) => await Use.ExecuteAsync(
        furnisher, "accounts.csv", FurnishingText.Opened(FurnishingText.Open(text)),
        row => Rejected.AddRange(row.Mistakes.Select(mistake => (row.Number, mistake))), progress, cancellation);

    /// <summary>What people, files and accounts are, in one text.</summary>
    public async Task<string> EverythingAsync()
    {
        await using var context = Context();
        var files = await context.CreditFiles.AsNoTracking().ToListAsync();
        var tradelines = await context.Tradelines.AsNoTracking().ToListAsync();
        return string.Join('\n', files.Select(file => $"{file.SubjectId} {file.Version}")
            .Concat(tradelines.Select(line => $"{line.Id} {line.SubjectId} {line.AccountNumber} {line.AccountType} {line.Months}"))
            .Order(StringComparer.Ordinal));
    }
}
