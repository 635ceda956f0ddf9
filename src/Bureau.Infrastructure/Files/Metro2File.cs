using Bureau.Domain.Furnishing;

namespace Bureau.Infrastructure.Files;

/// <summary>
/// A furnishing file in Metro 2's character format. It is read twice: once to know that it is whole and that its trailer's totals are
/// right, then record by record. A row is a data record; its number counts the header as 1. Memory does not grow with the file.
/// </summary>
public sealed class Metro2File : FurnishingFile
{
    private readonly Stream stream;
    private readonly Metro2Scan scan;
    private readonly DateOnly today;

    private long position;
    private FurnishingFileMistake? interruption;

    private Metro2File(Stream stream, Metro2Scan scan, DateOnly today) => (this.stream, this.scan, this.today) = (stream, scan, today);

    /// <inheritdoc/>
    public override FurnishingFormat Format => FurnishingFormat.Metro2;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Sha256 => scan.Sha256;

    /// <inheritdoc/>
    public override long Length => scan.Bytes;

    /// <inheritdoc/>
    public override long Position => position;

    /// <inheritdoc/>
    public override FurnishingFileMistake? Interruption => interruption;

    /// <summary>Whether a file that begins so is meant to be Metro 2, in a form that is read or in one that is refused.</summary>
    /// <param name="first">At least the first 17 bytes of the file, or all of it.</param>
    public static bool LooksLike(ReadOnlySpan<byte> first) => Metro2Signature.Is(first);

    /// <summary>Looks through a file and, when it is whole and its totals are right, makes its rows ready.</summary>
    /// <param name="stream">The file; it can seek, is read from its start, and stays open.</param>
    /// <param name="today">The last day that a row may be of.</param>
    /// <param name="cancellation">Ends the first reading.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FurnishingOpening Open(Stream stream, DateOnly today, CancellationToken cancellation = default)
    {
        if (!stream.CanSeek)
            throw new ArgumentException("A furnishing file is read twice and this stream cannot go back.", nameof(stream));

        stream.Position = 0;
        var (scan, mistakes) = Metro2Scan.Read(stream, cancellation);
        return scan is null ? new FurnishingRefused(mistakes) : new FurnishingOpened(new Metro2File(stream, scan, today));
    }

    /// <inheritdoc/>
    public override IEnumerable<FurnishedRow> Rows()
    {
        (position, interruption) = (0, null);
        stream.Position = 0;
        using var records = new Metro2Records(stream);
        while (records.Read() && !Metro2Trailer.Is(records.Record))
        {
            position = records.Offset;
            if (records.Number > 1)
                yield return Check(records.Number, records.Record);
        }

        interruption = records.Digest().AsSpan().SequenceEqual(scan.Sha256) ? null : new FileChanged();
        position = scan.Bytes;
    }

    private FurnishedRow Check(long number, ReadOnlySpan<byte> record)
    {
        Span<byte> written = stackalloc byte[Metro2Row.ScratchLength];
        var mistakes = Metro2Rules.Check(record, out var newAccountNumber);
        var row = FurnishingRules.Check(number, new Metro2Row(record, newAccountNumber, written), today);
        return mistakes.Count == 0
            ? row
            : new RejectedRow(number, row is RejectedRow rejected ? [.. mistakes, .. rejected.Mistakes] : mistakes);
    }
}
