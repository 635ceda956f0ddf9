using Bureau.Infrastructure.Secrets;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace Bureau.Api.Access;

/// <summary>The keys of our own issuer as this process knows them: those in the store when <see cref="RefreshAsync"/> last looked.</summary>
internal sealed class IssuerKeys(
    SigningKeyStore store, TokenMemory memory, IOptionsMonitorCache<OpenIddictServerOptions> issuer, IOptions<AccessOptions> access, TimeProvider clock)
    : IDisposable
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private volatile KeyRing _ring = KeyRing.Empty;

    /// <summary>The keys.</summary>
    public KeyRing Ring => _ring;

    /// <summary>Signs with the key whose turn it is.</summary>
    public SigningCredentials Signer => new(_ring.SignerAt(clock.GetUtcNow()), SecurityAlgorithms.EcdsaSha256);

    /// <summary>
    /// Reads the keys, and first adds the next one, unless another node just did, or retires outlived ones when their time has come. When the keys have changed, no remembered
    /// token counts any more and the published key set is made anew.
    /// </summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            var now = clock.GetUtcNow();
            var stored = await store.ReadAsync(cancellation);
            var next = KeyRotation.NextKey(stored, access.Value.SigningKeyLifetime, now);
            if (next is not null)
                await store.TryAddAsync(next, stored.Count, cancellation);
            var outlived = KeyRotation.Outlived(stored, now).ToList();
            foreach (var keyId in outlived)
                await store.RetireAsync(keyId, now, cancellation);
            if (next is not null || outlived.Count > 0)
                stored = await store.ReadAsync(cancellation);

            var ring = _ring.With(stored);
            if (ring.Matches(_ring))
                return;
            _ring = ring;
            memory.Forget();
            issuer.TryRemove(Options.DefaultName);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _oneAtATime.Dispose();
}
