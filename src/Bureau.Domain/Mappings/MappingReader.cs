using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Bureau.Domain.Scoring;

namespace Bureau.Domain.Mappings;

/// <summary>Reads a mapping from JSON and finds all its mistakes at once.</summary>
public sealed class MappingReader
{
    private const int LongestName = 64;
    private const int LongestText = 400;
    private const int MostWords = 2_000;

    private static readonly JsonSerializerOptions Json = new(ScorecardDocument.Json);

    private readonly List<MappingMistake> mistakes = [];

    private MappingReader()
    {
    }

    /// <summary>Reads one mapping.</summary>
    /// <param name="json">The whole document.</param>
    /// <returns>A sound mapping, or <see cref="MappingUnsound"/>.</returns>
    public static Outcome<Mapping> Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Document>(json, Json) is { } document ? new MappingReader().Judge(document) : new MappingUnsound([new MappingMalformed("$")]);
        }
        catch (JsonException malformed)
        {
            return new MappingUnsound([new MappingMalformed(malformed.Path ?? "$")]);
        }
    }

    private Outcome<Mapping> Judge(Document document)
    {
        var name = Text(document.Name, "$.name");
        if (name.Length > LongestName || name.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
            mistakes.Add(new MappingTextMalformed("$.name", $"small letters and digits, joined by hyphens, at most {LongestName}"));
        Text(document.About, "$.about");
        var source = Text(document.Source, "$.source");
        if (source.Length > LongestName)
            mistakes.Add(new MappingTextMalformed("$.source", FormattableString.Invariant($"at most {LongestName} characters")));
        var key = Texts(document.Key, "$.key");
        if (key.Count == 0)
            mistakes.Add(new MappingMemberMissing("$.key"));
        var dates = Texts(document.Dates, "$.dates");
        for (var i = 0; i < dates.Count; i++)
        {
            if (!IsDateFormat(dates[i]))
                mistakes.Add(new MappingTextMalformed($"$.dates[{i}]", "a custom date format such as yyyy-MM-dd"));
        }

        var openEnds = Texts(document.OpenEnds, "$.openEnds").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        if (UpperSnake.Find<MappingKind>(document.Kind ?? "") is not { } kind)
        {
            mistakes.Add(new MappingWordUnknown("$.kind", string.Join(", ", Enum.GetNames<MappingKind>().Select(UpperSnake.Of))));
            return new MappingUnsound(mistakes);
        }

        var fields = Fields(document.Fields ?? [], kind);
        foreach (var required in MappedFields.RequiredOf(kind).Where(required => !fields.ContainsKey(required)))
        {
            mistakes.Add(new MappingMemberMissing($"$.fields.{UpperSnake.Of(required.ToString())}"));
        }

        if (dates.Count == 0 && fields.Keys.Any(field => field is MappedField.On or MappedField.From or MappedField.Until or MappedField.NotifiedOn))
            mistakes.Add(new MappingMemberMissing("$.dates"));
        return mistakes.Count > 0 ? new MappingUnsound(mistakes) : new Mapping(name, kind, source, key, dates, openEnds, document.OnlyOrganisations ?? false, fields);
    }

    private Dictionary<MappedField, MappedValue> Fields(Dictionary<string, Document.Field?> written, MappingKind kind)
    {
        var fields = new Dictionary<MappedField, MappedValue>();
        foreach (var (name, field) in written)
        {
            // What is not a field is not repeated in a message: it may be anything.
            if (UpperSnake.Find<MappedField>(name) is not { } known || !MappedFields.Of(kind).Contains(known))
            {
                mistakes.Add(new MappingFieldUnknown("$.fields", kind));
                continue;
            }

            var path = $"$.fields.{name}";
            var columns = field?.Column is { } column ? Texts([column], $"{path}.column") : Texts(field?.Columns, $"{path}.columns");
            var constant = field?.Value is { } value ? Text(value, $"{path}.value") : null;
            if (columns.Count == 0 && constant is null)
                mistakes.Add(new MappingFieldWithoutValue(path));
            if (field?.Words?.Count > MostWords)
                mistakes.Add(new MappingTextMalformed($"{path}.words", FormattableString.Invariant($"at most {MostWords} words")));
            var words = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (word, meaning) in field?.Words ?? [])
            {
                words[word.Trim()] = Text(meaning, $"{path}.words");
            }

            fields.Add(known, new MappedValue(columns, field?.Join, constant, words));
        }

        return fields;
    }

    private string Text(string? text, string path)
    {
        if (string.IsNullOrWhiteSpace(text))
            mistakes.Add(new MappingMemberMissing(path));
        else if (text.Length > LongestText)
            mistakes.Add(new MappingTextMalformed(path, FormattableString.Invariant($"at most {LongestText} characters")));
        return text?.Trim() ?? "";
    }

    private List<string> Texts(IReadOnlyList<string?>? texts, string path) => [.. (texts ?? []).Select((text, i) => Text(text, $"{path}[{i}]"))];

    // A format that loses the day, the month or the year, or that .NET cannot read, does not give a date back.
    private static bool IsDateFormat(string format)
    {
        var day = new DateTime(2031, 12, 28, 0, 0, 0, DateTimeKind.Unspecified);
        try
        {
            return DateTime.TryParseExact(day.ToString(format, CultureInfo.InvariantCulture), format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) && read.Date == day;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>A mapping as it is written: every member may be absent.</summary>
    private sealed record Document(
        string? Name,
        string? About,
        string? Kind,
        string? Source,
        IReadOnlyList<string?>? Key,
        IReadOnlyList<string?>? Dates,
        IReadOnlyList<string?>? OpenEnds,
        bool? OnlyOrganisations,
        Dictionary<string, Document.Field?>? Fields)
    {
        public sealed record Field(string? Column, IReadOnlyList<string?>? Columns, string? Join, string? Value, Dictionary<string, string?>? Words);
    }
}
