using System.Collections.Concurrent;
using Bureau.Infrastructure.Storage;

namespace Bureau.Infrastructure.Tests.Storage;

public sealed class GroupReadTests
{
    [Fact]
    public async Task ReadsTogether_WhatIsAskedForWhileARead_IsUnderWay()
    {
        var gate = new TaskCompletionSource();
        var batches = new ConcurrentQueue<IReadOnlyList<int>>();
        var group = new GroupRead<int, string>(async keys =>
        {
            batches.Enqueue(keys);
            if (batches.Count == 1)
                await gate.Task;
            return keys.Where(key => key != 404).ToDictionary(key => key, key => $"value {key}");
        });

        var first = group.ReadAsync(1, CancellationToken.None);
        while (batches.IsEmpty)
            await Task.Yield();
        var others = Enumerable.Range(0, 20).Select(number => group.ReadAsync(number % 5, CancellationToken.None)).ToList();
        var missing = group.ReadAsync(404, CancellationToken.None);
        gate.SetResult();

        Assert.Equal("value 1", await first);
        Assert.Equal(Enumerable.Range(0, 20).Select(number => $"value {number % 5}"), await Task.WhenAll(others));
        Assert.Null(await missing);
        Assert.Equal(2, batches.Count);
        Assert.Equal([0, 1, 2, 3, 4, 404], batches.Last().Order());
    }

    [Fact]
    public async Task EndsForItsCallerAlone_WhoGivesUp()
    {
        var gate = new TaskCompletionSource();
        var group = new GroupRead<int, string>(async keys =>
        {
            await gate.Task;
            return keys.ToDictionary(key => key, _ => "value");
        });
        using var patience = new CancellationTokenSource();
        var impatient = group.ReadAsync(1, patience.Token);
        var patient = group.ReadAsync(1, CancellationToken.None);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.SetResult();
        Assert.Equal("value", await patient);
    }
}
