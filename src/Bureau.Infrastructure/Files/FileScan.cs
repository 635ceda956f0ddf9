using System.Security.Cryptography;
using System.Text.Unicode;
using Bureau.Domain.Furnishing;

namespace Bureau.Infrastructure.Files;

/// <summary>
/// What the first reading of a file tells: its digest, its ends, and that it is UTF-8 text in lines. Because all of that is known
/// before the first row is stored, a file that is wrong as a file is refused whole.
/// </summary>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Sha256">Digest of the whole file.</param>
/// <param name="FirstLine">The first line that is not blank, without its line break and without a byte order mark.</param>
/// <param name="FirstLineNumber">The number of that line, the first of the file being 1.</param>
/// <param name="LastLine">The last line that is not blank, without its line break.</param>
/// <param name="LastLineNumber">The number of that line.</param>
/// <param name="IsTerminated">Whether that line ends with a line break.</param>
internal sealed record FileScan(long Bytes, byte[] Sha256, byte[] FirstLine, long FirstLineNumber, byte[] LastLine, long LastLineNumber, bool IsTerminated)
{
    /// <summary>
    /// Bytes of the longest line. All columns together hold less than 1,500, so this leaves room for any quoting and still bounds the
    /// memory that a hostile line takes.
    /// </summary>
    public const int LongestLine = 64 * 1024;

    /// <summary>Told of a line that is UTF-8 text and not blank.</summary>
    /// <param name="number">Its number, the first of the file being 1.</param>
    /// <param name="line">The line without its line break; valid during the call.</param>
    public delegate void LineSeen(long number, ReadOnlySpan<byte> line);

    /// <summary>Reads a stream from where it stands to its end and keeps one buffer of it. A line ends with LF, CR LF or CR.</summary>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static FileScanning Read(Stream stream, CancellationToken cancellation, LineSeen? seen = null)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var lines = new TextLines(stream, digest);
        if (FileSignature.Refuse(lines.Held) is { } refused)
            return new FileUnreadable(refused);

        (byte[]? Line, long Number) first = (null, 0);
        var last = (Line: new byte[LongestLine], Length: 0, Number: 0L, IsTerminated: false);
        while (lines.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (Check(lines) is { } mistake)
                return new FileUnreadable(mistake);
            if (lines.Line.IsEmpty)
                continue;

            first = first.Line is null ? (lines.Line.ToArray(), lines.Number) : first;
            lines.Line.CopyTo(last.Line);
            last = (last.Line, lines.Line.Length, lines.Number, lines.IsTerminated);
            seen?.Invoke(lines.Number, lines.Line);
        }

        return first.Line is null
            ? new FileUnreadable(new FileEmpty())
            : new FileReadable(new FileScan(
                lines.Bytes, digest.GetHashAndReset(), first.Line, first.Number, last.Line[..last.Length], last.Number, last.IsTerminated));
    }

    private static FurnishingFileMistake? Check(TextLines lines)
    {
        if (lines.Line.Contains((byte)0))
            return new FileNotText(lines.Number);
        if (lines.IsTooLong)
            return new LineTooLong(lines.Number, LongestLine);
        return Utf8.IsValid(lines.Line) ? null : new FileNotUtf8(lines.Number);
    }
}

/// <summary>What came of the first reading of a file.</summary>
internal abstract record FileScanning;

/// <summary>The file is UTF-8 text in lines.</summary>
internal sealed record FileReadable(FileScan Scan) : FileScanning;

/// <summary>The file is something else.</summary>
internal sealed record FileUnreadable(FurnishingFileMistake Mistake) : FileScanning;
