using System.Text.Json;
using Bureau.Domain.Disclosure;

namespace Bureau.Domain.Scoring.Schemes;

/// <summary>Reads a points scheme from JSON and finds all its mistakes at once. docs/schemes.md explains the members.</summary>
public sealed class SchemeReader
{
    /// <summary>Longest name of a scheme or a threshold, in characters.</summary>
    public const int LongestName = 64;

    private const int MostPoints = 1_000_000;
    private const int LongestDecay = Scheme.LongestRetention;

    private readonly List<SchemeMistake> mistakes = [];

    private SchemeReader()
    {
    }

    /// <summary>Reads one scheme.</summary>
    /// <param name="json">The whole document.</param>
    /// <returns>A sound scheme, or <see cref="SchemeUnsound"/>.</returns>
    public static Outcome<Scheme> Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<SchemeDocument>(json, ScorecardDocument.Json) is { } document
                ? new SchemeReader().Judge(document)
                : new SchemeUnsound([new SchemeMalformed("$")]);
        }
        catch (JsonException malformed)
        {
            return new SchemeUnsound([Malformed(malformed.Path ?? "$")]);
        }
    }

    // A member that a scheme does not have may be a forbidden thing, and is then refused as that.
    private static SchemeMistake Malformed(string path)
    {
        var member = WrittenName.MemberOf(path);
        return ForbiddenInputs.In(member) is { } forbidden ? new SchemeInputForbidden(path, WrittenName.Shown(member), forbidden) : new SchemeMalformed(path);
    }

    private Outcome<Scheme> Judge(SchemeDocument document)
    {
        var id = new SchemeId(Name(document.Name, "$.name", IsKebab, "small letters and digits, joined by hyphens"), Within(document.Version, "$.version", 1, int.MaxValue));
        var scope = Scope(document);
        var scale = Scale(document);
        var events = Events(document.Events ?? [], scope);
        var grades = Grades(document.Grades ?? [], scale);
        var thresholds = Thresholds(document.Thresholds ?? [], scope, scale);
        if (mistakes.Count == 0)
            CheckRange(scale, events);

        return mistakes.Count > 0 ? new SchemeUnsound(mistakes) : new Scheme(id, scope, scale, events, grades, thresholds);
    }

    private SchemeScope Scope(SchemeDocument document)
    {
        var about = Text(document.About, "$.about");
        var subject = Word<SubjectKind>(document.Subject, "$.subject");
        var domain = Word<RecordDomain>(document.Domain, "$.domain");
        var sector = document.Sector is null ? null : Word<Sector>(document.Sector, "$.sector");
        var legalBasis = Text(document.LegalBasis, "$.legalBasis");
        if (subject is { } rated && domain is { } told && RecordDomains.SubjectOf(told) != rated)
            mistakes.Add(new DomainOfAnotherSubject("$.domain", told, RecordDomains.SubjectOf(told)));
        if (subject == SubjectKind.Person && document.Sector is not null)
            mistakes.Add(new SectorOfPerson("$.sector"));
        if (subject == SubjectKind.Person && domain == RecordDomain.Honours && (document.OptIn, document.AdultsOnly) is not (true, true))
            mistakes.Add(new ExemplaryListUnasked("$.optIn"));

        return new SchemeScope(about, subject ?? default, domain ?? default, sector, legalBasis, document.OptIn ?? false, document.AdultsOnly ?? false);
    }

    private SchemeScale Scale(SchemeDocument document)
    {
        var least = Within(document.Range?.Least, "$.range.least", -MostPoints, MostPoints);
        var most = Within(document.Range?.Most, "$.range.most", least, MostPoints);
        return new SchemeScale(
            Within(document.Base, "$.base", least, Math.Max(least, most)),
            least,
            most,
            document.LeastEvents is null ? 0 : Within(document.LeastEvents, "$.leastEvents", 0, ConductEventReader.MostEvents),
            Within(document.RetentionMonths, "$.retentionMonths", 1, Scheme.LongestRetention));
    }

    private SchemeEvent[] Events(IReadOnlyList<SchemeDocument.Event?> written, SchemeScope scope)
    {
        if (written.Count == 0)
            mistakes.Add(new SchemeMemberMissing("$.events"));

        var events = new List<SchemeEvent>();
        for (var i = 0; i < written.Count; i++)
        {
            var path = $"$.events[{i}]";
            var points = Within(written[i]?.Points, $"{path}.points", -MostPoints, MostPoints);
            var cap = Within(written[i]?.Cap, $"{path}.cap", 1, MostPoints);
            var decay = Decay(written[i]?.Decay, $"{path}.decay");
            if (cap < Math.Abs(points) && written[i] is { Cap: > 0, Points: not null })
                mistakes.Add(new EventCapTooSmall($"{path}.cap"));
            if (Category(written[i]?.Category, $"{path}.category") is not { } category)
                continue;

            var terms = RecordCategories.Of(category);
            CheckPlace(terms, scope, $"{path}.category");
            if (written[i]?.Points is not null && (terms.IsAdverse ? points >= 0 : points <= 0))
                mistakes.Add(new EventPointsAgainstNature($"{path}.points", category, terms.IsAdverse));
            if (written[i]?.Restores is true && terms.IsAdverse)
                mistakes.Add(new EventRestoresNothing($"{path}.restores"));
            if (events.Exists(other => other.Category == category))
                mistakes.Add(new EventCategoryRepeated($"{path}.category", category));

            events.Add(new SchemeEvent(category, points, cap, written[i]?.Restores ?? false, decay));
        }

        return [.. events];
    }

    private RecordCategory? Category(string? name, string path)
    {
        if (Text(name, path).Length == 0)
            return null;
        if (UpperSnake.Find<RecordCategory>(name!) is { } category)
            return category;

        mistakes.Add(ForbiddenInputs.In(name!) is { } forbidden
            ? new SchemeInputForbidden(path, WrittenName.Shown(name!), forbidden)
            : new EventCategoryUnknown(path, WrittenName.Shown(name!)));
        return null;
    }

    private void CheckPlace(RecordCategoryTerms terms, SchemeScope scope, string path)
    {
        var subject = RecordDomains.SubjectOf(terms.Domain);
        if (scope.Subject != default && subject != scope.Subject)
        {
            mistakes.Add(new EventOfAnotherSubject(path, terms.Category, subject));
        }
        else if (scope.Domain != default && terms.Domain != scope.Domain)
        {
            mistakes.Add(new EventOfAnotherDomain(path, terms.Category, terms.Domain));
        }
    }

    private SchemeDecay? Decay(SchemeDocument.Fading? written, string path) => written is null
        ? null
        : new SchemeDecay(Word<DecayKind>(written.Kind, $"{path}.kind") ?? default, Within(written.Months, $"{path}.months", 1, LongestDecay));

    private GradeFrom[] Grades(IReadOnlyList<SchemeDocument.GradeStart?> written, SchemeScale scale)
    {
        if (written.Count == 0)
            return [];

        var expected = Enum.GetValues<Grade>();
        var ordered = written.Count == expected.Length;
        var grades = new GradeFrom[written.Count];
        for (var i = 0; i < written.Count; i++)
        {
            var from = written[i]?.From ?? int.MinValue;
            ordered = ordered && written[i]?.Grade == UpperSnake.Of(expected[i].ToString()) && from <= scale.Most && (i == 0 || from < grades[i - 1].From)
                && (i == expected.Length - 1 ? from == scale.Least : from > scale.Least);
            grades[i] = new GradeFrom(ordered ? expected[i] : Grade.D, from);
        }

        if (!ordered)
            mistakes.Add(new GradesOutOfOrder("$.grades"));
        return grades;
    }

    private SchemeThreshold[] Thresholds(IReadOnlyList<SchemeDocument.Threshold?> written, SchemeScope scope, SchemeScale scale)
    {
        var thresholds = new SchemeThreshold[written.Count];
        for (var i = 0; i < written.Count; i++)
        {
            var path = $"$.thresholds[{i}]";
            var name = Name(written[i]?.Name, $"{path}.name", IsUpperSnake, "capital letters and digits, joined by underscores");
            CheckReach(name, $"{path}.name");
            if (name.Length > 0 && thresholds.Take(i).Any(other => other.Name == name))
                mistakes.Add(new ThresholdRepeated($"{path}.name"));
            var opens = Opens(written[i]?.Opens, $"{path}.opens");
            if (opens is { } benefit && scope.Domain != default && !Benefits.OpenedBy(benefit).Contains(scope.Domain))
                mistakes.Add(new BenefitOfAnotherDomain($"{path}.opens", benefit));
            thresholds[i] = new SchemeThreshold(name, Within(written[i]?.From, $"{path}.from", scale.Least, Math.Max(scale.Least, scale.Most)), opens ?? default);
        }

        return thresholds;
    }

    private Benefit? Opens(string? name, string path)
    {
        if (name is null || UpperSnake.Find<Benefit>(name) is not null || !CheckReach(name, path))
            return Word<Benefit>(name, path);
        return null;
    }

    private bool CheckReach(string name, string path)
    {
        if (ForbiddenReaches.In(name) is not { } reach)
            return false;

        mistakes.Add(new SchemeReachForbidden(path, WrittenName.Shown(name), reach));
        return true;
    }

    private void CheckRange(SchemeScale scale, SchemeEvent[] events)
    {
        var (least, most) = Scheme.ReachOf(scale.Base, events);
        if (least < scale.Least || most > scale.Most)
            mistakes.Add(new SchemeOutOfRange("$", least, most));
    }

    private string Name(string? text, string path, Func<string, bool> isName, string form)
    {
        if (Text(text, path).Length == 0)
            return "";
        if (text!.Length > LongestName || !isName(text))
        {
            mistakes.Add(new SchemeNameMalformed(path, form));
            return "";
        }

        if (ForbiddenInputs.In(text) is { } forbidden)
            mistakes.Add(new SchemeInputForbidden(path, WrittenName.Shown(text), forbidden));
        return text;
    }

    private static bool IsKebab(string text) => Joined(text, '-', letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter));

    private static bool IsUpperSnake(string text) => Joined(text, '_', letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter));

    private static bool Joined(string text, char joint, Func<char, bool> isLetter) => text.Split(joint).All(word => word.Length > 0 && word.All(isLetter));

    private T? Word<T>(string? name, string path)
        where T : struct, Enum
    {
        if (Text(name, path).Length == 0)
            return null;
        if (UpperSnake.Find<T>(name!) is { } member)
            return member;

        mistakes.Add(new SchemeWordUnknown(path, string.Join(", ", Enum.GetNames<T>().Select(UpperSnake.Of))));
        return null;
    }

    private string Text(string? text, string path)
    {
        if (!string.IsNullOrWhiteSpace(text))
            return text;

        mistakes.Add(new SchemeMemberMissing(path));
        return "";
    }

    private int Within(int? number, string path, int least, int most)
    {
        if (number is not { } value)
        {
            mistakes.Add(new SchemeMemberMissing(path));
            return least;
        }

        if (value < least || value > most)
            mistakes.Add(new SchemeNumberOutOfRange(path, least, most));
        return Math.Clamp(value, least, most);
    }
}
