using System.Security.Cryptography;
using Bureau.Infrastructure.Secrets;
using Microsoft.IdentityModel.Tokens;

namespace Bureau.Api.Access;

/// <summary>When the issuer's keys come and go.</summary>
internal static class KeyRotation
{
    /// <summary>How long a key is published before it signs: many times what a node needs to notice it (<see cref="KeyWatch"/>).</summary>
    public static readonly TimeSpan PublishedAhead = TimeSpan.FromMinutes(10);

    /// <summary>The key that should be added now, or null: the first one at once, each next one when the newest has reached its lifetime.</summary>
    public static SigningKey? NextKey(IReadOnlyList<SigningKey> stored, TimeSpan lifetime, DateTimeOffset now)
    {
        var newest = stored.Where(key => key.RetiredAt is null).MaxBy(key => key.CreatedAt);
        if (newest is not null && now < newest.CreatedAt + lifetime)
            return null;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new(
            Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(12)), SecurityAlgorithms.EcdsaSha256, key.ExportPkcs8PrivateKey(), now,
            newest is null ? now : now + PublishedAhead, RetiredAt: null);
    }

    /// <summary>The keys that can go: a newer one has signed for so long that no token of theirs lives any more.</summary>
    public static IEnumerable<string> Outlived(IReadOnlyList<SigningKey> stored, DateTimeOffset now)
    {
        var newestInUse = stored
            .Where(key => key.RetiredAt is null && key.NotBefore + AccessOptions.LongestTokenLifetime + TokenRules.ClockSkew <= now)
            .MaxBy(key => key.CreatedAt);
        return stored
            .Where(key => key.RetiredAt is null && newestInUse is not null && key.CreatedAt < newestInUse.CreatedAt)
            .Select(key => key.KeyId);
    }
}
