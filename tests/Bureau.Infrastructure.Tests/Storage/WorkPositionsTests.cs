using Bureau.Infrastructure.Storage;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>One node at a time has a work.</summary>
[Collection(Databases.Collection)]
public sealed class WorkPositionsTests(Databases databases)
{
    [Theory, EveryStore]
    public async Task OneNodeHasAWork_UntilItLetsGoOrItsTimeIsOver(StorageProvider provider)
    {
        var clock = new ManualClock();
        var database = await databases.CreateAsync(provider);
        var (one, other) = (new WorkPositions(database.Contexts, clock), new WorkPositions(database.Contexts, clock));
        var time = TimeSpan.FromMinutes(1);

        Assert.Equal(0, await one.TryHoldAsync("work", time, default));
        Assert.Equal(0, await one.TryHoldAsync("work", time, default));
        Assert.Null(await other.TryHoldAsync("work", time, default));
        Assert.Equal(0, await other.TryHoldAsync("other work", time, default));

        await using (var context = await database.Contexts.CreateDbContextAsync())
        {
            Assert.True(await one.AdvanceAsync(context, "work", 0, 7, default));
            Assert.False(await one.AdvanceAsync(context, "work", 0, 8, default));
            Assert.False(await other.AdvanceAsync(context, "work", 7, 9, default));
        }

        await one.ReleaseAsync("work", default);
        Assert.Equal(7, await other.TryHoldAsync("work", time, default));
        clock.Advance(time);
        Assert.Equal(7, await one.TryHoldAsync("work", time, default));
        await using var last = await database.Contexts.CreateDbContextAsync();
        Assert.False(await other.AdvanceAsync(last, "work", 7, 9, default));
    }
}
