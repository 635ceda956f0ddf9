using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Bureau.Domain.Consents;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Infrastructure.Secrets;

/// <summary>
/// Keeps identity numbers out of the clear: a keyed hash to find a person by, a ciphertext to give the number back. Without the bureau's
/// secret neither tells anything, not even by trying all numbers.
/// </summary>
internal sealed class IdentityVault(byte[] secret) : IPersonKeys
{
    /// <summary>The size of the bureau's secret.</summary>
    public const int KeyBytes = 32;

    private readonly byte[] hashKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "bureau identity number hash 1"u8.ToArray());
    private readonly byte[] personKey = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "bureau person key 1"u8.ToArray());
    private readonly SealingKey sealing = new(secret, "bureau identity number seal 1");

    /// <summary>HMAC-SHA256 of type and number: 32 bytes, the same for the same number.</summary>
    public byte[] Hash(IdentityNumber number)
    {
        Span<byte> text = stackalloc byte[64];
        return Utf8.TryWrite(text, CultureInfo.InvariantCulture, $"{(int)number.Type}:{number.Value}", out var length)
            ? HMACSHA256.HashData(hashKey, text[..length])
            : throw new ArgumentException("No identity number is that long.", nameof(number));
    }

    /// <summary>HMAC-SHA256 of partner, type and number, its first half.</summary>
    public PersonKey Of(PartnerId partner, IdentityNumber number)
    {
        Span<byte> text = stackalloc byte[128];
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        if (!Utf8.TryWrite(text, CultureInfo.InvariantCulture, $"{partner.Value:N}:{(int)number.Type}:{number.Value}", out var length))
            throw new ArgumentException("No identity number is that long.", nameof(number));
        HMACSHA256.HashData(personKey, text[..length], hash);
        return new(new Guid(hash[..16], bigEndian: true));
    }

    /// <summary>The number encrypted, otherwise each time.</summary>
    public byte[] Seal(IdentityNumber number) => sealing.Seal(Encoding.UTF8.GetBytes(number.Value));

    /// <summary>The number that was sealed.</summary>
    public IdentityNumber Open(IdentityNumberType type, byte[] sealedNumber) =>
        IdentityNumber.Read(type, Encoding.UTF8.GetString(sealing.Open(sealedNumber))).Succeeded(out var number, out _)
            ? number
            : throw new InvalidDataException("A sealed identity number is none.");
}
