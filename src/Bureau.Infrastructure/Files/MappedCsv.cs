using System.Security.Cryptography;
using System.Text;
using Bureau.Domain;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Mappings;

namespace Bureau.Infrastructure.Files;

/// <summary>
/// Somebody else's table in CSV, read through a mapping: UTF-8 with or without a byte order mark, a header, commas. Addresses have line breaks, so a field in quotes may go on over some
/// lines; where that makes no row, the line is left out alone and the next one is read as usual. The file is read twice, and memory does not grow with it.
/// </summary>
public sealed class MappedCsv : MappedTable
{
    /// <summary>Lines that one row may have.</summary>
    private const int MostLines = 20;

    private readonly Stream stream;
    private readonly FileScan scan;
    private readonly int fieldCount;
    private readonly int[] columns;
    private long position;

    private MappedCsv(Stream stream, FileScan scan, Mapping mapping, int fieldCount, int[] columns) =>
        (this.stream, this.scan, Mapping, this.fieldCount, this.columns) = (stream, scan, mapping, fieldCount, columns);

    /// <inheritdoc/>
    public override Mapping Mapping { get; }

    /// <inheritdoc/>
    public override long Length => scan.Bytes;

    /// <inheritdoc/>
    public override long Position => position;

    /// <summary>Looks through a file and makes its rows ready.</summary>
    /// <param name="stream">The file; it can seek, is read from its start, and stays open.</param>
    /// <param name="mapping">Its mapping.</param>
    /// <param name="cancellation">Ends the first reading.</param>
    /// <returns>The table; or what is wrong with the file, or <see cref="MappingColumnMissing"/>.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Outcome<MappedCsv> Open(Stream stream, Mapping mapping, CancellationToken cancellation = default)
    {
        stream.Position = 0;
        switch (FileScan.Read(stream, cancellation))
        {
            case FileReadable { Scan: var scan }:
                return Open(stream, scan, mapping);
            case FileUnreadable { Mistake: var mistake }:
                return mistake;
            case var other:
                throw new InvalidOperationException(other.ToString());
        }
    }

    /// <summary>Reads the rows in their order; a blank line is no row.</summary>
    /// <returns>The rows; of one that could not be taken apart <see cref="MappedRow.IsReadable"/> is false and its mistake says why.</returns>
    /// <exception cref="IOException">The file cannot be read, or is another one by now.</exception>
    public override IEnumerable<MappedRow> Rows()
    {
        stream.Position = 0;
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var lines = new TextLines(stream, digest);
        var ahead = new LinkedList<(long Number, byte[] Text)>();
        while (Take(lines, ahead) is { } line)
        {
            position = lines.End;
            if (line.Number > scan.FirstLineNumber && line.Text.Length > 0)
                yield return Row(line, lines, ahead);
        }

        position = scan.Bytes;
        if (!digest.GetHashAndReset().AsSpan().SequenceEqual(scan.Sha256))
            throw new IOException(new FileChanged().Message);
    }

    private static Outcome<MappedCsv> Open(Stream stream, FileScan scan, Mapping mapping)
    {
        using var first = new CsvLines(scan.FirstLine);
        if (!first.Read() || first.IsMalformed)
            return new TableNotCsv();
        var header = first.Texts().Select(name => name.Trim()).ToList();
        var missing = mapping.Columns.Where(column => !header.Contains(column)).ToList();
        if (missing.Count > 0)
            return new MappingColumnMissing(missing);
        if (scan.LastLineNumber == scan.FirstLineNumber)
            return new NoRows();
        return EndsWhole(scan) ? new MappedCsv(stream, scan, mapping, header.Count, [.. mapping.Columns.Select(column => header.IndexOf(column))]) : new FileTruncated(scan.LastLineNumber);
    }

    /// <summary>A last line without a line break may be the first half of one; a closing quotation mark shows that it is not.</summary>
    private static bool EndsWhole(FileScan scan)
    {
        if (scan.IsTerminated)
            return true;
        using var last = new CsvLines(scan.LastLine);
        return last.Read() && !last.IsMalformed && scan.LastLine[^1] == '"';
    }

    private static (long Number, byte[] Text)? Take(TextLines lines, LinkedList<(long Number, byte[] Text)> ahead)
    {
        if (ahead.First is not { } next)
            return lines.Read() ? (lines.Number, lines.Line.ToArray()) : null;
        ahead.RemoveFirst();
        return next.Value;
    }

    private MappedRow Row((long Number, byte[] Text) line, TextLines lines, LinkedList<(long Number, byte[] Text)> ahead)
    {
        using (var alone = new CsvLines(line.Text))
        {
            alone.Read();
            if (!alone.IsMalformed)
                return alone.FieldCount == fieldCount ? Row(line.Number, alone) : Unreadable(line.Number, RejectionReasons.FieldCount);
            if (!alone.IsUnclosed)
                return Unreadable(line.Number, RejectionReasons.Quotes);
        }

        // The lines that follow are looked at and stay ahead, unless they complete the row.
        var text = line.Text;
        var next = ahead.First;
        for (var taken = 1; taken < MostLines; taken++)
        {
            if (next is null && lines.Read())
                next = ahead.AddLast((lines.Number, lines.Line.ToArray()));
            if (next is null || text.Length + 1 + next.Value.Text.Length > FileScan.LongestLine)
                break;
            text = [.. text, (byte)'\n', .. next.Value.Text];
            using var joined = new CsvLines(text, linesInQuotes: true);
            joined.Read();
            if (!joined.IsMalformed && joined.FieldCount == fieldCount)
            {
                for (var i = 0; i < taken; i++)
                    ahead.RemoveFirst();
                return Row(line.Number, joined);
            }

            next = next.Next;
        }

        return Unreadable(line.Number, RejectionReasons.Quotes);
    }

    private MappedRow Row(long number, CsvLines row) => new(Mapping, number, [.. columns.Select(column => Encoding.UTF8.GetString(row[column]))]);

    private MappedRow Unreadable(long number, RejectionReason reason)
    {
        var row = new MappedRow(Mapping, number, null);
        row.Refuse(null, reason);
        return row;
    }
}
