using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Bureau.Domain.Scoring;
using CsvHelper;

namespace Bureau.Api.Verbs;

/// <summary><c>score run</c> takes the month's snapshots; <c>score export</c> writes them, a row for each account.</summary>
internal static class ScoreVerbs
{
    private static readonly Option<bool> Json = new("--json") { Description = "Print the result as JSON." };

    private static readonly Argument<FileInfo> File = new("FILE") { Description = "The CSV file to write; an existing one is replaced." };

    public static Command Create() => new("score", "Scores as monthly snapshots. A question is answered from the file itself, whether or not a snapshot was taken.")
    {
        new Verb("run", "Scores every file that has changed since its snapshot of this month.", ["score run", "score run --json"], RunAsync) { Json },
        new Verb("export", "Writes the latest snapshots as CSV: account_number, subject, score, card, scored_at.", ["score export scores.csv"], ExportAsync) { File },
        ScoreTrainVerb.Create(),
        ScoreEvaluateVerb.Create(),
        SchemeVerbs.Create(),
    };

    private static Task<int> RunAsync(ParseResult typed, CancellationToken cancellation) => Verb.WithStoreAsync(typed, async bureau =>
    {
        var scores = bureau.Services.GetRequiredService<RunScores>();
        var run = await WorkProgress.ShowAsync(typed, "Scoring", progress => scores.ExecuteAsync(progress, cancellation));
        await typed.InvocationConfiguration.Output.WriteLineAsync(typed.GetValue(Json)
            ? JsonSerializer.Serialize(new { card = run.Card.ToString(), files = run.Files, scored = run.Scored })
            : $"Scored {run.Scored} of {run.Files} files with {run.Card}; {run.Files - run.Scored} hold too little for a score.");
        return ExitCode.Done;
    }, cancellation);

    // Written beside the target and moved over it, so that nobody meets half a file.
    private static Task<int> ExportAsync(ParseResult typed, CancellationToken cancellation) => Verb.WithStoreAsync(typed, async bureau =>
    {
        var target = typed.GetRequiredValue(File).FullName;
        var unfinished = target + ".part";
        long rows = 0;
        try
        {
            await using (var csv = CsvWriter.ToFile(unfinished))
            {
                csv.WriteHeader("account_number", "subject", "score", "card", "scored_at");
                await foreach (var account in bureau.Services.GetRequiredService<RunScores>().ExportAsync(cancellation))
                {
                    await csv.WriteRecordAsync(
                        [
                            account.AccountNumber, account.Subject.ToString(), account.Score?.ToString(CultureInfo.InvariantCulture) ?? "", account.Card.ToString(),
                            account.ScoredAt.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                        ],
                        cancellation);
                    rows++;
                }
            }

            System.IO.File.Move(unfinished, target, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            if (System.IO.File.Exists(unfinished))
                System.IO.File.Delete(unfinished);
            return await Verb.RefuseAsync(typed, $"The export could not be written to the file you named: {failure.GetType().Name}. Check that its folder exists and that you may write there.");
        }

        await typed.InvocationConfiguration.Output.WriteLineAsync($"Wrote {rows} accounts.");
        return ExitCode.Done;
    }, cancellation);
}
