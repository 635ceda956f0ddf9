using System.Data.Common;
using Bureau.Domain;
using Bureau.Domain.Idempotency;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>A request under a key, on every store: one that takes long, one whose answer cannot be kept, one that fails.</summary>
[Collection(Databases.Collection)]
public sealed class AnsweringOnce(Databases databases)
{
    private static readonly KeptAnswer Answer = new(200, "an answer"u8.ToArray());

    private readonly ManualClock clock = new();
    private readonly IdempotencyKey key = new(Tier.Rental, Guid.NewGuid(), "key");
    private readonly List<Exception> failures = [];

    [Theory, EveryStore]
    public async Task TakesAsLongAsItTakes_AndNobodyElseRunsIt(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var (node, other) = (Node(database.Contexts), Node(database.Contexts));
        var answer = new TaskCompletionSource<KeptAnswer>();
        var asking = AskAsync(node, () => answer.Task);
        await UntilItWaitsAsync();
        for (var times = 0; times < 6; times++)
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            await UntilItWaitsAsync();
        }

        Assert.IsType<IdempotencyKeyInUse>((await AskAsync(other, NobodyRunsThis)).Refusal);
        answer.SetResult(Answer);
        Assert.Equal(Answer, (await asking).Value);
        Assert.Equal(Answer.Body.ToArray(), (await AskAsync(other, NobodyRunsThis)).Value!.Body.ToArray());
        Assert.Empty(failures);
    }

    [Theory, EveryStore]
    public async Task IsAnsweredAllTheSame_WhenTheAnswerCannotBeKept_AndIsUnknownAfterwards(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var cut = new CutUpdates();
        Assert.Equal(Answer, (await AskAsync(Node(database.ContextsWith(cut)), () => Task.FromResult(Answer))).Value);
        Assert.Single(failures);

        Assert.IsType<IdempotencyKeyInUse>((await AskAsync(Node(database.Contexts), NobodyRunsThis)).Refusal);
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.IsType<OutcomeUnknown>((await AskAsync(Node(database.Contexts), NobodyRunsThis)).Refusal);
    }

    [Theory, EveryStore]
    public async Task IsUnknown_WhenItFailedInTheMiddle(StorageProvider provider)
    {
        var node = Node((await databases.CreateAsync(provider)).Contexts);
        await Assert.ThrowsAsync<IOException>(() => AskAsync(node, () => Task.FromException<KeptAnswer>(new IOException("The store went away."))));
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.IsType<OutcomeUnknown>((await AskAsync(node, NobodyRunsThis)).Refusal);
    }

    private static Task<KeptAnswer> NobodyRunsThis() => throw new Xunit.Sdk.XunitException("A request was carried out a second time.");

    /// <summary>Until the node has given its sign of life and waits for the next.</summary>
    private async Task UntilItWaitsAsync()
    {
        for (var attempt = 0; clock.Waiting == 0; attempt++)
        {
            Assert.True(attempt < 3_000, "The node gives no sign of life.");
            await Task.Delay(10);
        }
    }

    private Task<Outcome<KeptAnswer>> AskAsync(AnswerOnce node, Func<Task<KeptAnswer>> answer) => node.ExecuteAsync(key, "a request"u8.ToArray(), answer, failures.Add);

    private AnswerOnce Node(IDbContextFactory<BureauDbContext> contexts)
    {
        var secret = Convert.FromBase64String(SecretsOptions.SandboxKey);
        return new(new IdempotencyStore(contexts, new(secret), new(secret, "bureau kept answer 1"), clock), clock);
    }

    /// <summary>A connection that ends whenever an update is sent over it.</summary>
    private sealed class CutUpdates : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            command.CommandText.Contains("UPDATE", StringComparison.Ordinal) ? throw new IOException("The connection was cut.") : new(result);
    }
}
