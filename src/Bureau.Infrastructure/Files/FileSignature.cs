using Bureau.Domain.Furnishing;

namespace Bureau.Infrastructure.Files;

/// <summary>Recognises by its first bytes a file that is no plain UTF-8 text.</summary>
internal static class FileSignature
{
    /// <summary>Bytes of the longest signature.</summary>
    public const int Longest = 6;

    private static readonly (byte[] Bytes, string Format)[] Compressed =
    [
        ([0x50, 0x4B, 0x03, 0x04], "ZIP or a spreadsheet"),
        ([0x50, 0x4B, 0x05, 0x06], "ZIP"),
        ([0x1F, 0x8B], "gzip"),
        ([0x42, 0x5A, 0x68], "bzip2"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "xz"),
        ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "7-Zip"),
    ];

    /// <summary>Says why the file cannot be text; null when nothing speaks against it.</summary>
    /// <param name="start">At least the first <see cref="Longest"/> bytes of the file, or all of it.</param>
    public static FurnishingFileMistake? Refuse(ReadOnlySpan<byte> start)
    {
        foreach (var (bytes, format) in Compressed)
        {
            if (start.StartsWith(bytes))
                return new FileCompressed(format);
        }

        // The marks of UTF-16 and UTF-32, little-endian and big-endian.
        var isWide = start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0x00, 0x00, 0xFE, 0xFF, ..];
        return isWide ? new FileNotUtf8(1) : null;
    }

    /// <summary>Bytes of the UTF-8 byte order mark at the start: 3 or 0.</summary>
    public static int ByteOrderMarkLength(ReadOnlySpan<byte> start) => start is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
}
