using Bureau.Infrastructure.Storage;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>What arrives together is committed together, and nobody's trouble is another's.</summary>
public sealed class GroupCommitTests
{
    private readonly ManualClock clock = new();
    private readonly List<IReadOnlyList<int>> batches = [];
    private readonly Queue<TaskCompletionSource> gates = new();

    [Fact]
    public async Task CommitsAloneAndAtOnce_WhenNothingIsUnderWay()
    {
        var commits = Commits();
        Assert.Equal(10, await commits.CommitAsync(1));
        Assert.Equal(20, await commits.CommitAsync(2));
        Assert.Equal([[1], [2]], batches);
    }

    [Fact]
    public async Task CommitsTogether_WhatArrivesWhileABatchIsOnItsWay()
    {
        var first = Closed();
        var commits = Commits();
        var answers = new List<Task<int>> { commits.CommitAsync(1) };
        await Started(1);
        answers.AddRange(Enumerable.Range(2, 4).Select(commits.CommitAsync));
        first.SetResult();
        var results = await Task.WhenAll(answers);
        Assert.Equal([10, 20, 30, 40, 50], results);
        Assert.Equal(2, batches.Count);
        Assert.Equal([2, 3, 4, 5], batches[1]);
    }

    [Fact]
    public async Task NeverExceedsTheLargestBatch()
    {
        var first = Closed();
        var commits = Commits(largest: 3);
        var answers = new List<Task<int>> { commits.CommitAsync(1) };
        await Started(1);
        answers.AddRange(Enumerable.Range(2, 7).Select(commits.CommitAsync));
        first.SetResult();
        await Task.WhenAll(answers);
        Assert.Equal([[1], [2, 3, 4], [5, 6, 7], [8]], batches);
    }

    [Fact]
    public async Task ReachesEveryItemOfTheBatch_WhenItFails_AndNoOther()
    {
        var first = Closed();
        var commits = Commits(largest: 3);
        var answers = new List<Task<int>> { commits.CommitAsync(1) };
        await Started(1);
        answers.AddRange(Enumerable.Range(2, 4).Select(commits.CommitAsync));
        var second = Closed();
        first.SetResult();
        await Started(2);
        second.SetException(new InvalidDataException("the disk is full"));
        Assert.Equal(10, await answers[0]);
        foreach (var failed in answers[1..4])
            Assert.Equal("the disk is full", (await Assert.ThrowsAsync<InvalidDataException>(() => failed)).Message);
        Assert.Equal(50, await answers[4]);
        Assert.Equal(60, await commits.CommitAsync(6));
    }

    [Fact]
    public async Task IsNotCommitted_WhenItWaitedLongerThanItsPatience()
    {
        var first = Closed();
        var commits = Commits();
        var ahead = commits.CommitAsync(1);
        await Started(1);
        var late = commits.CommitAsync(2);
        clock.Advance(TimeSpan.FromSeconds(6));
        var fresh = commits.CommitAsync(3);
        first.SetResult();
        Assert.Equal(10, await ahead);
        await Assert.ThrowsAsync<TimeoutException>(() => late);
        Assert.Equal(30, await fresh);
        Assert.Equal([[1], [3]], batches);
    }

    [Fact]
    public async Task RunsInNobodysContext()
    {
        var caller = new AsyncLocal<string> { Value = "the first caller" };
        string? seen = "not run";
        var commits = new GroupCommit<int, int>(
            batch =>
            {
                seen = caller.Value;
                return Task.FromResult<IReadOnlyList<int>>([.. batch]);
            },
            256,
            TimeSpan.FromSeconds(5),
            clock);
        await commits.CommitAsync(1);
        Assert.Null(seen);
    }

    [Fact]
    public async Task LosesNothing_WhenManyCallersComeAtOnce()
    {
        var commits = Commits(largest: 16);
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(caller => Task.Run(async () =>
        {
            var sum = 0;
            for (var i = 0; i < 200; i++)
                sum += await commits.CommitAsync((caller * 200) + i);
            return sum;
        })));
        Assert.Equal(Enumerable.Range(0, 12_800).Sum() * 10, answers.Sum());
        Assert.Equal(Enumerable.Range(0, 12_800), batches.SelectMany(batch => batch).Order());
        Assert.All(batches, batch => Assert.InRange(batch.Count, 1, 16));
    }

    private GroupCommit<int, int> Commits(int largest = 256) => new(CommitAsync, largest, TimeSpan.FromSeconds(5), clock);

    private async Task<IReadOnlyList<int>> CommitAsync(IReadOnlyList<int> batch)
    {
        TaskCompletionSource? gate;
        lock (batches)
        {
            batches.Add(batch);
            gates.TryDequeue(out gate);
        }

        if (gate is not null)
            await gate.Task;
        return [.. batch.Select(item => item * 10)];
    }

    /// <summary>The next batch that has no gate yet waits at this one.</summary>
    private TaskCompletionSource Closed()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (batches)
            gates.Enqueue(gate);
        return gate;
    }

    private async Task Started(int count)
    {
        for (var i = 0; i < 1000; i++)
        {
            lock (batches)
            {
                if (batches.Count >= count)
                    return;
            }

            await Task.Delay(5);
        }

        Assert.Fail("The batch never began.");
    }
}
