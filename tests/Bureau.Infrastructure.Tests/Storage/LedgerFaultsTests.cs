using System.Data.Common;
using Bureau.Domain;
using Bureau.Domain.Inquiries;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>When the store fails, nothing is disclosed, nothing is half written and nothing is written twice.</summary>
[Collection(Databases.Collection)]
public sealed class LedgerFaultsTests(Databases databases)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task IsUnavailable_AndWritesNothing_WhenTheConnectionIsCut(bool newUse)
    {
        var database = await databases.CreateAsync(StorageProvider.PostgreSql);
        var name = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
        var ledger = database.Ledger();
        var grant = await database.AddGrantAsync();
        await using (await database.HoldAsync(grant.Id))
        {
            var commit = ledger.CommitAsync(TestDatabase.Disclosure(grant, newUse: newUse));
            var cut = 0L;
            for (var i = 0; i < 500 && !commit.IsCompleted; i++)
            {
                cut += await databases.AskPostgreSqlAsync<long>(
                    $"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{name}' AND wait_event_type = 'Lock'");
                await Task.Delay(10);
            }

            Assert.Equal(CommitOutcome.Unavailable, await commit);
            Assert.NotEqual(0, cut);
        }

        Assert.Empty(await database.InquiriesAsync());
        Assert.Empty(await database.UsesAsync(grant.Id));
        Assert.Equal(CommitOutcome.Committed, await ledger.CommitAsync(TestDatabase.Disclosure(grant)));
    }

    [Theory, EveryStore]
    public async Task IsUnavailable_AndWritesNothing_WhenALockOutlastsTheDeadline(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var clock = new ManualClock();
        var grant = await database.AddGrantAsync();
        await using (await database.HoldAsync(grant.Id))
        {
            var commit = database.Ledger(clock).CommitAsync(TestDatabase.Disclosure(grant));
            for (var i = 0; i < 500 && !commit.IsCompleted; i++)
            {
                await Task.Delay(100);
                clock.Advance(TimeSpan.FromSeconds(6));
            }

            Assert.Equal(CommitOutcome.Unavailable, await commit);
        }

        Assert.Empty(await database.InquiriesAsync());
    }

    [Theory, EveryStore]
    public async Task IsUnavailable_AndIsNotTriedAgain_WhenTheAnswerToTheCommitIsLost(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var grant = await database.AddGrantAsync();
        var ledger = database.LedgerWith(new LosesTheAnswerToCommit());

        Assert.Equal(CommitOutcome.Unavailable, await ledger.CommitAsync(TestDatabase.Disclosure(grant)));

        // It was committed after all: on record once, and nothing left the bureau.
        Assert.Single(await database.InquiriesAsync());
    }

    [Theory, EveryStore]
    public async Task TriesAgain_WhenTheConnectionIsLostBeforeTheCommit(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var grant = await database.AddGrantAsync();
        var fault = new LosesConnectionsWhileReading(times: 2);

        Assert.Equal(CommitOutcome.Committed, await database.LedgerWith(fault).CommitAsync(TestDatabase.Disclosure(grant, newUse: true)));

        Assert.Single(await database.InquiriesAsync());
        Assert.Single(await database.UsesAsync(grant.Id));
    }

    [Theory, EveryStore]
    public async Task GivesUp_WhenConnectionsAreLostAgainAndAgain(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var grant = await database.AddGrantAsync();
        var fault = new LosesConnectionsWhileReading(times: int.MaxValue);
        Assert.Equal(CommitOutcome.Unavailable, await database.LedgerWith(fault).CommitAsync(TestDatabase.Disclosure(grant, newUse: true)));
        Assert.Equal(3, fault.Lost);
        Assert.Empty(await database.InquiriesAsync());
    }

    [Theory, EveryStore]
    public async Task WritesNothingOfABatch_WhenItsLastStatementFails(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var grant = await database.AddGrantAsync();
        await using (var context = await database.Contexts.CreateDbContextAsync())
        {
            // The store's own guard: this version of the consent was used, though the consent does not say so.
            context.ConsentUses.Add(new ConsentUseRow
            {
                ConsentId = grant.Id,
                ConsentVersion = grant.Version,
                InquiryId = InquiryId.New(),
                Question = "deposit-waiver:Car",
                At = DateTimeOffset.UtcNow,
                Answer = "{}",
            });
            await context.SaveChangesAsync();
        }

        Assert.Equal(CommitOutcome.Unavailable, await database.Ledger().CommitAsync(TestDatabase.Disclosure(grant, newUse: true)));

        Assert.Empty(await database.InquiriesAsync());
        Assert.Equal(grant.Version, (await database.Consents().FindAsync(grant.Id, Freshness.Live, CancellationToken.None))!.Version);
    }

    private sealed class ConnectionLost() : DbException("The connection was lost.")
    {
        public override bool IsTransient => true;
    }

    private sealed class LosesTheAnswerToCommit : DbTransactionInterceptor
    {
        public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
            throw new ConnectionLost();
    }

    private sealed class LosesConnectionsWhileReading(int times) : DbCommandInterceptor
    {
        public int Lost { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            Lost++ < times ? throw new ConnectionLost() : ValueTask.FromResult(result);
    }
}
