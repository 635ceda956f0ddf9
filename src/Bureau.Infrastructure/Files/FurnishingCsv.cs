using System.Security.Cryptography;
using Bureau.Domain.Furnishing;
using CsvHelper;

namespace Bureau.Infrastructure.Files;

/// <summary>
/// A furnishing file in CSV: RFC 4180, UTF-8, commas, a header. It is read twice: once to know that it is whole and is what it should be,
/// then row by row. A row is a line, since no column holds a line break; so a quote left open spoils its own row and no other.
/// Memory does not grow with the file.
/// </summary>
public sealed class FurnishingCsv : FurnishingFile
{
    private readonly Stream stream;
    private readonly FileScan scan;
    private readonly FurnishingHeader header;
    private readonly DateOnly today;

    private long position;
    private FurnishingFileMistake? interruption;

    private FurnishingCsv(Stream stream, FileScan scan, FurnishingHeader header, DateOnly today) =>
        (this.stream, this.scan, this.header, this.today) = (stream, scan, header, today);

    /// <inheritdoc/>
    public override FurnishingFormat Format => FurnishingFormat.Csv;

    public override ReadOnlyMemory<byte> Sha256 => scan.Sha256;

    /// <inheritdoc/>
    public override long Length => scan.Bytes;

    /// <inheritdoc/>
    public override long Position => position;

    /// <inheritdoc/>
    public override FurnishingFileMistake? Interruption => interruption;

    /// <summary>Looks through a file and, when it is a furnishing file in CSV, makes its rows ready.</summary>
    /// <param name="stream">The file; it can seek, is read from its start, and stays open.</param>
    /// <param name="today">The last day that a row may be of.</param>
    /// <param name="cancellation">Ends the first reading.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FurnishingOpening Open(Stream stream, DateOnly today, CancellationToken cancellation = default)
    {
        if (!stream.CanSeek)
            throw new ArgumentException("A furnishing file is read twice and this stream cannot go back.", nameof(stream));

        stream.Position = 0;
        return FileScan.Read(stream, cancellation) switch
        {
            FileReadable { Scan: var scan } => Open(stream, scan, today),
            FileUnreadable { Mistake: var mistake } => new FurnishingRefused([mistake]),
            var other => throw new InvalidOperationException(other.ToString()),
        };
    }

    /// <inheritdoc/>
    public override IEnumerable<FurnishedRow> Rows()
    {
        (position, interruption) = (0, null);
        stream.Position = 0;
        using var digest = SHA256.Create();

        // What is read through this stream is digested on its way and not changed.
        using var digested = new CryptoStream(stream, digest, CryptoStreamMode.Read, leaveOpen: true);
        using var lines = new CsvLines(digested);
        while (Read(lines))
        {
            position = lines.ByteOffset;
            if (lines.Number > scan.FirstLineNumber)
                yield return Check(lines);
        }

        digested.CopyTo(Stream.Null);
        position = scan.Bytes;
        interruption = digest.Hash.AsSpan().SequenceEqual(scan.Sha256) ? null : new FileChanged();
    }

    private static FurnishingOpening Open(Stream stream, FileScan scan, DateOnly today)
    {
        using var first = new CsvLines(scan.FirstLine);
        if (!first.Read() || first.IsMalformed)
            return new FurnishingRefused([new NotCsv()]);

        switch (FurnishingHeader.Read(first.Texts()))
        {
            case FurnishingHeaderRefused refused:
                return new FurnishingRefused(refused.Mistakes);
            case FurnishingHeaderRead when scan.LastLineNumber == scan.FirstLineNumber:
                return new FurnishingRefused([new NoRows()]);
            case FurnishingHeaderRead read when !EndsWhole(scan, read.Header):
                return new FurnishingRefused([new FileTruncated(scan.LastLineNumber)]);
            case FurnishingHeaderRead read:
                return new FurnishingOpened(new FurnishingCsv(stream, scan, read.Header, today));
            case var other:
                throw new InvalidOperationException(other.ToString());
        }
    }

    /// <summary>
    /// A last line without a line break may be the first half of one. It is taken for whole when it has all its fields and the last of them
    /// is as long as every value of that column: half an amount is an amount too.
    /// </summary>
    private static bool EndsWhole(FileScan scan, FurnishingHeader header)
    {
        if (scan.IsTerminated)
            return true;

        using var last = new CsvLines(scan.LastLine);
        return last.Read()
            && !last.IsUnclosed
            && last.FieldCount >= header.Columns.Count
            && last[last.FieldCount - 1].Length == FurnishingDictionary.Of(header.Columns[^1]).FixedLength;
    }

    private static bool Read(CsvLines lines)
    {
        try
        {
            return lines.Read();
        }
        catch (CsvFormatException)
        {
            // A line grew beyond the longest since the file was looked through: the digest will say so.
            return false;
        }
    }

    private FurnishedRow Check(CsvLines line)
    {
        if (line.IsMalformed)
            return new RejectedRow(line.Number, [new RowMistake(null, RejectionReasons.Quotes)]);
        if (line.FieldCount != header.Columns.Count)
            return new RejectedRow(line.Number, [new RowMistake(null, RejectionReasons.FieldCount)]);
        return FurnishingRules.Check(line.Number, new Fields(line, header), today);
    }

    private readonly struct Fields(CsvLines line, FurnishingHeader header) : IFurnishedFields
    {
        public ReadOnlySpan<byte> this[FurnishingColumn column] => header.PositionOf(column) is >= 0 and var position ? line[position] : [];
    }
}
