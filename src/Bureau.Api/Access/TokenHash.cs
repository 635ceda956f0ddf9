using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Bureau.Api.Access;

/// <summary>SHA-256 of an Authorization header: what a token is remembered by, so that no token lies in memory longer than its request.</summary>
internal readonly record struct TokenHash
{
    /// <summary>More than any issuer's token with a handful of claims needs.</summary>
    private const int LongestHeader = 8192;

    private const int OnStack = 1024;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    private TokenHash(ReadOnlySpan<ulong> hash) => (_first, _second, _third, _fourth) = (hash[0], hash[1], hash[2], hash[3]);

    /// <summary>The hash of a header, or false when it cannot hold a token: too long, or with characters that no token has.</summary>
    public static bool TryOf(string header, out TokenHash hash)
    {
        hash = default;
        if (header.Length > LongestHeader)
            return false;
        Span<byte> bytes = header.Length <= OnStack ? stackalloc byte[OnStack] : new byte[header.Length];
        if (Ascii.FromUtf16(header, bytes, out var written) != OperationStatus.Done)
            return false;
        Span<ulong> digest = stackalloc ulong[SHA256.HashSizeInBytes / sizeof(ulong)];
        SHA256.HashData(bytes[..written], MemoryMarshal.AsBytes(digest));
        hash = new(digest);
        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode() => (int)_first;
}
