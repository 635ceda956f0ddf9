using Bureau.Domain.Furnishing;

namespace Bureau.Infrastructure.Files;

/// <summary>Tells a Metro 2 file by its first bytes: the word HEADER after the length of the record, or of the block and the record.</summary>
internal static class Metro2Signature
{
    /// <summary>Bytes that are looked at, a byte order mark included.</summary>
    public const int Longest = 17;

    private const int DescriptorLength = 4;

    // HEADER as mainframes write it, in EBCDIC.
    private static readonly byte[] EbcdicHeader = [0xC8, 0xC5, 0xC1, 0xC4, 0xC5, 0xD9];

    /// <summary>Whether a file that begins so is Metro 2 in any form: character or packed, in blocks or not, ASCII or EBCDIC.</summary>
    /// <param name="start">At least the first <see cref="Longest"/> bytes, or all of it.</param>
    public static bool Is(ReadOnlySpan<byte> start) => HeaderAt(start) >= 0;

    /// <summary>Why a file that begins so cannot be read; null when nothing speaks against it.</summary>
    /// <param name="start">At least the first <see cref="Longest"/> bytes, or all of it, after a byte order mark.</param>
    public static FurnishingFileMistake? Refuse(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
            return new FileEmpty();
        if (FileSignature.Refuse(start) is { } refused)
            return refused;
        if (HeaderAt(start) is not (>= 0 and var at))
            return new Metro2HeaderMissing();
        if (start[at..].StartsWith(EbcdicHeader))
            return new Metro2NotAscii(1);

        // The packed format writes lengths in two binary bytes and two zero bytes.
        return start[..at].Contains((byte)0) ? new Metro2Packed() : null;
    }

    /// <summary>Whether the records of a file that begins so stand in blocks, each with its length before it.</summary>
    public static bool IsBlocked(ReadOnlySpan<byte> start) => HeaderAt(start) == 2 * DescriptorLength;

    private static int HeaderAt(ReadOnlySpan<byte> start)
    {
        var text = start[FileSignature.ByteOrderMarkLength(start)..];
        for (var at = DescriptorLength; at <= 2 * DescriptorLength && at < text.Length; at += DescriptorLength)
        {
            if (text[at..].StartsWith("HEADER"u8) || text[at..].StartsWith(EbcdicHeader))
                return IsText(text[..at]) ? -1 : at;
        }

        return -1;
    }

    // Lengths have no letters, unless they are binary; and then they have zero bytes.
    private static bool IsText(ReadOnlySpan<byte> lengths) => lengths.ContainsAnyInRange((byte)'A', (byte)'z') && !lengths.Contains((byte)0);
}
