using System.Buffers;
using System.Text;
using System.Text.Json;
using Bureau.Domain.Scoring;

namespace Bureau.Infrastructure.Storage;

/// <summary>Snapshots of scores as the one parameter of <see cref="BureauDbContext.ReplaceScores"/>.</summary>
internal static class ScoreJson
{
    /// <summary>The rows, a column that is null left out.</summary>
    public static string Rows(IReadOnlyCollection<ScoreSnapshot> snapshots)
    {
        var buffer = new ArrayBufferWriter<byte>((snapshots.Count * 1024) + 2);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var snapshot in snapshots)
                Write(json, snapshot);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The contributions of a row.</summary>
    public static IReadOnlyList<RecordedContribution> Contributions(string written)
    {
        using var json = JsonDocument.Parse(written);
        return [.. json.RootElement.EnumerateArray().Select(one => new RecordedContribution(
            Enum.Parse<Characteristic>(one.GetProperty("characteristic").GetString()!),
            one.GetProperty("Measured") is { ValueKind: JsonValueKind.Number } measured ? measured.GetDouble() : null,
            one.GetProperty("Points").GetInt32()))];
    }

    private static void Write(Utf8JsonWriter json, ScoreSnapshot snapshot)
    {
        json.WriteStartObject();

        // In upper case, the form in which SQLite keeps ids.
        json.WriteString("subject_id"u8, snapshot.Subject.Value.ToString().ToUpperInvariant());
        json.WriteString("month"u8, snapshot.Month.ToString("O"));
        json.WriteString("card"u8, snapshot.Card.ToString());
        if (snapshot.Outcome is Score score)
            json.WriteNumber("value"u8, score.Value);
        if (snapshot.Outcome is NoScore none)
            json.WriteNumber("no_score_reason"u8, (int)none.Reason);
        json.WriteNumber("file_version"u8, snapshot.FileVersion);
        json.WriteString("contributions"u8, Contributions((snapshot.Outcome as Score)?.Contributions ?? []));
        json.WriteNumber("scored_at"u8, snapshot.ScoredAt.UtcTicks);
        json.WriteEndObject();
    }

    private static ReadOnlySpan<byte> Contributions(IReadOnlyList<Contribution> contributions)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * (contributions.Count + 1));
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var contribution in contributions)
            {
                json.WriteStartObject();
                json.WriteString("characteristic"u8, contribution.Characteristic.ToString());
                if (contribution.Measured is { } measured)
                    json.WriteNumber("Measured"u8, measured);
                else
                    json.WriteNull("Measured"u8);
                json.WriteNumber("Points"u8, contribution.Points);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return buffer.WrittenSpan;
    }
}
