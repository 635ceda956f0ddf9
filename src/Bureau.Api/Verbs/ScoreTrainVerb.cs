using System.CommandLine;
using System.Globalization;
using Bureau.Domain;
using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Training;

namespace Bureau.Api.Verbs;

/// <summary>
/// <c>score train</c>: fits a card to the files of the store whose outcome is known, and writes beside it what is known of it: CARD.model.json and, to
/// read, CARD.model.md. The same files and outcomes give the same bytes; no clock and no chance goes in.
/// </summary>
internal static class ScoreTrainVerb
{
    private static readonly Option<FileInfo> Out = new("--out") { Description = "The card to write; an existing one is replaced.", HelpName = "CARD.json", Required = true };

    private static readonly Option<FileInfo?> Plan = new("--plan")
    {
        Description = "A card that says which characteristics to look at, in which direction, with which reasons and bands. Default: the card in use.",
        HelpName = "CARD.json",
    };

    private static readonly Option<string?> Name = new("--name") { Description = "The card's name. Default: the plan's.", HelpName = "NAME" };

    private static readonly Option<int?> Version = new("--version") { Description = "The card's version. Default: one more than the plan's.", HelpName = "N", Validators = { NotBelowOne } };

    private static readonly Option<string> Source = new("--source")
    {
        Description = "Where the data comes from, with its authors.",
        HelpName = "TEXT",
        DefaultValueFactory = _ => "Files of this bureau",
    };

    private static readonly Option<string?> Identifier = new("--identifier") { Description = "A lasting identifier of the data, such as a DOI. Default: the digest of the outcomes.", HelpName = "TEXT" };

    private static readonly Option<string> Licence = new("--licence") { Description = "Under which the data is used.", HelpName = "TEXT", DefaultValueFactory = _ => "The bureau's own" };

    private static readonly Option<DateOnly?> FittedOn = new("--fitted-on") { Description = "The day of the fit. Default: the last day of the sample, so that no clock goes in.", HelpName = "DATE" };

    public static Command Create() => new Verb(
        "train",
        "Fits a scorecard to files whose outcome is known, and writes it with its model card. The same input gives the same bytes.",
        ["score train --outcomes outcomes.csv --out card.json", "score train --outcomes outcomes.csv --people people.csv --name bureau-credit --version 3 --until 2026-06-30 --out card.json"],
        RunAsync) { SampleOptions.Outcomes, Out, Plan, Name, Version, SampleOptions.People, SampleOptions.Until, SampleOptions.Furnisher, Source, Identifier, Licence, FittedOn };

    private static void NotBelowOne(System.CommandLine.Parsing.OptionResult given)
    {
        if (given.Tokens is [var typed] && !(int.TryParse(typed.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version >= 1))
            given.AddError("--version is a whole number from 1 on.");
    }

    private static Task<int> RunAsync(ParseResult typed, CancellationToken cancellation) => Verb.WithStoreAsync(typed, async bureau =>
    {
        if (!(await TrainAsync(bureau, typed, cancellation)).Succeeded(out var trained, out var refusal))
            return await Verb.RefuseAsync(typed, $"{refusal.Code}: {refusal.Message}");

        var (card, model) = trained;
        var target = typed.GetRequiredValue(Out).FullName;
        var texts = new[] { (target, card.ToJson()), (ModelCardFile.Beside(target, "json"), model.ToJson()), (ModelCardFile.Beside(target, "md"), ModelCardText.Of(card, model)) };
        foreach (var (path, text) in texts)
        {
            // Written beside the target and moved over it, so that nobody meets half a file.
            await File.WriteAllTextAsync(path + ".part", text, cancellation);
            File.Move(path + ".part", path, overwrite: true);
        }

        var output = typed.InvocationConfiguration.Output;
        await output.WriteLineAsync($"{card.Id}: fitted on {model.OutOfFold.Sample.Scored} people, of whom {model.OutOfFold.Sample.Defaulted} defaulted.");
        await output.WriteLineAsync(EvaluationText.Sample(model.OutOfFold.Sample));
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Of people it had not seen: AUC {model.OutOfFold.Power.AreaUnderCurve:F4}, Gini {model.OutOfFold.Power.Gini:F4}, KS {model.OutOfFold.Power.KolmogorovSmirnov:F4}."));
        await output.WriteLineAsync($"Wrote {string.Join(", ", texts.Select(text => Path.GetFileName(text.Item1)))}.");
        return ExitCode.Done;
    }, cancellation);

    private static async Task<Outcome<Trained>> TrainAsync(WebApplication bureau, ParseResult typed, CancellationToken cancellation)
    {
        var plan = bureau.Services.GetRequiredService<Scorecard>();
        if (typed.GetValue(Plan) is { } named && !SampleOptions.ReadCard(named).Succeeded(out plan, out var refusal))
            return refusal;
        if (!(await SampleOptions.GatherAsync(bureau, typed, plan, cancellation)).Succeeded(out var sample, out refusal))
            return refusal;

        var options = new TrainingOptions();
        var id = new ScorecardId(typed.GetValue(Name) ?? plan.Id.Name, typed.GetValue(Version) ?? plan.Id.Version + 1);
        if (!TrainScorecard.Fit(plan, id, sample.Gathered.Sample, Origin(typed, sample.Gathered.Counts), options).Succeeded(out var card, out refusal))
            return refusal;

        var measured = await WorkProgress.ShowAsync(
            typed, "Cross-validating", progress => Task.Run(() => ModelCard.Of(card, sample.Gathered, options, sample.People, progress), cancellation));
        return measured.Succeeded(out var model, out refusal) ? new Trained(card, model) : refusal;
    }

    private static ScorecardOrigin Origin(ParseResult typed, SampleCounts counts) => new(
        typed.GetRequiredValue(Source),
        typed.GetValue(Identifier) ?? $"sha256:{counts.OutcomesSha256}",
        typed.GetRequiredValue(Licence),
        string.Create(CultureInfo.InvariantCulture, $"{counts.Scored} people whose files end {Days(counts)}; {counts.Defaulted} defaulted"),
        typed.GetValue(FittedOn) ?? counts.LastLatest ?? DateOnly.MinValue);

    private static string Days(SampleCounts counts) => counts.FirstLatest == counts.LastLatest
        ? string.Create(CultureInfo.InvariantCulture, $"on {counts.LastLatest:yyyy-MM-dd}")
        : string.Create(CultureInfo.InvariantCulture, $"from {counts.FirstLatest:yyyy-MM-dd} to {counts.LastLatest:yyyy-MM-dd}");

    private sealed record Trained(Scorecard Card, ModelCard Model);
}
