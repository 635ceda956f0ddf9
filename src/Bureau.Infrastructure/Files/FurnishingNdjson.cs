using System.Security.Cryptography;
using System.Text.Unicode;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Scoring;

namespace Bureau.Infrastructure.Files;

/// <summary>
/// A furnishing file in NDJSON: UTF-8, a JSON object a line (RFC 8259), whose members have the names of the columns. A value is a string, an
/// amount a string or a number, and null or a missing member is no value. It is read twice, as <see cref="FurnishingCsv"/> is: once
/// to know that it is whole and that no line of it names what may not be furnished, then row by row. Memory does not grow with the file.
/// </summary>
public sealed class FurnishingNdjson : FurnishingFile
{
    /// <summary>Names that are told of one file: enough to mend it at once, and a bound for a file of nothing but wrong names.</summary>
    private const int MostMistakes = 20;

    private readonly Stream stream;
    private readonly FileScan scan;
    private readonly DateOnly today;

    private long position;
    private FurnishingFileMistake? interruption;

    private FurnishingNdjson(Stream stream, FileScan scan, DateOnly today) => (this.stream, this.scan, this.today) = (stream, scan, today);

    /// <inheritdoc/>
    public override FurnishingFormat Format => FurnishingFormat.Ndjson;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Sha256 => scan.Sha256;

    /// <inheritdoc/>
    public override long Length => scan.Bytes;

    /// <inheritdoc/>
    public override long Position => position;

    /// <inheritdoc/>
    public override FurnishingFileMistake? Interruption => interruption;

    /// <summary>Whether a file that begins so is JSON; a list too, so that it is refused as what it is.</summary>
    public static bool LooksLike(ReadOnlySpan<byte> start) =>
        start[FileSignature.ByteOrderMarkLength(start)..].TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..];

    /// <summary>Looks through a file and, when it is a furnishing file in NDJSON, makes its rows ready.</summary>
    /// <param name="stream">The file; it can seek, is read from its start, and stays open.</param>
    /// <param name="today">The last day that a row may be of.</param>
    /// <param name="cancellation">Ends the first reading.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FurnishingOpening Open(Stream stream, DateOnly today, CancellationToken cancellation = default)
    {
        if (!stream.CanSeek)
            throw new ArgumentException("A furnishing file is read twice and this stream cannot go back.", nameof(stream));

        stream.Position = 0;
        var look = new LookThrough();
        return FileScan.Read(stream, cancellation, look.Take) switch
        {
            FileUnreadable { Mistake: var mistake } => new FurnishingRefused([mistake]),
            FileReadable { Scan: var scan } when look.Refuse(scan) is { Count: > 0 } mistakes => new FurnishingRefused(mistakes),
            FileReadable { Scan: var scan } => new FurnishingOpened(new FurnishingNdjson(stream, scan, today)),
            var other => throw new InvalidOperationException(other.ToString()),
        };
    }

    /// <inheritdoc/>
    public override IEnumerable<FurnishedRow> Rows()
    {
        (position, interruption) = (0, null);
        stream.Position = 0;
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var lines = new TextLines(stream, digest);
        var record = new NdjsonRecord();

        // A line that is too long now, or has a name of its own, grew since the file was looked through: the digest will say so.
        while (lines.Read() && !lines.IsTooLong)
        {
            position = lines.End;
            if (!IsBlank(lines.Line))
                yield return Check(lines, record);
        }

        position = scan.Bytes;
        interruption = digest.GetHashAndReset().AsSpan().SequenceEqual(scan.Sha256) ? null : new FileChanged();
    }

    private FurnishedRow Check(TextLines lines, NdjsonRecord record)
    {
        if (!Utf8.IsValid(lines.Line) || !record.Read(lines.Line) || record.Strangers.Count > 0)
            return new RejectedRow(lines.Number, [new RowMistake(null, RejectionReasons.NotJson)]);

        var row = FurnishingRules.Check(lines.Number, record, today);
        if (record.Mistakes.Count == 0)
            return row;

        // Of a column that could not be read nothing else is said: it is not empty.
        var others = row is RejectedRow rejected ? rejected.Mistakes : [];
        return new RejectedRow(
            lines.Number, [.. record.Mistakes, .. others.Where(other => record.Mistakes.All(mistake => mistake.Column != other.Column))]);
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => !line.ContainsAnyExcept((byte)' ', (byte)'\t');

    /// <summary>What the first reading finds in the lines.</summary>
    private sealed class LookThrough
    {
        private readonly NdjsonRecord record = new();
        private readonly Dictionary<string, FurnishingFileMistake> mistakes = new(StringComparer.Ordinal);
        private (long Number, byte Begin)? first;
        private bool isWhole;
        private bool hasObject;

        public void Take(long number, ReadOnlySpan<byte> line)
        {
            if (IsBlank(line) || mistakes.Count == MostMistakes)
                return;

            first ??= (number, line.TrimStart(" \t"u8)[0]);
            isWhole = record.Read(line);
            hasObject |= isWhole;
            if (record.HasStrangers)
                Tell(number);
        }

        public IReadOnlyList<FurnishingFileMistake> Refuse(FileScan scan)
        {
            var (number, begin) = first ?? (1, default);
            if (begin != '{')
                return [new NotNdjson(number, IsList: begin == '[')];
            if (mistakes.Count > 0)
                return [.. mistakes.Values];
            if (!scan.IsTerminated && !isWhole)
                return [new FileTruncated(scan.LastLineNumber)];
            return hasObject ? [] : [new NotNdjson(number, IsList: false)];
        }

        private void Tell(long line)
        {
            foreach (var (position, name) in record.Strangers)
                Tell(name, FurnishingHeader.Refuse(line, position, name));

            // Within a value any name is out of place and the row is left out for it; one that may never be furnished refuses the file here too.
            foreach (var (position, name) in record.Nested.Where(member => ForbiddenInputs.In(member.Name) is not null))
                Tell(name, FurnishingHeader.Refuse(line, position, name));
        }

        private void Tell(string name, FurnishingFileMistake mistake)
        {
            if (mistakes.Count < MostMistakes)
                mistakes.TryAdd(name, mistake);
        }
    }
}
