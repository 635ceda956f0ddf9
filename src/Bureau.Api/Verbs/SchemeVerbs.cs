using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Bureau.Domain;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Scoring.Schemes;

namespace Bureau.Api.Verbs;

/// <summary><c>score scheme</c>: prints, checks and runs points schemes from files. Nothing is stored and no store is needed.</summary>
internal static class SchemeVerbs
{
    private const long LargestFile = 8 * 1024 * 1024;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Argument<string> Scheme = new("FILE") { Description = "A scheme in JSON as docs/schemes.md describes it, or the name of a shipped one." };

    private static readonly Option<FileInfo> Events = new("--events")
    {
        Description = "The records about one subject in NDJSON: a line is {\"category\": …, \"on\": \"YYYY-MM-DD\", \"ended\": …}.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<string?> AsOf = new("--as-of") { Description = "The day, written YYYY-MM-DD. Default: today, in UTC.", HelpName = "DAY" };

    private static readonly Option<Purpose?> For = new("--purpose")
    {
        Description = "Tell the result only if this purpose reads the scheme's domain.",
        CustomParser = written => Enum.GetValues<Purpose>().Cast<Purpose?>().FirstOrDefault(purpose => Word(purpose!.Value) == written.Tokens[0].Value) ?? Unknown(written),
        HelpName = "PURPOSE",
    };

    private static readonly Option<bool> OptedIn = new("--opted-in") { Description = "The subject asked to be rated." };

    private static readonly Option<bool> Adult = new("--adult") { Description = "The subject is known to be an adult." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print the result as JSON." };

    public static Command Create()
    {
        var run = new Verb(
            "run",
            "Runs a scheme over the records about one subject: points, grade, thresholds, and what each record added.",
            ["score scheme run bike-share-conduct --events rides.ndjson", "score scheme run my-scheme.json --events events.ndjson --as-of 2026-11-23 --json"],
            RunAsync)
        {
            Scheme, Events, AsOf, For, OptedIn, Adult, Json,
        };
        run.Validators.Add(line =>
        {
            if (line.GetValue(AsOf) is { } day && !IsDay(day, out _))
                line.AddError("--as-of is a day that exists, written YYYY-MM-DD.");
        });
        return new("scheme", "Points schemes: what each kind of record of one domain adds or takes.")
        {
            new Verb("print", "Writes a shipped scheme to standard output, to start a new one from.", ["score scheme print bike-share-conduct > my-scheme.json"], PrintAsync) { Scheme },
            new Verb("check", "Says what is wrong with a scheme, all of it, or that it is sound.", ["score scheme check my-scheme.json"], CheckAsync) { Scheme, Json },
            run,
        };
    }

    private static async Task<int> PrintAsync(ParseResult typed, CancellationToken cancellation)
    {
        if (PublishedSchemes.Find(typed.GetRequiredValue(Scheme)) is not { } scheme)
            return await Verb.RefuseAsync(typed, $"No scheme of that name is shipped; these are: {Names}.");
        await typed.InvocationConfiguration.Output.WriteAsync(PublishedSchemes.TextOf(scheme.Id));
        return ExitCode.Done;
    }

    private static async Task<int> CheckAsync(ParseResult typed, CancellationToken cancellation)
    {
        var (outcome, objection) = await ReadAsync(typed, cancellation);
        if (objection is not null)
            return await Verb.RefuseAsync(typed, objection);
        if (outcome.Succeeded(out var scheme, out var refusal))
        {
            var (least, most) = scheme.Reach;
            await WriteAsync(
                typed,
                new { scheme = scheme.Id.ToString(), sound = true, least, most },
                $"{scheme.Id} is sound: {Word(scheme.Scope.Domain)}, base {scheme.Scale.Base}, {least} to {most} points can be reached.");
            return ExitCode.Done;
        }

        if (!typed.GetValue(Json))
            return await Verb.RefuseAsync(typed, refusal.Message);
        await WriteAsync(typed, new { sound = false, mistakes = ((SchemeUnsound)refusal).Mistakes.Select(mistake => new { code = mistake.Code, path = mistake.Path, message = mistake.Message }) }, "");
        return ExitCode.Failed;
    }

    private static async Task<int> RunAsync(ParseResult typed, CancellationToken cancellation)
    {
        var (outcome, objection) = await ReadAsync(typed, cancellation);
        if (objection is not null)
            return await Verb.RefuseAsync(typed, objection);
        if (!outcome.Succeeded(out var scheme, out var refusal))
            return await Verb.RefuseAsync(typed, refusal.Message);
        if (typed.GetValue(For) is { } purpose && scheme.WhyNotFor(purpose) is { } notForIt)
            return await RefuseAsync(typed, notForIt);

        var file = typed.GetRequiredValue(Events);
        if (WhyNotReadable(file) is { } unreadable)
            return await Verb.RefuseAsync(typed, unreadable);
        if (!ConductEventReader.Read(File.ReadLines(file.FullName)).Succeeded(out var events, out refusal))
            return await Verb.RefuseAsync(typed, refusal.Message);

        var asOf = IsDay(typed.GetValue(AsOf), out var day) ? day : DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        if (!RunScheme.Execute(scheme, events, new SchemeSubject(typed.GetValue(OptedIn), typed.GetValue(Adult)), asOf).Succeeded(out var result, out refusal))
            return await RefuseAsync(typed, refusal);

        await WriteAsync(typed, AsJson(result), AsText(result));
        return ExitCode.Done;
    }

    private static async Task<(Outcome<Scheme> Outcome, string? Objection)> ReadAsync(ParseResult typed, CancellationToken cancellation)
    {
        var named = typed.GetRequiredValue(Scheme);
        var file = new FileInfo(named);
        if (!file.Exists && PublishedSchemes.Find(named) is { } shipped)
            return (shipped, null);
        return WhyNotReadable(file) is { } objection
            ? (default, $"{objection} These schemes are shipped: {Names}.")
            : (SchemeReader.Read(await File.ReadAllTextAsync(file.FullName, cancellation)), null);
    }

    private static string? WhyNotReadable(FileInfo file) =>
        !file.Exists ? $"There is no file {file.Name}."
        : file.Length > LargestFile ? $"{file.Name} is larger than {LargestFile / 1024 / 1024} MB."
        : null;

    private static object AsJson(SchemeResult result) => new
    {
        scheme = result.Scheme.ToString(),
        asOf = result.AsOf,
        @base = result.Base,
        points = result.Points,
        grade = result.Grade?.ToString(),
        thresholds = result.Thresholds.Select(answer => new { name = answer.Threshold.Name, from = answer.Threshold.From, opens = Word(answer.Threshold.Opens), reached = Word(answer.Reached) }),
        events = result.Contributions.Select(one => new
        {
            category = Word(one.Event.Category),
            on = one.Event.On,
            ended = one.Event.Ended,
            standing = Word(one.Standing),
            points = one.Points,
            left = one.Left,
            counted = one.Counted,
        }),
    };

    private static string AsText(SchemeResult result)
    {
        var lines = new List<string> { $"{result.Scheme} as of {Day(result.AsOf)}: {result.Points?.ToString(CultureInfo.InvariantCulture) ?? "UNKNOWN, too few records"}{(result.Grade is { } grade ? $", grade {grade}" : "")}" };
        lines.Add($"  {result.Base,6}  base");
        lines.AddRange(result.Contributions.Select(one => $"  {one.Counted,6:+0;-0;0}  {Word(one.Event.Category)} of {Day(one.Event.On)}{Why(one)}"));
        lines.AddRange(result.Thresholds.Select(answer => $"  {Word(answer.Reached),6}  {answer.Threshold.Name} from {answer.Threshold.From}"));
        return string.Join(Environment.NewLine, lines);
    }

    private static string Why(EventContribution one) => one.Standing switch
    {
        EventStanding.NotYet => ": after the day",
        EventStanding.Obsolete => ": too old to be read",
        _ when one.Left != one.Points => $": {one.Points:+0;-0} faded to {one.Left:+0;-0;0}",
        _ when one.Counted != one.Left => $": {one.Left:+0;-0} beyond what counts",
        _ => "",
    };

    private static Task<int> RefuseAsync(ParseResult typed, Refusal refusal) => Verb.RefuseAsync(typed, $"{refusal.Code}: {refusal.Message}");

    private static Task WriteAsync(ParseResult typed, object json, string text) =>
        typed.InvocationConfiguration.Output.WriteLineAsync(typed.GetValue(Json) ? JsonSerializer.Serialize(json, Plain) : text);

    private static Purpose? Unknown(System.CommandLine.Parsing.ArgumentResult written)
    {
        written.AddError($"--purpose is one of {string.Join(", ", Enum.GetValues<Purpose>().Select(Word))}.");
        return null;
    }

    private static bool IsDay(string? written, out DateOnly day) => DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Names => string.Join(", ", PublishedSchemes.All.Select(scheme => scheme.Id.Name));

    private static string Word<T>(T member)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(member.ToString());
}
