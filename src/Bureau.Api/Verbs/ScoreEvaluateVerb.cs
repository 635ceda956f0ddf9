using System.CommandLine;
using Bureau.Domain;
using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Training;

namespace Bureau.Api.Verbs;

/// <summary><c>score evaluate</c>: how a card's scores fare against what happened: ranking, calibration, stability, adverse impact.</summary>
internal static class ScoreEvaluateVerb
{
    private static readonly Option<FileInfo?> Card = new("--card")
    {
        Description = "The card. Default: the card in use. Stability is measured against CARD.model.json beside it.",
        HelpName = "CARD.json",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print the result as JSON." };

    public static Command Create() => new Verb(
        "evaluate",
        "Measures a scorecard on files whose outcome is known: how well it ranks, whether its odds hold, how stable it is, and how groups of people fare.",
        ["score evaluate --outcomes outcomes.csv", "score evaluate --outcomes outcomes.csv --card card.json --people people.csv --json"],
        RunAsync) { SampleOptions.Outcomes, Card, SampleOptions.People, SampleOptions.Until, SampleOptions.Furnisher, Json };

    private static Task<int> RunAsync(ParseResult typed, CancellationToken cancellation) => Verb.WithStoreAsync(typed, async bureau =>
    {
        if (!(await EvaluateAsync(bureau, typed, cancellation)).Succeeded(out var evaluation, out var refusal))
            return await Verb.RefuseAsync(typed, $"{refusal.Code}: {refusal.Message}");

        await typed.InvocationConfiguration.Output.WriteLineAsync(typed.GetValue(Json) ? ModelCard.ToJson(evaluation) : EvaluationText.Of(evaluation));
        return ExitCode.Done;
    }, cancellation);

    private static async Task<Outcome<Evaluation>> EvaluateAsync(WebApplication bureau, ParseResult typed, CancellationToken cancellation)
    {
        var card = bureau.Services.GetRequiredService<Scorecard>();
        if (typed.GetValue(Card) is { } named && !SampleOptions.ReadCard(named).Succeeded(out card, out var refusal))
            return refusal;
        return (await SampleOptions.GatherAsync(bureau, typed, card, cancellation)).Succeeded(out var sample, out refusal)
            ? Evaluation.Of(card, sample.Gathered, ModelCardFile.Reference(card, typed.GetValue(Card)), sample.People)
            : refusal;
    }
}
