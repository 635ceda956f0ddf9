using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Bureau.Domain;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Training;

namespace Bureau.Infrastructure.Files;

/// <summary>
/// The tables beside a training sample, as CSV with a header: what became of accounts, and which groups their holders belong to. Columns are found by
/// name and others are left alone. A table with a row that cannot be used is refused whole, lest a sample be smaller than it seems.
/// </summary>
public static class SampleTable
{
    private const int LongestAccountNumber = 60;
    private const int LongestSex = 20;
    private const int Oldest = 150;

    /// <summary>Reads <c>account_number</c> and <c>defaulted</c>, 1 for a bad outcome and 0 for a good one.</summary>
    /// <param name="stream">The file; it can seek and stays open.</param>
    /// <param name="cancellation">Ends the first reading.</param>
    /// <returns>For each account whether its outcome was bad; or one of the mistakes of a furnishing file as a file,
    /// <see cref="SampleColumnMissing"/>, <see cref="SampleRowsMalformed"/>.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Outcome<IReadOnlyDictionary<string, bool>> ReadOutcomes(Stream stream, CancellationToken cancellation = default) =>
        Read<bool>(stream, ["defaulted"], TryReadOutcome, cancellation);

    /// <summary>Reads <c>account_number</c>, <c>sex</c> and <c>age</c>.</summary>
    /// <param name="stream">The file; it can seek and stays open.</param>
    /// <param name="cancellation">Ends the first reading.</param>
    /// <returns>The traits of each account's holder, or as <see cref="ReadOutcomes"/>.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Outcome<IReadOnlyDictionary<string, ProtectedTraits>> ReadPeople(Stream stream, CancellationToken cancellation = default) =>
        Read<ProtectedTraits>(stream, ["sex", "age"], TryReadTraits, cancellation);

    private static bool TryReadOutcome(ReadOnlySpan<string> fields, out bool defaulted)
    {
        defaulted = fields[0] == "1";
        return defaulted || fields[0] == "0";
    }

    private static bool TryReadTraits(ReadOnlySpan<string> fields, [NotNullWhen(true)] out ProtectedTraits? traits)
    {
        traits = fields[0].Length is >= 1 and <= LongestSex && fields[0].All(char.IsLetterOrDigit)
            && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var age) && age <= Oldest
                ? new ProtectedTraits(fields[0], age)
                : null;
        return traits is not null;
    }

    private static Outcome<IReadOnlyDictionary<string, T>> Read<T>(Stream stream, string[] columns, TryRead<T> tryRead, CancellationToken cancellation)
    {
        switch (FileScan.Read(Rewound(stream), cancellation))
        {
            case FileUnreadable { Mistake: var mistake }:
                return mistake;
            case FileReadable { Scan: { IsTerminated: false, LastLineNumber: var line } }:
                return new FileTruncated(line);
        }

        using var lines = new CsvLines(Rewound(stream));
        lines.Read();
        var header = lines.Texts().Select(name => name.TrimStart('\uFEFF')).ToList();
        var at = columns.Prepend("account_number").Select(column => header.IndexOf(column)).ToArray();
        if (Array.IndexOf(at, -1) is >= 0 and var missing)
            return new SampleColumnMissing(missing == 0 ? "account_number" : columns[missing - 1]);

        return Rows(lines, header.Count, at, tryRead);
    }

    private static Outcome<IReadOnlyDictionary<string, T>> Rows<T>(CsvLines lines, int fieldCount, int[] at, TryRead<T> tryRead)
    {
        var rows = new Dictionary<string, T>(StringComparer.Ordinal);
        var malformed = new List<long>();
        while (lines.Read())
        {
            if (lines.IsMalformed || lines.FieldCount != fieldCount)
            {
                malformed.Add(lines.Number);
                continue;
            }

            string[] fields = [.. at.Select(column => Encoding.UTF8.GetString(lines[column]))];
            if (fields[0].Length is 0 or > LongestAccountNumber || !tryRead(fields.AsSpan(1), out var value) || !rows.TryAdd(fields[0], value))
                malformed.Add(lines.Number);
        }

        return malformed.Count > 0 ? new SampleRowsMalformed(malformed) : rows;
    }

    private static Stream Rewound(Stream stream)
    {
        stream.Position = 0;
        return stream;
    }

    private delegate bool TryRead<T>(ReadOnlySpan<string> fields, [MaybeNullWhen(false)] out T value);
}
