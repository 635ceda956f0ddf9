using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Files;

namespace Bureau.Api.Verbs;

/// <summary><c>matching evaluate</c>: measures the comparison of names on labelled pairs. Says which pairs fail by their rows alone.</summary>
internal static class MatchingVerbs
{
    private static readonly Argument<FileInfo> File = new("FILE") { Description = "Labelled pairs: CSV with the columns name1, name2, is_match and quality." };

    private static readonly Option<double> CutOff = new("--cut-off")
    {
        Description = "From which similarity on two names are alike, from 0 to 1.",
        DefaultValueFactory = _ => IdentityMatch.WithCheckedNumber,
        HelpName = "0.x",
        Validators = { RefuseUnlessShare },
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print the result as JSON." };

    public static Command Create()
    {
        var evaluate = new Verb(
            "evaluate",
            "Measures F1, precision and recall of the comparison of names on labelled pairs.",
            ["matching evaluate name_pairs.csv", "matching evaluate name_pairs.csv --cut-off 0.8 --json"],
            EvaluateAsync) { File, CutOff, Json };
        return new("matching", "How people are told apart.") { evaluate };
    }

    private static void RefuseUnlessShare(OptionResult given)
    {
        if (given.Tokens is [var typed] && !(double.TryParse(typed.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var cutOff) && cutOff is >= 0 and <= 1))
            given.AddError("--cut-off is a number from 0 to 1.");
    }

    private static async Task<int> EvaluateAsync(ParseResult typed, CancellationToken cancellation)
    {
        await using var stream = new FileStream(typed.GetRequiredValue(File).FullName, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (!NamePairsCsv.Read(stream).Succeeded(out var pairs, out var refusal))
            return await Verb.RefuseAsync(typed, $"{refusal.Code}: {refusal.Message}");

        var cutOff = typed.GetValue(CutOff);
        var comparison = NameComparison.Of(pairs);
        var difficulties = comparison.ByDifficulty(cutOff).ToList();
        var (missed, mistaken) = (comparison.Failures(cutOff, areSame: true).ToList(), comparison.Failures(cutOff, areSame: false).ToList());
        var best = comparison.BestCutOff();
        var output = typed.InvocationConfiguration.Output;
        if (typed.GetValue(Json))
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(
                new
                {
                    cutOff,
                    all = Shown(comparison.At(cutOff)),
                    difficulties = difficulties.ToDictionary(each => each.Difficulty, each => Shown(each.Figures)),
                    bestCutOff = best,
                    best = Shown(comparison.At(best)),
                    crossValidated = Shown(comparison.CrossValidated()),
                    missedRows = missed,
                    mistakenRows = mistaken,
                },
                JsonSerializerOptions.Web));
            return ExitCode.Done;
        }

        await output.WriteLineAsync($"{pairs.Count} pairs; two names are alike from {cutOff} on.");
        await output.WriteLineAsync();
        await output.WriteLineAsync($"{"",-24}{"pairs",7}{"F1",8}{"precision",11}{"recall",8}");
        await output.WriteLineAsync(Line("all", comparison.At(cutOff)));
        foreach (var (difficulty, figures) in difficulties)
            await output.WriteLineAsync(Line(difficulty, figures));
        await output.WriteLineAsync(Line($"best cut-off, {best}", comparison.At(best)));
        await output.WriteLineAsync(Line("cross-validated cut-off", comparison.CrossValidated()));
        await output.WriteLineAsync();
        await output.WriteLineAsync($"One entity, found different, rows: {Rows(missed)}");
        await output.WriteLineAsync($"Two entities, found alike, rows: {Rows(mistaken)}");
        return ExitCode.Done;
    }

    private static string Line(string what, MatchFigures figures) =>
        string.Create(CultureInfo.InvariantCulture, $"{what,-24}{figures.Pairs,7}{figures.F1,8:F4}{figures.Precision,11:F4}{figures.Recall,8:F4}");

    private static string Rows(List<long> rows) => rows.Count == 0 ? "none" : string.Join(", ", rows);

    private static object Shown(MatchFigures figures) => new
    {
        pairs = figures.Pairs,
        f1 = Math.Round(figures.F1, 4),
        precision = Math.Round(figures.Precision, 4),
        recall = Math.Round(figures.Recall, 4),
        figures.TruePositives,
        figures.FalsePositives,
        figures.FalseNegatives,
        figures.TrueNegatives,
    };
}
