using System.CommandLine;
using System.Text.Json;
using Bureau.Domain.Companies.Integrity;
using Bureau.Domain.CreditFiles;

namespace Bureau.Api.Verbs;

/// <summary><c>retention run</c> deletes what has expired, as the daily schedule does.</summary>
internal static class RetentionVerbs
{
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "Count what would go, and delete nothing." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print the result as JSON." };

    public static Command Create() => new("retention", "What the law lets a bureau keep. What has expired is unreadable at once, whether or not it has been deleted.")
    {
        new Verb("run", "Deletes what has expired, and snapshots of scores that are as old.", ["retention run --dry-run", "retention run", "retention run --json"], RunAsync)
        {
            DryRun,
            Json,
        },
    };

    private static Task<int> RunAsync(ParseResult typed, CancellationToken cancellation) => Verb.WithStoreAsync(typed, async bureau =>
    {
        var dryRun = typed.GetValue(DryRun);
        var delete = bureau.Services.GetRequiredService<DeleteObsolete>();
        var deletion = await WorkProgress.ShowAsync(typed, "Looking through files", progress => delete.ExecuteAsync(dryRun, progress, cancellation));
        var records = await bureau.Services.GetRequiredService<DeleteObsoleteRecords>().ExecuteAsync(dryRun, cancellation);
        await typed.InvocationConfiguration.Output.WriteLineAsync(typed.GetValue(Json)
            ? JsonSerializer.Serialize(new
            {
                dryRun,
                files = deletion.Files,
                filesChanged = deletion.FilesChanged,
                accounts = deletion.Accounts,
                listings = deletion.Listings,
                snapshots = deletion.Snapshots,
                heldMonths = deletion.HeldMonths,
                filesLeft = deletion.FilesLeft,
                integrityRecords = records,
            })
            : $"Looked at {deletion.Files} files. {(dryRun ? "Would delete" : "Deleted")} what had expired of {deletion.Accounts} accounts and {deletion.Listings} listings in "
                + $"{deletion.FilesChanged} files, {deletion.Snapshots} snapshots of scores and {deletion.HeldMonths} months that waited for a review; of companies {records} integrity records."
                + (deletion.FilesLeft == 0 ? "" : $" {deletion.FilesLeft} files were being changed: run it again."));
        return ExitCode.Done;
    }, cancellation);
}
