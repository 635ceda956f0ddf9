using System.Security.Cryptography;
using Bureau.Infrastructure.Secrets;
using Microsoft.IdentityModel.Tokens;

namespace Bureau.Api.Access;

/// <summary>
/// The keys of our own issuer at one moment. All that are not retired validate; the newest that may sign by now signs. A new key is
/// published before it signs, so that every node and every reader of the key set knows it by its first signature.
/// </summary>
internal sealed class KeyRing
{
    private readonly (SigningKey Stored, ECDsaSecurityKey Key)[] _newestFirst;

    private KeyRing((SigningKey, ECDsaSecurityKey)[] newestFirst) => _newestFirst = newestFirst;

    /// <summary>No key.</summary>
    public static KeyRing Empty { get; } = new([]);

    /// <summary>The keys that validate, the newest first.</summary>
    public IEnumerable<ECDsaSecurityKey> Validating => _newestFirst.Select(key => key.Key);

    /// <summary>The ring of what is stored. Keys that this ring holds already are taken over as they are.</summary>
    public KeyRing With(IReadOnlyList<SigningKey> stored) => new(
    [
        .. stored
            .Where(key => key is { RetiredAt: null, Algorithm: SecurityAlgorithms.EcdsaSha256 })
            .OrderByDescending(key => key.CreatedAt).ThenByDescending(key => key.KeyId, StringComparer.Ordinal)
            .Select(key => (key, Find(key.KeyId) ?? Import(key))),
    ]);

    /// <summary>The key of that name, when it validates.</summary>
    public ECDsaSecurityKey? Find(string? keyId) => Array.Find(_newestFirst, key => key.Key.KeyId == keyId).Key;

    /// <summary>The key that signs at that moment.</summary>
    public ECDsaSecurityKey SignerAt(DateTimeOffset moment)
    {
        if (_newestFirst.Length == 0)
            throw new InvalidOperationException("The issuer's keys have not been read.");
        var ready = Array.Find(_newestFirst, key => key.Stored.NotBefore <= moment).Key;
        return ready ?? _newestFirst[^1].Key;
    }

    /// <summary>Whether both rings hold the same keys.</summary>
    public bool Matches(KeyRing other) => Validating.Select(key => key.KeyId).SequenceEqual(other.Validating.Select(key => key.KeyId));

    private static ECDsaSecurityKey Import(SigningKey stored)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(stored.PrivateKey.Span, out _);
        return new(key) { KeyId = stored.KeyId };
    }
}
