using System.Text;
using System.Text.Json;
using Bureau.Domain.Furnishing;

namespace Bureau.Infrastructure.Files;

/// <summary>
/// One line of NDJSON, cut into the values of its columns. It is used for line after line: a value is a place in its text, and only what
/// is written with escapes is written out behind the line.
/// </summary>
internal sealed class NdjsonRecord : IFurnishedFields
{
    private static readonly byte[][] Names = [.. FurnishingDictionary.Entries.Select(entry => Encoding.UTF8.GetBytes(entry.Name))];

    // The line, and behind it what it escapes, which is never longer.
    private readonly byte[] text = new byte[2 * FileScan.LongestLine];
    private readonly (int Start, int Length)[] values = new (int, int)[Names.Length];
    private readonly List<RowMistake> mistakes = [];
    private readonly List<(int Position, string Name)> strangers = [];
    private readonly List<(int Position, string Name)> nested = [];

    private ulong seen;
    private int members;
    private int lastColumn;
    private int written;

    /// <summary>What is wrong with single members.</summary>
    public IReadOnlyList<RowMistake> Mistakes => mistakes;

    /// <summary>The members whose names are no column's, with their positions, the first member being 1.</summary>
    public IReadOnlyList<(int Position, string Name)> Strangers => strangers;

    /// <summary>The names within values that are objects or lists, which no column holds, with the positions of the members that have those values.</summary>
    public IReadOnlyList<(int Position, string Name)> Nested => nested;

    /// <summary>Whether there is any name that is no column's, in the object or within a value.</summary>
    public bool HasStrangers => strangers.Count > 0 || nested.Count > 0;

    /// <inheritdoc/>
    public ReadOnlySpan<byte> this[FurnishingColumn column] => text.AsSpan(values[(int)column].Start, values[(int)column].Length);

    /// <summary>Reads a line of at most <see cref="FileScan.LongestLine"/> bytes.</summary>
    /// <returns>Whether it is one JSON object and nothing else; if not, what was found before the mistake stays known.</returns>
    public bool Read(ReadOnlySpan<byte> line)
    {
        Array.Clear(values);
        mistakes.Clear();
        strangers.Clear();
        nested.Clear();
        (seen, members, written) = (0, 0, line.Length);
        line.CopyTo(text);
        try
        {
            return ReadObject(line.Length);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool ReadObject(int length)
    {
        var json = new Utf8JsonReader(text.AsSpan(0, length));
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
            return false;

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            members++;
            var column = Column(ref json);
            json.Read();
            Take(column, ref json);
        }

        // Whatever comes after the object breaks this reading.
        return !json.Read();
    }

    private FurnishingColumn? Column(ref Utf8JsonReader json)
    {
        if (!json.ValueIsEscaped && Find(json.ValueSpan) is { } column)
            return Once(column);

        var name = NameOf(ref json);
        if (FurnishingDictionary.Find(name) is { } entry)
            return Once(entry.Column);

        strangers.Add((members, name));
        return null;
    }

    /// <summary>Looks for a name, beginning after the one that was found before: most records have the order of the dictionary.</summary>
    private FurnishingColumn? Find(ReadOnlySpan<byte> name)
    {
        for (var step = 1; step <= Names.Length; step++)
        {
            var column = lastColumn + step < Names.Length ? lastColumn + step : lastColumn + step - Names.Length;
            if (!name.SequenceEqual(Names[column]))
                continue;

            lastColumn = column;
            return (FurnishingColumn)column;
        }

        return null;
    }

    private FurnishingColumn Once(FurnishingColumn column)
    {
        var mark = 1UL << (int)column;
        if ((seen & mark) != 0)
            Reject(column, RejectionReasons.DuplicateMember);
        seen |= mark;
        return column;
    }

    private void Take(FurnishingColumn? column, ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                PassOver(ref json);
                break;
            case JsonTokenType.String when column is { } known:
                values[(int)known] = json.ValueIsEscaped ? Unescape(known, ref json) : ((int)json.TokenStartIndex + 1, json.ValueSpan.Length);
                return;
            case JsonTokenType.Number when column is { } known && IsAmount(known):
                values[(int)known] = ((int)json.TokenStartIndex, json.ValueSpan.Length);
                return;
            case JsonTokenType.Null:
                return;
        }

        if (column is { } mistaken)
            Reject(mistaken, RejectionReasons.JsonType);
    }

    private (int Start, int Length) Unescape(FurnishingColumn column, ref Utf8JsonReader json)
    {
        try
        {
            var place = (Start: written, Length: json.CopyString(text.AsSpan(written)));
            written += place.Length;
            return place;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: JSON can write it, and it is no text.
            Reject(column, RejectionReasons.TextCharacters);
            return default;
        }
    }

    private void PassOver(ref Utf8JsonReader json)
    {
        for (var depth = json.CurrentDepth; json.Read() && json.CurrentDepth > depth;)
        {
            if (json.TokenType == JsonTokenType.PropertyName)
                nested.Add((members, NameOf(ref json)));
        }
    }

    private void Reject(FurnishingColumn column, RejectionReason reason)
    {
        var mistake = new RowMistake(column, reason);
        if (!mistakes.Contains(mistake))
            mistakes.Add(mistake);
    }

    private static string NameOf(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static bool IsAmount(FurnishingColumn column) => column
        is FurnishingColumn.CreditLimit or FurnishingColumn.CurrentBalance or FurnishingColumn.AmountPastDue or FurnishingColumn.ActualPayment;
}
