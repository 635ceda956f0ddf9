using System.Text;
using Bureau.Domain;
using Bureau.Domain.Idempotency;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>Claimed keys on every store: who is first, what those after are told, and what is kept of it.</summary>
[Collection(Databases.Collection)]
public sealed class IdempotencyStoreTests(Databases databases)
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(30);
    private static readonly byte[] Request = "a request with 110101199001011234 in it"u8.ToArray();
    private static readonly KeptAnswer Answer = new(200, "an answer with somebody in it"u8.ToArray());

    private readonly ManualClock clock = new();

    [Theory, EveryStore]
    public async Task OfAllWhoAskAtOnce_OneClaims_AndTheRestAreToldToWait(StorageProvider provider)
    {
        var (database, key) = (await databases.CreateAsync(provider), Key());
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => ClaimAsync(Store(database), key))));
        Assert.Single(outcomes, outcome => outcome.Value is { Answer: null });
        Assert.Equal(15, outcomes.Count(outcome => outcome.Refusal is IdempotencyKeyInUse));
    }

    [Theory, EveryStore]
    public async Task GivesTheAnswerAgain_OnAnyNode_ToTheSameRequestOfTheSameCallerAlone(StorageProvider provider)
    {
        var (database, key) = (await databases.CreateAsync(provider), Key());
        var claim = (await ClaimAsync(Store(database), key)).Value!;
        Assert.True(await Store(database).KeepAsync(key, claim, Answer, default));

        var again = (await ClaimAsync(Store(database), key)).Value!;
        Assert.Equal(200, again.Answer!.Status);
        Assert.Equal(Answer.Body.ToArray(), again.Answer.Body.ToArray());
        Assert.IsType<IdempotencyKeyReused>((await Store(database).ClaimAsync(key, "another"u8.ToArray(), Time, default)).Refusal);
        Assert.Null((await ClaimAsync(Store(database), key with { Caller = Guid.NewGuid() })).Value!.Answer);
        Assert.Null((await ClaimAsync(Store(database), key with { Tier = Tier.Dating })).Value!.Answer);
        Assert.Null((await ClaimAsync(Store(database), key with { Text = "other" })).Value!.Answer);
    }

    [Theory, EveryStore]
    public async Task SaysThatNobodyKnows_WhenTheClaimIsNotRenewed_UntilTheAnswerComesAfterAll(StorageProvider provider)
    {
        var (database, key) = (await databases.CreateAsync(provider), Key());
        var store = Store(database);
        var claim = (await ClaimAsync(store, key)).Value!;
        clock.Advance(Time - TimeSpan.FromSeconds(1));
        await store.RenewAsync(key, claim, Time, default);
        clock.Advance(Time - TimeSpan.FromSeconds(1));
        Assert.IsType<IdempotencyKeyInUse>((await ClaimAsync(store, key)).Refusal);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<OutcomeUnknown>((await ClaimAsync(store, key)).Refusal);

        Assert.True(await store.KeepAsync(key, claim, Answer, default));
        Assert.NotNull((await ClaimAsync(store, key)).Value!.Answer);
    }

    [Theory, EveryStore]
    public async Task ForgetsAfterADay_BeforeItDeletes(StorageProvider provider)
    {
        var (database, key, lost) = (await databases.CreateAsync(provider), Key(), Key() with { Text = "lost" });
        var store = Store(database);
        var claim = (await ClaimAsync(store, key)).Value!;
        await ClaimAsync(store, lost);
        Assert.True(await store.KeepAsync(key, claim, Answer, default));
        clock.Advance(AnswerOnce.Kept - TimeSpan.FromTicks(1));
        Assert.NotNull((await ClaimAsync(store, key)).Value!.Answer);
        Assert.Equal(0, await store.DeleteAsync(clock.GetUtcNow() - AnswerOnce.Kept, default));

        clock.Advance(TimeSpan.FromTicks(1));
        var anew = (await ClaimAsync(store, key)).Value!;
        Assert.Null(anew.Answer);
        Assert.False(await store.KeepAsync(key, claim, Answer, default));
        Assert.Equal(1, await store.DeleteAsync(clock.GetUtcNow() - AnswerOnce.Kept, default));
        Assert.True(await store.KeepAsync(key, anew, Answer, default));
    }

    [Theory, EveryStore]
    public async Task KeepsNothingThatCanBeRead_NorMoved(StorageProvider provider)
    {
        var (database, key, other) = (await databases.CreateAsync(provider), Key(), Key() with { Text = "other" });
        var store = Store(database);
        foreach (var one in (IdempotencyKey[])[key, other])
            Assert.True(await store.KeepAsync(one, (await ClaimAsync(store, one)).Value!, Answer, default));

        await using var context = await database.Contexts.CreateDbContextAsync();
        var rows = await context.IdempotencyKeys.AsNoTracking().ToListAsync();
        Assert.All(rows, row => Assert.DoesNotContain("somebody", Encoding.UTF8.GetString(row.AnswerSealed!), StringComparison.Ordinal));
        Assert.Null((await ClaimAsync(new IdempotencyStore(database.Contexts, new(new byte[32]), new(new byte[32], "tests"), clock), key)).Value!.Answer);

        var (hash, moved) = (rows[0].KeyHash, rows[1].AnswerSealed);
        await context.IdempotencyKeys.Where(row => row.KeyHash == hash).ExecuteUpdateAsync(set => set.SetProperty(row => row.AnswerSealed, moved));
        var opened = await Task.WhenAll(((IdempotencyKey[])[key, other]).Select(async one => await Record.ExceptionAsync(() => ClaimAsync(store, one))));
        Assert.Single(opened, exception => exception is System.Security.Cryptography.CryptographicException);
    }

    private static IdempotencyKey Key() => new(Tier.Rental, Guid.NewGuid(), "key");

    private Task<Outcome<Claim>> ClaimAsync(IdempotencyStore store, IdempotencyKey key) => store.ClaimAsync(key, Request, Time, default);

    private IdempotencyStore Store(TestDatabase database)
    {
        var secret = Convert.FromBase64String(SecretsOptions.SandboxKey);
        return new(database.Contexts, new(secret), new(secret, "bureau kept answer 1"), clock);
    }
}
