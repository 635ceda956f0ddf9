using System.Security.Cryptography;
using System.Text;
using Bureau.Domain.ShareCodes;

namespace Bureau.Infrastructure.Secrets;

/// <summary>The keyed hash by which a share code is found. Who reads the store learns no code from it, not even by trying all of them.</summary>
internal sealed class ShareCodeHash(byte[] secret)
{
    private readonly byte[] key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "bureau share code hash 1"u8.ToArray());

    /// <summary>HMAC-SHA256: 32 bytes.</summary>
    public byte[] Of(Code code) => HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(code.Letters));
}
