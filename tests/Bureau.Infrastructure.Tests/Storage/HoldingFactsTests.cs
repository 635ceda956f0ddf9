using System.Data.Common;
using System.Runtime.CompilerServices;
using Bureau.Domain.Inquiries;
using Bureau.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>From the comparison to the commit nothing that was decided on can change: whoever changes it waits.</summary>
[Collection(Databases.Collection)]
public sealed class HoldingFactsTests(Databases databases)
{
    [Theory, EveryStore]
    public Task HoldsTheConsent_UntilARepeatIsCommitted(StorageProvider provider) => WaitsAsync(provider, "UPDATE consent_grants SET version = version + 1", newUse: false);

    [Theory, EveryStore]
    public Task HoldsTheConsent_UntilANewUseIsCommitted(StorageProvider provider) => WaitsAsync(provider, "UPDATE consent_grants SET version = version + 1", newUse: true);

    [Theory, EveryStore]
    public Task HoldsTheAgreement(StorageProvider provider) => WaitsAsync(provider, "UPDATE partners SET version = version + 1", newUse: false);

    [Theory, EveryStore]
    public Task HoldsTheFile(StorageProvider provider) => WaitsAsync(provider, "UPDATE credit_files SET version = version + 1", newUse: true);

    private async Task WaitsAsync(StorageProvider provider, string change, bool newUse)
    {
        var database = await databases.CreateAsync(provider);
        var grant = await database.AddGrantAsync();
        var pause = new PausesBeforeCommit();
        var commit = database.LedgerWith(pause).CommitAsync(TestDatabase.Disclosure(grant, newUse));
        await pause.Reached.Task;

        var changing = Task.Run(() => database.ChangeAsync(FormattableStringFactory.Create(change)));
        await Task.WhenAny(changing, Task.Delay(300));
        Assert.False(changing.IsCompleted, "Something that was decided on changed before the commit.");
        pause.Released.SetResult();

        Assert.Equal(CommitOutcome.Committed, await commit);
        await changing;
        Assert.Equal(CommitOutcome.Stale, await database.Ledger().CommitAsync(TestDatabase.Disclosure(grant)));
    }

    private sealed class PausesBeforeCommit : DbTransactionInterceptor
    {
        public TaskCompletionSource Reached { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Released { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            Reached.SetResult();
            await Released.Task;
            return result;
        }
    }
}
