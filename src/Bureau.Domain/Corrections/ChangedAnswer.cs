using System.Text.Json.Nodes;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;

namespace Bureau.Domain.Corrections;

/// <summary>What of an answer that was given would be another, had the file been then as it is now.</summary>
internal sealed class ChangedAnswer
{
    private readonly Dictionary<string, string> changed;

    private ChangedAnswer(Dictionary<string, string> changed) => this.changed = changed;

    /// <summary>
    /// Answers the question again out of the file that would have been read then. Of the files that may have been (<see cref="StoredCreditFile.WouldHaveRead"/>) the one counts that
    /// explains the most of the kept answer, so that a month that came late is not taken for a correction.
    /// </summary>
    public static ChangedAnswer? Of(PastReading reading, PartnerAgreement agreement, StoredCreditFile file, Scorecard card)
    {
        if (Questions.Of(reading.Use.Question) is not { } question)
            return null;
        var kept = Properties(reading.Use.Answer);
        return file.WouldHaveRead(reading.Use.At)
            .Select(would => new ChangedAnswer(Differences(kept, Properties(question.WrittenAnswer(Report(reading, question, agreement, would, card))))))
            .MinBy(answer => answer.changed.Count);
    }

    /// <summary>Those of the fields, written as <c>Type.field</c>, that have changed.</summary>
    public IReadOnlyList<string> Among(IEnumerable<string> fields) => [.. fields.Where(field => changed.ContainsKey(Property(field)))];

    /// <summary>The fields with their values of now, to tell one change from another by. Never to be shown.</summary>
    public string Print(IEnumerable<string> fields) => string.Join('\n', fields.Select(field => $"{field}={changed[Property(field)]}"));

    private static CreditReport Report(PastReading reading, Question question, PartnerAgreement agreement, CreditFile file, Scorecard card)
    {
        var asked = new InquiryRequest(new Asker(agreement.Id, agreement.Tier), reading.Grant.Id, question, []);
        var facts = new DisclosureFacts(asked, agreement, reading.Grant, new FileHead(file.Subject, file.Version, Frozen: false), SandboxGrantsAllowed: true, reading.Use.At);
        return CreditReport.Of(new DisclosureDecision.Disclose(SectionRule.Granted(facts), null), facts, file, card);
    }

    private static JsonObject Properties(string answer) => JsonNode.Parse(answer)?.AsObject() ?? throw new InvalidDataException("A kept answer is empty.");

    // What an answer of an older kind did not say cannot have been wrong.
    private static Dictionary<string, string> Differences(JsonObject kept, JsonObject now) => kept
        .Where(property => now.ContainsKey(property.Key) && !Same(property.Value, now[property.Key]))
        .ToDictionary(property => property.Key, property => now[property.Key]?.ToJsonString() ?? "null", StringComparer.OrdinalIgnoreCase);

    private static bool Same(JsonNode? kept, JsonNode? now) => (kept, now) switch
    {
        (JsonObject one, JsonObject other) => one.All(property => !other.ContainsKey(property.Key) || Same(property.Value, other[property.Key])),
        (JsonArray one, JsonArray other) => one.Count == other.Count && one.Zip(other).All(pair => Same(pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(kept, now),
    };

    private static string Property(string field) => field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
