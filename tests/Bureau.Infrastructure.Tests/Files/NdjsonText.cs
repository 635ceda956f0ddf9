using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bureau.Domain.Furnishing;
using Bureau.Infrastructure.Files;

namespace Bureau.Infrastructure.Tests.Files;

/// <summary>The rows of <see cref="FurnishingText"/> as NDJSON.</summary>
internal static class NdjsonText
{
    /// <summary>A right record; the same for the same number. An empty field of the row is absent.</summary>
    public static JsonObject Record(int number)
    {
        var record = new JsonObject();
        foreach (var (name, value) in FurnishingText.Header.Split(',').Zip(FurnishingText.Row(number).Split(',')))
        {
            if (value.Length > 0)
                record.Add(name, value);
        }

        return record;
    }

    public static string Line(int number) => Record(number).ToJsonString();

    /// <summary>The line with one member's value, written as JSON, in the place of its own; at the end when it has none.</summary>
    public static string Line(int number, string name, string json)
    {
        var record = Record(number);
        record[name] = "\u0001";
        return record.ToJsonString().Replace("\"\\u0001\"", json, StringComparison.Ordinal);
    }

    public static string File(int records, string lineBreak = "\n") => string.Concat(Enumerable.Range(0, records).Select(number => Line(number) + lineBreak));

    public static FurnishingOpening Open(string text) => Open(Encoding.UTF8.GetBytes(text));

    public static FurnishingOpening Open(byte[] bytes) => FurnishingNdjson.Open(new MemoryStream(bytes), FurnishingText.Today);

    public static IReadOnlyList<FurnishedRow> Rows(string text) => [.. FurnishingText.Opened(Open(text)).Rows()];

    public static FurnishedMonth Month(string line) => Assert.IsType<AcceptedRow>(Assert.Single(Rows(line + "\n"))).Month;

    public static IReadOnlyList<RowMistake> Mistakes(string line) => Assert.IsType<RejectedRow>(Assert.Single(Rows($"{line}\n{Line(1)}\n"), row => row.Number == 1)).Mistakes;
}
