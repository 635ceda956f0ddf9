using System.Buffers;
using System.Security.Cryptography;

namespace Bureau.Infrastructure.Files;

/// <summary>
/// The lines of a text, one buffer of it at a time. A line ends with LF, CR LF or CR; a byte order mark is passed over. Every byte that is
/// read goes into a digest.
/// </summary>
internal sealed class TextLines : IDisposable
{
    private const int BufferSize = 4 * FileScan.LongestLine;

    private readonly Stream stream;
    private readonly IncrementalHash digest;
    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);

    // The buffer holds the line from start, the next one from next, and everything up to held.
    private int start;
    private int length;
    private int next;
    private int held;
    private bool isAll;

    /// <summary>Begins where the stream stands; the stream and the digest stay open.</summary>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public TextLines(Stream stream, IncrementalHash digest)
    {
        (this.stream, this.digest) = (stream, digest);
        while (held < FileSignature.Longest && !isAll)
            ReadOn();
        next = FileSignature.ByteOrderMarkLength(Held);
    }

    /// <summary>What is held of the text: before the first line is read its first bytes, at least <see cref="FileSignature.Longest"/> if it has them.</summary>
    public ReadOnlySpan<byte> Held => buffer.AsSpan(0, held);

    /// <summary>Number of the line, the first being 1.</summary>
    public long Number { get; private set; }

    /// <summary>The line without its line break; valid until the next one is read.</summary>
    public ReadOnlySpan<byte> Line => buffer.AsSpan(start, length);

    /// <summary>Whether the line ends with a line break.</summary>
    public bool IsTerminated { get; private set; }

    /// <summary>Whether the line goes on beyond <see cref="FileScan.LongestLine"/>; then it is only begun, and no other can be read.</summary>
    public bool IsTooLong => length > FileScan.LongestLine;

    /// <summary>Bytes that were read so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Where the line and its line break end, in bytes.</summary>
    public long End => Bytes - held + next;

    /// <summary>Goes to the next line, blank or not.</summary>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public bool Read()
    {
        if (IsTooLong)
            throw new InvalidOperationException("The line was too long to be read to its end.");

        start = next;
        while (true)
        {
            var rest = buffer.AsSpan(start, held - start);
            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');

            // After a CR at the end of the buffer an LF may come that belongs to it.
            var isKnown = end >= 0 && (rest[end] == '\n' || end + 1 < rest.Length);
            if (isKnown || isAll || rest.Length > FileScan.LongestLine + 1)
                return Take(rest, end);

            ReadOn();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer, clearArray: true);

    private bool Take(ReadOnlySpan<byte> rest, int end)
    {
        IsTerminated = end >= 0;
        length = IsTerminated ? end : rest.Length;
        next = start + length + (!IsTerminated ? 0 : rest[end..].StartsWith("\r\n"u8) ? 2 : 1);
        if (rest.IsEmpty)
            return false;

        Number++;
        return true;
    }

    private void ReadOn()
    {
        buffer.AsSpan(start, held - start).CopyTo(buffer);
        (start, held) = (0, held - start);
        var read = stream.Read(buffer, held, buffer.Length - held);
        digest.AppendData(buffer, held, read);
        held += read;
        Bytes += read;
        isAll = read == 0;
    }
}
