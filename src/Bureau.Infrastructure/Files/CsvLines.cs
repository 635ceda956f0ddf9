using System.Text;
using Bureau.Domain.Furnishing;
using CsvHelper;

namespace Bureau.Infrastructure.Files;

/// <summary>The lines of a CSV text, one record each: a line break ends a record even inside quotes, unless it is told otherwise.</summary>
internal sealed class CsvLines : IDisposable
{
    private readonly CsvReader reader;
    private CsvMalformedReason? malformed;

    /// <summary>Over a stream, which stays open.</summary>
    public CsvLines(Stream stream) => reader = CsvReader.Create(stream, Options(), leaveOpen: true);

    /// <summary>Over a text in memory.</summary>
    public CsvLines(byte[] text, bool linesInQuotes = false) => reader = CsvReader.Create(text, Options(linesInQuotes));

    /// <summary>Number of the line, the first being 1.</summary>
    public long Number => reader.RowNumber;

    /// <summary>Where the line begins, in bytes.</summary>
    public long ByteOffset => reader.ByteOffset;

    /// <summary>Fields of the line.</summary>
    public int FieldCount => reader.FieldCount;

    /// <summary>Whether a quotation mark of the line is not closed.</summary>
    public bool IsUnclosed => malformed is CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.LineBreakInQuotes;

    /// <summary>Whether the line breaks the rules of quoting.</summary>
    public bool IsMalformed => malformed is not null;

    /// <summary>A field's value in UTF-8, without its quotes; valid until the next line is read.</summary>
    public ReadOnlySpan<byte> this[int field] => reader.GetSpan(field);

    /// <summary>Goes to the next line that is not blank.</summary>
    /// <exception cref="CsvFormatException">The line is longer than <see cref="FileScan.LongestLine"/>.</exception>
    public bool Read()
    {
        do
        {
            malformed = null;
            if (!reader.Read())
                return false;
        }
        while (reader.RawRecord.IsEmpty);

        return true;
    }

    /// <summary>The fields as text.</summary>
    public IReadOnlyList<string> Texts()
    {
        var texts = new string[FieldCount];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = Encoding.UTF8.GetString(this[i]);
        }

        return texts;
    }

    /// <inheritdoc/>
    public void Dispose() => reader.Dispose();

    private CsvReaderOptions Options(bool linesInQuotes = false) => CsvReaderOptions.Default with
    {
        Separator = ',',
        HasHeader = false,
        AllowLineBreaksInQuotes = linesInQuotes,
        SkipEmptyLines = false,
        MaxRecordSize = FileScan.LongestLine,
        IncludeValuesInExceptions = false,
        OnMalformedRecord = record => malformed = record.Reason,
    };
}
