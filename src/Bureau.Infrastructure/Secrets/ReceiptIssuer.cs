using System.Security.Cryptography;
using Bureau.Domain.Consents;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bureau.Infrastructure.Secrets;

/// <summary>
/// Signs receipts by ES256 (RFC 7518) and publishes the keys. A key is made at the first receipt; when it has reached its lifetime the next receipt makes another and
/// retires it. The store is asked at every receipt, so that every node signs by the key that was made last, and by none that was retired.
/// </summary>
internal sealed class ReceiptIssuer(IDbContextFactory<BureauDbContext> contexts, byte[] secret, ReceiptsOptions options, TimeProvider clock) : IReceiptIssuer
{
    /// <summary>The type of a receipt's header (RFC 8725, section 3.11): nobody takes a receipt for a token.</summary>
    private const string Type = "consent-receipt+jwt";

    private readonly SealingKey sealing = new(secret, "bureau receipt key seal 1");

    public async Task<SignedReceipt> IssueAsync(ConsentReceipt receipt, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var row = await SigningKeyAsync(now, cancellation);
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(sealing.Open(row.PrivateKeySealed), out _);

        // Without a cache: the engine would keep what it signs with beyond the key's life.
        var signing = new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = row.KeyId }, SecurityAlgorithms.EcdsaSha256)
        {
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        };
        var text = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            receipt.ToJson(options.Address!), signing, new Dictionary<string, object>(StringComparer.Ordinal) { [JwtHeaderParameterNames.Typ] = Type });
        return new(receipt.Consent, row.KeyId, text, now);
    }

    /// <summary>Every public key that ever signed, as JSON Web Keys (RFC 7517), oldest first.</summary>
    public async Task<IReadOnlyList<string>> PublicKeysAsync(CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.ReceiptKeys.AsNoTracking().OrderBy(key => key.CreatedAt).ThenBy(key => key.KeyId).Select(key => key.PublicKey).ToListAsync(cancellation);
    }

    private async Task<ReceiptKeyRow> SigningKeyAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var newest = await context.ReceiptKeys.AsNoTracking()
            .Where(key => key.RetiredAt == null)
            .OrderByDescending(key => key.CreatedAt).ThenByDescending(key => key.KeyId)
            .FirstOrDefaultAsync(cancellation);
        if (newest is not null && now < newest.CreatedAt + options.KeyLifetime)
            return newest;

        // Two nodes may do it at once: both keys are published, and either is good.
        var made = Make(now);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        context.ReceiptKeys.Add(made);
        await context.SaveChangesAsync(cancellation);
        var outlived = now - options.KeyLifetime;
        await context.ReceiptKeys
            .Where(key => key.RetiredAt == null && key.CreatedAt <= outlived)
            .ExecuteUpdateAsync(set => set.SetProperty(key => key.RetiredAt, now), cancellation);
        await transaction.CommitAsync(cancellation);
        return made;
    }

    private ReceiptKeyRow Make(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var keyId = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(12));
        return new()
        {
            KeyId = keyId,
            PublicKey = $$"""{"kty":"EC","crv":"P-256","x":"{{Base64UrlEncoder.Encode(point.X)}}","y":"{{Base64UrlEncoder.Encode(point.Y)}}","kid":"{{keyId}}","alg":"ES256","use":"sig"}""",
            PrivateKeySealed = sealing.Seal(key.ExportPkcs8PrivateKey()),
            CreatedAt = now,
        };
    }
}
