using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Secrets;

/// <summary>The keys with which the bureau signs, encrypted at rest under the bureau's secret and shared by all its nodes.</summary>
public sealed class SigningKeyStore
{
    private const string Work = "make signing keys";

    private readonly IDbContextFactory<BureauDbContext> contexts;
    private readonly SealingKey sealing;

    internal SigningKeyStore(IDbContextFactory<BureauDbContext> contexts, byte[] secret) =>
        (this.contexts, sealing) = (contexts, new SealingKey(secret, "bureau signing key seal 1"));

    /// <summary>Every key, the retired ones too, oldest first.</summary>
    public async Task<IReadOnlyList<SigningKey>> ReadAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.SigningKeys.AsNoTracking().OrderBy(key => key.CreatedAt).ThenBy(key => key.KeyId).ToListAsync(cancellation);
        return [.. rows.Select(row => new SigningKey(row.KeyId, row.Algorithm, sealing.Open(row.PrivateKeySealed), row.CreatedAt, row.NotBefore, row.RetiredAt))];
    }

    /// <summary>Stores a new key, unless there are more keys by now than the caller knows: of nodes that make one at the same moment, one stores its own. Throws when its id is taken.</summary>
    /// <param name="key">The key.</param>
    /// <param name="known">How many keys <see cref="ReadAsync"/> gave.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>Whether it was stored.</returns>
    public async Task<bool> TryAddAsync(SigningKey key, int known, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        if (!await TryLockAsync(context, known + 1, cancellation) || await context.SigningKeys.CountAsync(cancellation) != known)
            return false;
        context.SigningKeys.Add(new SigningKeyRow
        {
            KeyId = key.KeyId,
            Algorithm = key.Algorithm,
            PrivateKeySealed = sealing.Seal(key.PrivateKey.Span),
            CreatedAt = key.CreatedAt,
            NotBefore = key.NotBefore,
            RetiredAt = key.RetiredAt,
        });
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Takes a key out of use. False: there is no such key in use.</summary>
    public async Task<bool> RetireAsync(string keyId, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.SigningKeys
            .Where(key => key.KeyId == keyId && key.RetiredAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(key => key.RetiredAt, at), cancellation) == 1;
    }

    /// <summary>Whoever else would add a key waits for the end of this transaction; false when it came first.</summary>
    private static async Task<bool> TryLockAsync(BureauDbContext context, int made, CancellationToken cancellation)
    {
        if (await context.WorkPositions.Where(row => row.Work == Work).ExecuteUpdateAsync(set => set.SetProperty(row => row.Position, made), cancellation) == 1)
            return true;
        context.WorkPositions.Add(new WorkPositionRow { Work = Work, Position = made });
        try
        {
            await context.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException exception) when (exception.InnerException is { } cause && context.Furnished.WasOvertaken(cause))
        {
            return false;
        }
    }
}

/// <summary>A key with which the bureau signs.</summary>
/// <param name="KeyId">Its name in tokens and in the published key set, at most 64 characters.</param>
/// <param name="Algorithm">RFC 7518, such as ES256.</param>
/// <param name="PrivateKey">PKCS #8.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="NotBefore">From when it may sign, UTC.</param>
/// <param name="RetiredAt">When it was taken out of use, UTC; null while it signs or validates.</param>
public sealed record SigningKey(
    string KeyId, string Algorithm, ReadOnlyMemory<byte> PrivateKey, DateTimeOffset CreatedAt, DateTimeOffset NotBefore, DateTimeOffset? RetiredAt)
{
    /// <summary>The key's name alone.</summary>
    public override string ToString() => KeyId;
}
