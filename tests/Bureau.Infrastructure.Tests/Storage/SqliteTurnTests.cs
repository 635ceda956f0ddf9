using Bureau.Infrastructure.Storage;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>On SQLite, with its one writer, nobody who waits to write is passed over.</summary>
[Collection(Databases.Collection)]
public sealed class SqliteTurnTests(Databases databases)
{
    [Fact]
    public async Task GivesTheTurn_ToWhoeverWaitedLongest()
    {
        var database = await databases.CreateAsync(StorageProvider.Sqlite);
        await using var busy = await database.Contexts.CreateDbContextAsync();
        await using var patient = await database.Contexts.CreateDbContextAsync();
        await using var late = await database.Contexts.CreateDbContextAsync();

        var writing = await busy.BeginWriteAsync(CancellationToken.None);
        var second = patient.BeginWriteAsync(CancellationToken.None);
        var third = late.BeginWriteAsync(CancellationToken.None);
        Assert.False(second.IsCompleted);

        await writing.DisposeAsync();
        await using (await second)
            Assert.False(third.IsCompleted);
        await (await third).DisposeAsync();
    }

    [Fact]
    public async Task GivesTheTurnOn_WhenTheTransactionCannotBegin()
    {
        var database = await databases.CreateAsync(StorageProvider.Sqlite);
        await using var context = await database.Contexts.CreateDbContextAsync();
        var grant = await database.AddGrantAsync();
        await using (await database.HoldAsync(grant.Id))
            await Assert.ThrowsAnyAsync<Exception>(() => context.BeginWriteAsync(CancellationToken.None));
        await (await context.BeginWriteAsync(CancellationToken.None)).DisposeAsync();
    }
}
