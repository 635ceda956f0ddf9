using System.Data;
using System.Security.Cryptography;
using Bureau.Domain;
using Bureau.Domain.Idempotency;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The claimed keys in the database, which decides among all nodes who is first.</summary>
internal sealed class IdempotencyStore(IDbContextFactory<BureauDbContext> contexts, IdempotencyHash hash, SealingKey sealing, TimeProvider clock) : IIdempotencyStore
{
    /// <summary>Who is overtaken at the insert finds a row, unless it expires in that moment.</summary>
    private const int Attempts = 3;

    public async Task<Outcome<Claim>> ClaimAsync(IdempotencyKey key, ReadOnlyMemory<byte> request, TimeSpan time, CancellationToken cancellation)
    {
        var (keyHash, requestHash) = (hash.Of(key), hash.Of(request.Span));
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (await TryInsertAsync(keyHash, requestHash, time, cancellation) is { } claim)
                return claim;
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            var row = await context.IdempotencyKeys.AsNoTracking().SingleOrDefaultAsync(row => row.KeyHash == keyHash, cancellation);
            var now = clock.GetUtcNow();
            if (row is null)
                continue;
            if (row.ClaimedAt <= now - AnswerOnce.Kept)
                await DeleteAsync(context, context.IdempotencyKeys.Where(other => other.KeyHash == keyHash && other.ClaimId == row.ClaimId), cancellation);
            else if (!CryptographicOperations.FixedTimeEquals(row.RequestHash, requestHash))
                return new IdempotencyKeyReused();
            else if (row is { AnswerSealed: { } answer, Status: { } status })
                return new Claim(row.ClaimId, new KeptAnswer(status, Open(keyHash, answer)));
            else
                return row.HeldUntil > now ? new IdempotencyKeyInUse() : new OutcomeUnknown();
        }

        throw new DBConcurrencyException($"A key could neither be claimed nor found {Attempts} times in a row.");
    }

    public async Task RenewAsync(IdempotencyKey key, Claim claim, TimeSpan time, CancellationToken cancellation)
    {
        var until = clock.GetUtcNow() + time;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        await Claimed(context, key, claim).ExecuteUpdateAsync(set => set.SetProperty(row => row.HeldUntil, until), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    public async Task<bool> KeepAsync(IdempotencyKey key, Claim claim, KeptAnswer answer, CancellationToken cancellation)
    {
        byte[]? sealedAnswer = sealing.Seal([.. hash.Of(key), .. answer.Body.Span]);
        int? status = answer.Status;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var kept = await Claimed(context, key, claim)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.AnswerSealed, sealedAnswer).SetProperty(row => row.Status, status), cancellation);
        await transaction.CommitAsync(cancellation);
        return kept == 1;
    }

    public async Task<int> DeleteAsync(DateTimeOffset until, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await DeleteAsync(context, context.IdempotencyKeys.Where(row => row.ClaimedAt <= until), cancellation);
    }

    private async Task<Claim?> TryInsertAsync(byte[] keyHash, byte[] requestHash, TimeSpan time, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var now = clock.GetUtcNow();
        var row = new IdempotencyKeyRow { KeyHash = keyHash, RequestHash = requestHash, ClaimId = Guid.CreateVersion7(now), ClaimedAt = now, HeldUntil = now + time };
        context.IdempotencyKeys.Add(row);
        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException exception) when (exception.InnerException is { } cause && context.Furnished.WasOvertaken(cause))
        {
            return null;
        }

        await transaction.CommitAsync(cancellation);
        return new Claim(row.ClaimId, null);
    }

    private static async Task<int> DeleteAsync(BureauDbContext context, IQueryable<IdempotencyKeyRow> rows, CancellationToken cancellation)
    {
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var deleted = await rows.ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return deleted;
    }

    private IQueryable<IdempotencyKeyRow> Claimed(BureauDbContext context, IdempotencyKey key, Claim claim)
    {
        var keyHash = hash.Of(key);
        return context.IdempotencyKeys.Where(row => row.KeyHash == keyHash && row.ClaimId == claim.Id);
    }

    private byte[] Open(byte[] keyHash, byte[] sealedAnswer)
    {
        var open = sealing.Open(sealedAnswer);
        return open.AsSpan().StartsWith(keyHash) ? open[keyHash.Length..] : throw new CryptographicException("An answer stands under a key that it was not sealed for.");
    }
}
