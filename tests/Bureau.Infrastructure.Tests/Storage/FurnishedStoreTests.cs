using Bureau.Domain;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Bureau.Infrastructure.Tests.Files;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>What a furnisher finds of what it sent, on every store.</summary>
[Collection(Databases.Collection)]
public sealed class FurnishedStoreTests(Databases databases)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Theory, EveryStore]
    public async Task ListsTheFurnishersOwnBatches_NewestFirst_InPages(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var (own, other) = ((await Import.IntoAsync(database)).Furnisher.Id, (await Import.IntoAsync(database)).Furnisher.Id);
        var store = Import.StoreOf(database);
        foreach (var minute in (int[])[2, 0, 3, 1])
            await store.RecordAsync(Batch(own, minute), CancellationToken.None);
        await store.RecordAsync(Batch(other, 2), CancellationToken.None);

        var furnished = new FurnishedStore(database.Contexts);
        var first = await furnished.BatchesAsync(own, 3, null, CancellationToken.None);
        var rest = await furnished.BatchesAsync(own, 3, first[^1].Place, CancellationToken.None);

        Assert.Equal([3, 2, 1, 0], first.Concat(rest).Select(batch => (batch.ReceivedAt - Start).Minutes));
        Assert.All(first.Concat(rest), batch => Assert.Equal(own, batch.Furnisher));
    }

    [Theory, EveryStore]
    public async Task HidesNoBatch_WhenAPageEndsBetweenTwoOfOneMoment(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var furnisher = (await Import.IntoAsync(database)).Furnisher.Id;
        var store = Import.StoreOf(database);
        var sent = new[] { 0, 1, 1, 1, 1, 1, 1, 2 }.Select(minute => Batch(furnisher, minute) with { Id = Guid.NewGuid() }).ToList();
        foreach (var batch in sent)
            await store.RecordAsync(batch, CancellationToken.None);

        foreach (var size in (int[])[1, 2, 3])
        {
            var seen = new List<FurnishingBatch>();
            PlaceInTime? after = null;
            while (await new FurnishedStore(database.Contexts).BatchesAsync(furnisher, size, after, CancellationToken.None) is [.., var last] page)
            {
                seen.AddRange(page);
                after = last.Place;
            }

            Assert.Equal([2, 1, 1, 1, 1, 1, 1, 0], seen.Select(batch => (batch.ReceivedAt - Start).Minutes));
            Assert.Equal(sent.Select(batch => batch.Id).Order(), seen.Select(batch => batch.Id).Order());
        }
    }

    [Theory, EveryStore]
    public async Task FindsTheFurnishersOwnAccount_ByItsNumberAndTheOneBefore(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var (own, other) = ((await Import.IntoAsync(database)).Furnisher.Id, (await Import.IntoAsync(database)).Furnisher.Id);
        await ApplyAsync(database, own, FurnishingText.Row(1), FurnishingText.Row(2));
        await ApplyAsync(database, other, FurnishingText.Row(3));
        await using (var context = database.Contexts.CreateDbContext())
        {
            var account = await context.Tradelines.SingleAsync(tradeline => tradeline.AccountNumber == "A-000001");
            context.FormerAccountNumbers.Add(new FormerAccountNumberRow { FurnisherId = own, AccountNumber = "B", TradelineId = account.Id });
            context.FormerAccountNumbers.Add(new FormerAccountNumberRow { FurnisherId = own, AccountNumber = "A-000002", TradelineId = account.Id });
            await context.SaveChangesAsync();
        }

        var furnished = new FurnishedStore(database.Contexts);
        var found = await furnished.FindAccountAsync(own, "A-000001", CancellationToken.None);
        Assert.NotNull(found);
        Assert.Equal(found, await furnished.FindAccountAsync(own, "B", CancellationToken.None));
        Assert.NotEqual(found, await furnished.FindAccountAsync(own, "A-000002", CancellationToken.None));
        foreach (var (furnisher, number) in ((PartnerId, string)[])[(own, "A-000003"), (own, "a-000001"), (other, "A-000001"), (other, "B")])
            Assert.Null(await furnished.FindAccountAsync(furnisher, number, CancellationToken.None));
    }

    private static async Task ApplyAsync(TestDatabase database, PartnerId furnisher, params string[] rows)
    {
        var accepted = FurnishingText.Rows($"{FurnishingText.Header}\n{string.Join('\n', rows)}\n").Cast<AcceptedRow>().ToList();
        Assert.Equal(rows.Length, (await (await Import.StoreOf(database).MergeAsync(furnisher, accepted, CancellationToken.None)).StoreAsync(CancellationToken.None)).Stored);
    }

    private static FurnishingBatch Batch(PartnerId furnisher, int minute) =>
        new(Guid.CreateVersion7(), furnisher, FurnishingFormat.GraphQL, "any", new byte[32], minute, 0, 0, 0, Start.AddMinutes(minute));
}
