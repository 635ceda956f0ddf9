using System.Security.Cryptography;
using System.Text;
using Bureau.Domain.Idempotency;

namespace Bureau.Infrastructure.Secrets;

/// <summary>The keyed hashes by which a request is known again. Who reads the store learns neither whose it is nor what it says, not even by trying.</summary>
internal sealed class IdempotencyHash(byte[] secret)
{
    private readonly byte[] ofKeys = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "bureau idempotency key hash 1"u8.ToArray());
    private readonly byte[] ofRequests = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "bureau idempotent request hash 1"u8.ToArray());

    /// <summary>HMAC-SHA256 of tier, caller and key: 32 bytes.</summary>
    public byte[] Of(IdempotencyKey key) => HMACSHA256.HashData(ofKeys, Encoding.UTF8.GetBytes($"{(int)key.Tier}:{key.Caller:N}:{key.Text}"));

    /// <summary>HMAC-SHA256 of the request: 32 bytes.</summary>
    public byte[] Of(ReadOnlySpan<byte> request) => HMACSHA256.HashData(ofRequests, request);
}
