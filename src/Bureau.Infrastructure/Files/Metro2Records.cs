using System.Buffers;
using System.Security.Cryptography;
using Bureau.Domain.Furnishing;

namespace Bureau.Infrastructure.Files;

/// <summary>
/// Cuts a Metro 2 file in the character format into its records: each begins with its length; blocks with their own length before them and
/// line ends after the records are there or are not, as the first record shows. Holds one buffer, whatever the file says of its lengths,
/// and digests every byte on its way.
/// </summary>
internal sealed class Metro2Records : IDisposable
{
    private const int DescriptorLength = 4;
    private const int LongestRecord = 9_999;
    private const int BufferSize = 256 * 1024;

    private readonly Stream stream;
    private readonly IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);

    private int from;
    private int to;
    private bool isAtEnd;
    private (int Start, int Length) record;
    private bool isBlocked;
    private int blockRest;
    private LineEnd lineEnd;

    /// <summary>Over a stream from where it stands; the stream stays open.</summary>
    public Metro2Records(Stream stream) => this.stream = stream;

    /// <summary>How records end; the value is how many bytes that takes.</summary>
    private enum LineEnd
    {
        None = 0,
        Lf = 1,
        CrLf = 2,
    }

    /// <summary>Number of the record, the header being 1.</summary>
    public long Number { get; private set; }

    /// <summary>Bytes that were read from the stream.</summary>
    public long Bytes { get; private set; }

    /// <summary>Where the record ends, in bytes.</summary>
    public long Offset => Bytes - (to - from);

    /// <summary>How many blocks have begun; null when the file has none.</summary>
    public long? Blocks { get; private set; }

    /// <summary>Why the file cannot be cut into records any further.</summary>
    public FurnishingFileMistake? Mistake { get; private set; }

    /// <summary>The record from its length to its last character, printable ASCII; valid until the next one is read.</summary>
    public ReadOnlySpan<byte> Record => buffer.AsSpan(record.Start, record.Length);

    private ReadOnlySpan<byte> Rest => buffer.AsSpan(from, to - from);

    /// <summary>Goes to the next record.</summary>
    /// <returns>False at the end of the file, or with a <see cref="Mistake"/>.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public bool Read()
    {
        Fill();
        Mistake ??= Number == 0 ? Begin() : ReadLineEnd();
        if (Mistake is not null)
            return false;

        if (Rest.IsEmpty)
        {
            Mistake = blockRest > 0 ? new Metro2BlockLength(Number) : null;
            return false;
        }

        Number++;
        Mistake = ReadBlockLength() ?? ReadRecord();
        return Mistake is null;
    }

    /// <summary>What is wrong when the record just read is to be the last: anything but line ends after it, or a block that it does not fill.</summary>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public FurnishingFileMistake? End()
    {
        do
        {
            Fill();
            if (Rest.ContainsAnyExcept((byte)'\n', (byte)'\r'))
                return new Metro2AfterTrailer(Number);

            from = to;
        }
        while (!isAtEnd);

        return blockRest > 0 ? new Metro2BlockLength(Number) : null;
    }

    /// <summary>Reads what is left and gives the digest of the whole stream, 32 bytes.</summary>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public byte[] Digest()
    {
        while (!isAtEnd)
        {
            from = to;
            Fill();
        }

        return digest.GetHashAndReset();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        digest.Dispose();
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
    }

    private FurnishingFileMistake? Begin()
    {
        from += FileSignature.ByteOrderMarkLength(Rest);
        isBlocked = Metro2Signature.IsBlocked(Rest);
        Blocks = isBlocked ? 0 : null;
        return Metro2Signature.Refuse(Rest);
    }

    private Metro2BlockLength? ReadBlockLength()
    {
        if (!isBlocked || blockRest > 0)
            return null;

        if (Length() is not ({ } length and >= DescriptorLength + Metro2Base.Length))
            return new Metro2BlockLength(Number);

        from += DescriptorLength;
        blockRest = length - DescriptorLength;
        Blocks++;
        return null;
    }

    private FurnishingFileMistake? ReadRecord()
    {
        if (Length() is not ({ } length and >= Metro2Base.Length) || length > Rest.Length)
            return new Metro2RecordLength(Number);
        if (isBlocked && length > blockRest)
            return new Metro2BlockLength(Number);

        record = (from, length);
        var odd = Record.IndexOfAnyExceptInRange((byte)' ', (byte)'~');
        if (odd >= 0)
            return Record[odd] is (byte)'\n' or (byte)'\r' ? new Metro2RecordLength(Number) : new Metro2NotAscii(Number);

        from += length;
        blockRest -= isBlocked ? length : 0;
        return null;
    }

    private FurnishingFileMistake? ReadLineEnd()
    {
        var found = Rest switch
        {
            [(byte)'\n', ..] => LineEnd.Lf,
            [(byte)'\r', (byte)'\n', ..] => LineEnd.CrLf,
            _ => LineEnd.None,
        };
        if (Number == 1)
        {
            lineEnd = found;
        }

        from += (int)found;
        if (Rest.IsEmpty || (found == lineEnd && Rest[0] != '\r'))
            return null;

        // Where lines are, a record that runs on is longer than it says.
        return found == LineEnd.None && Rest[0] != '\r' ? new Metro2RecordLength(Number) : new Metro2LineEnds(Number);
    }

    private int? Length() => Rest.Length < DescriptorLength ? null : Metro2Text.Number(Rest[..DescriptorLength]);

    /// <summary>Sees to it that the longest record with all that may stand around it lies in the buffer, or the end of the file.</summary>
    private void Fill()
    {
        const int Needed = DescriptorLength + LongestRecord + 2;
        if (isAtEnd || to - from >= Needed)
            return;

        Rest.CopyTo(buffer);
        (from, to) = (0, to - from);
        var read = stream.ReadAtLeast(buffer.AsSpan(to), Needed - to, throwOnEndOfStream: false);
        digest.AppendData(buffer, to, read);
        isAtEnd = read < Needed - to;
        to += read;
        Bytes += read;
    }
}
