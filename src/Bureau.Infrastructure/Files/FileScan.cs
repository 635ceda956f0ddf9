using System.Buffers;
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

    private const int BufferSize = 4 * LongestLine;

    /// <summary>Reads a stream from where it stands to its end and keeps one buffer of it. A line ends with LF, CR LF or CR.</summary>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static FileScanning Read(Stream stream, CancellationToken cancellation)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var held = stream.ReadAtLeast(buffer, FileSignature.Longest, throwOnEndOfStream: false);
            digest.AppendData(buffer, 0, held);
            if (FileSignature.Refuse(buffer.AsSpan(0, held)) is { } refused)
                return new FileUnreadable(refused);

            long bytes = held;
            var lines = new LineScan();
            var rest = lines.Take(buffer.AsSpan(FileSignature.ByteOrderMarkLength(buffer.AsSpan(0, held))..held), isEnd: false);
            while (lines.Mistake is null)
            {
                cancellation.ThrowIfCancellationRequested();
                rest.CopyTo(buffer);
                var read = stream.Read(buffer, rest.Length, buffer.Length - rest.Length);
                digest.AppendData(buffer, rest.Length, read);
                bytes += read;
                rest = lines.Take(buffer.AsSpan(0, rest.Length + read), isEnd: read == 0);
                if (read == 0)
                    break;
            }

            return lines.Mistake is { } mistake
                ? new FileUnreadable(mistake)
                : new FileReadable(new FileScan(
                    bytes, digest.GetHashAndReset(), lines.First!, lines.FirstNumber, lines.Last!, lines.LastNumber, lines.LastIsTerminated));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private sealed class LineScan
    {
        private long number;

        public byte[]? First { get; private set; }

        public long FirstNumber { get; private set; }

        public byte[]? Last { get; private set; }

        public long LastNumber { get; private set; }

        public bool LastIsTerminated { get; private set; }

        public FurnishingFileMistake? Mistake { get; private set; }

        /// <summary>Takes every line that is complete and returns what comes after the last one.</summary>
        public Span<byte> Take(Span<byte> text, bool isEnd)
        {
            Span<byte> last = [];
            while (Mistake is null && !text.IsEmpty)
            {
                var end = text.IndexOfAny((byte)'\n', (byte)'\r');
                var mayGoOn = !isEnd && (end < 0 || (end == text.Length - 1 && text[end] == '\r'));
                if (mayGoOn && text.Length <= LongestLine + 1)
                    break;

                number++;
                var line = end < 0 ? text : text[..end];
                Mistake = Check(line);
                if (!line.IsEmpty)
                {
                    last = line;
                    (LastNumber, LastIsTerminated) = (number, end >= 0);
                    if (First is null)
                    {
                        (First, FirstNumber) = (line.ToArray(), number);
                    }
                }

                text = end < 0 ? [] : text[(end + (text[end..].StartsWith("\r\n"u8) ? 2 : 1))..];
            }

            if (!last.IsEmpty)
            {
                Last = last.ToArray();
            }

            if (isEnd && Last is null)
            {
                Mistake ??= new FileEmpty();
            }

            return text;
        }

        private FurnishingFileMistake? Check(ReadOnlySpan<byte> line)
        {
            if (line.Contains((byte)0))
                return new FileNotText(number);
            if (line.Length > LongestLine)
                return new LineTooLong(number, LongestLine);
            return Utf8.IsValid(line) ? null : new FileNotUtf8(number);
        }
    }
}

/// <summary>What came of the first reading of a file.</summary>
internal abstract record FileScanning;

/// <summary>The file is UTF-8 text in lines.</summary>
internal sealed record FileReadable(FileScan Scan) : FileScanning;

/// <summary>The file is something else.</summary>
internal sealed record FileUnreadable(FurnishingFileMistake Mistake) : FileScanning;
