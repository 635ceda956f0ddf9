using System.CommandLine;
using Bureau.Domain;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Training;
using Bureau.Infrastructure.Files;

namespace Bureau.Api.Verbs;

/// <summary>What <c>score train</c> and <c>score evaluate</c> share: the options that name a sample, and the gathering of it.</summary>
internal static class SampleOptions
{
    public static readonly Option<FileInfo> Outcomes = new("--outcomes")
    {
        Description = "What became of accounts: CSV with the columns account_number and defaulted (1 bad, 0 good), among others. Their files are read from the store.",
        HelpName = "FILE",
        Required = true,
    };

    public static readonly Option<FileInfo?> People = new("--people")
    {
        Description = "For adverse-impact ratios alone, never an input: CSV with the columns account_number, sex and age, among others.",
        HelpName = "FILE",
    };

    public static readonly Option<DateOnly?> Until = new("--until") { Description = "The day of the score: months reported after it are left out. Default: every month counts.", HelpName = "DATE" };

    public static readonly Option<string?> Furnisher =
        NamedFurnisher.Option("Whose account numbers the outcomes name: a partner's id, or a client of it such as demo-furnisher. Needed when there is more than one furnisher.");

    /// <summary>Reads the tables and joins them with the store.</summary>
    /// <returns>The sample with the traits of its people, or the first refusal met.</returns>
    public static async Task<Outcome<NamedSample>> GatherAsync(WebApplication bureau, ParseResult typed, Scorecard card, CancellationToken cancellation)
    {
        if (!Read(typed.GetRequiredValue(Outcomes), SampleTable.ReadOutcomes, cancellation).Succeeded(out var outcomes, out var refusal))
            return refusal;

        IReadOnlyDictionary<string, ProtectedTraits>? people = null;
        if (typed.GetValue(People) is { } named && !Read(named, SampleTable.ReadPeople, cancellation).Succeeded(out people, out refusal))
            return refusal;

        if (!(await NamedFurnisher.FindAsync(bureau, typed.GetValue(Furnisher), cancellation)).Succeeded(out var furnisher, out refusal))
            return refusal;

        var gathering = bureau.Services.GetRequiredService<GatherSample>();
        var gathered = await WorkProgress.ShowAsync(typed, "Measuring", progress => gathering.ExecuteAsync(furnisher.Id, card, outcomes, typed.GetValue(Until), progress, cancellation));
        return gathered.Succeeded(out var sample, out refusal) ? new NamedSample(sample, people) : refusal;
    }

    /// <summary>Reads a card from a file.</summary>
    public static Outcome<Scorecard> ReadCard(FileInfo file)
    {
        try
        {
            return ScorecardReader.Read(File.ReadAllText(file.FullName));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new FileNotReadable();
        }
    }

    private static Outcome<T> Read<T>(FileInfo file, Func<Stream, CancellationToken, Outcome<T>> read, CancellationToken cancellation)
        where T : notnull
    {
        try
        {
            using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read);
            return stream.CanSeek ? read(stream, cancellation) : new FileNotReadable();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new FileNotReadable();
        }
    }
}

/// <summary>A sample as the command line named it.</summary>
/// <param name="Gathered">The files.</param>
/// <param name="People">Traits by account number; null when no file tells them.</param>
internal sealed record NamedSample(GatheredSample Gathered, IReadOnlyDictionary<string, ProtectedTraits>? People);
