using System.Security.Cryptography;

namespace Bureau.Infrastructure.Secrets;

/// <summary>
/// Encrypts small secrets for storage: AES-256 in GCM (NIST SP 800-38D) under a key derived from the bureau's secret for one use (HKDF, RFC 5869).
/// A sealed text is nonce (12 bytes), tag (16) and ciphertext; the nonce is random, which is safe for 2^32 seals under one key.
/// </summary>
internal sealed class SealingKey(byte[] secret, string use)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: System.Text.Encoding.UTF8.GetBytes(use));

    public byte[] Seal(ReadOnlySpan<byte> open)
    {
        var sealedText = new byte[NonceBytes + TagBytes + open.Length];
        var nonce = sealedText.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, open, sealedText.AsSpan(NonceBytes + TagBytes), sealedText.AsSpan(NonceBytes, TagBytes));
        return sealedText;
    }

    /// <summary>Throws <see cref="CryptographicException"/> when the text was sealed under another key or changed since.</summary>
    public byte[] Open(ReadOnlySpan<byte> sealedText)
    {
        if (sealedText.Length < NonceBytes + TagBytes)
            throw new CryptographicException("A sealed text is too short.");
        var open = new byte[sealedText.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(sealedText[..NonceBytes], sealedText[(NonceBytes + TagBytes)..], sealedText.Slice(NonceBytes, TagBytes), open);
        return open;
    }
}
