using System.Text.Json.Nodes;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;

namespace Bureau.Domain.Corrections;

/// <summary>What of an answer that was given would have been another, had the file been right.</summary>
internal sealed class ChangedAnswer
{
    // An objection is no correction, nor is what somebody says: both show in every answer at once, in one that stands too.
    private static readonly string[] Remarks = [nameof(CreditSummary.Disputed), nameof(Totals.Statements)];

    private readonly Dictionary<string, string> changed;

    private ChangedAnswer(Dictionary<string, string> changed) => this.changed = changed;

    /// <summary>
    /// Answers the question again out of the file as it was and as it is corrected. A field is wrong when the two differ, and what was given differs from the corrected one. Of the
    /// guesses of what had come by then the one counts whose wrong file explains the most of the kept answer.
    /// </summary>
    public static ChangedAnswer? Of(PastReading reading, PartnerAgreement agreement, FileThen file, Scorecard card)
    {
        if (Questions.Of(reading.Use.Question) is not { } question)
            return null;
        var kept = Properties(reading.Use.Answer);
        (CreditFile Before, CreditFile After)? best = null;
        var (least, given) = (int.MaxValue, kept);
        foreach (var guess in file.Guesses())
        {
            var before = Properties(question.WrittenAnswer(Report(reading, question, agreement, guess.Before, card)));
            var differences = Differences(kept, before).Count();
            if (differences < least)
                (least, given, best) = (differences, before, guess);
            if (least == 0)
                break;
        }

        var after = Properties(question.WrittenAnswer(Report(reading, question, agreement, best!.Value.After, card)));
        return new(Differences(given, after).Intersect(Differences(kept, after)).ToDictionary(name => name, name => Written(after[name]), StringComparer.OrdinalIgnoreCase));
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
    private static IEnumerable<string> Differences(JsonObject one, JsonObject other) => one
        .Where(property => !Remarks.Contains(property.Key) && other.ContainsKey(property.Key) && !Same(property.Value, other[property.Key]))
        .Select(property => property.Key);

    private static bool Same(JsonNode? one, JsonNode? other) => (one, other) switch
    {
        (JsonObject first, JsonObject second) => first.All(property => Remarks.Contains(property.Key) || !second.ContainsKey(property.Key) || Same(property.Value, second[property.Key])),
        (JsonArray first, JsonArray second) => first.Count == second.Count && first.Zip(second).All(pair => Same(pair.First, pair.Second)),
        _ => JsonNode.DeepEquals(one, other),
    };

    // Without the marks, or the same value told twice would be two.
    private static string Written(JsonNode? value)
    {
        if (value is not JsonObject fields)
            return value?.ToJsonString() ?? "null";
        var told = fields.DeepClone().AsObject();
        foreach (var remark in Remarks)
            told.Remove(remark);
        return told.ToJsonString();
    }

    private static string Property(string field) => field[(field.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
