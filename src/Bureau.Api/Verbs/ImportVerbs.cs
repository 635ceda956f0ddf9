using System.CommandLine;
using System.Runtime;
using System.Text.Json;
using Bureau.Domain;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Files;
using Bureau.Infrastructure.Storage;

namespace Bureau.Api.Verbs;

/// <summary>
/// <c>import tradelines</c>: stores furnishing files. A file that is wrong as a file is refused whole and does not stop the others; a row that
/// is wrong is left out and written to a rejects file. The exit code is 1 when a file was refused or none of its rows could be used.
/// </summary>
internal static class ImportVerbs
{
    private static readonly Argument<FileInfo[]> Files = new("FILE")
    {
        Description = "Furnishing files, as docs/furnishing.md describes them; the format is told by the content.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<FileInfo?> Rejects = new("--rejects")
    {
        Description = "Where to write the rows that are left out: row, field, reason, message, file. Default: beside each file, with .rejects.csv after its name.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Furnisher = new("--furnisher")
    {
        Description = "Who sends the files: a partner's id, or a client of it such as demo-furnisher. Needed when there is more than one furnisher.",
        HelpName = "ID",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print the result as JSON." };

    public static Command Create()
    {
        var verb = new Verb(
            "tradelines",
            "Stores the account-months of furnishing files. The same rows twice change nothing.",
            ["import tradelines furnishing-2005-04.csv furnishing-2005-05.ndjson", "import tradelines accounts.csv --rejects left-out.csv --furnisher demo-furnisher"],
            RunAsync)
        {
            Files,
            Rejects,
            Furnisher,
            Json,
        };
        verb.Validators.Add(line =>
        {
            if (line.GetValue(Rejects) is { } rejects && line.GetValue(Files)?.Any(file => file.FullName == rejects.FullName) == true)
                line.AddError("--rejects names a file that is to be imported; it would be overwritten.");
        });
        return new("import", "Takes in what others send in files.") { verb, ImportTableVerbs.Companies(), ImportTableVerbs.Inspections(), ImportTableVerbs.Listings() };
    }

    private static Task<int> RunAsync(ParseResult typed, CancellationToken cancellation) => Verb.WithBureauAsync(typed, async bureau =>
    {
        if (await BureauApp.OpenStoreAsync(bureau, cancellation) is { } objection)
            return await Verb.RefuseAsync(typed, objection);
        if (!(await NamedFurnisher.FindAsync(bureau, typed.GetValue(Furnisher), cancellation)).Succeeded(out var furnisher, out var refusal))
            return await Verb.RefuseAsync(typed, $"{refusal.Code}: {refusal.Message}");

        // Collecting in the background saves pauses, which nobody here would notice, and costs an import a tenth of its time.
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        var imports = new List<FileImport>();
        try
        {
            using var common = typed.GetValue(Rejects) is { } rejects ? RejectsFile.Create(rejects.FullName) : null;
            foreach (var file in typed.GetRequiredValue(Files))
            {
                imports.Add(await ImportAsync(bureau, typed, furnisher, file, common, cancellation));
                await TellAsync(typed, imports[^1]);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return await Verb.RefuseAsync(
                typed, $"Stopped: {failure.Message} What was stored before is whole; mend this and import the files again, perhaps with --rejects.");
        }

        if (typed.GetValue(Json))
            await typed.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(new { files = imports }, JsonSerializerOptions.Web));
        return imports.TrueForAll(import => import.Succeeded) ? ExitCode.Done : ExitCode.Failed;
    });

    private static async Task<FileImport> ImportAsync(
        WebApplication bureau, ParseResult typed, Furnisher furnisher, FileInfo source, RejectsFile? common, CancellationToken cancellation)
    {
        await using var stream = OpenOrNull(source);
        if (stream is null)
            return FileImport.Refused(source, [new FileNotReadable()]);
        var today = DateOnly.FromDateTime(bureau.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var opening = FurnishingFiles.Open(stream, today, cancellation);
        if (opening is FurnishingRefused refused)
            return FileImport.Refused(source, refused.Mistakes);

        var file = ((FurnishingOpened)opening).File;
        using var beside = common is null ? RejectsFile.Create(RejectsFile.Beside(source.FullName)) : null;
        var rejects = beside ?? common!;
        var outcome = await WorkProgress.ShowAsync(typed, source.Name, progress => bureau.Services.GetRequiredService<ImportTradelines>().ExecuteAsync(
            furnisher, source.Name, file, row => rejects.Write(source.Name, row), progress, cancellation));
        return outcome.Succeeded(out var batch, out var refusal)
            ? FileImport.Done(source, batch, rejects.Path)
            : FileImport.Refused(source, [refusal]);
    }

    /// <summary>The file, or null when it cannot be read or, as a pipe, cannot be read twice.</summary>
    private static FileStream? OpenOrNull(FileInfo source)
    {
        try
        {
            var stream = new FileStream(source.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            if (stream.CanSeek)
                return stream;
            stream.Dispose();
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task TellAsync(ParseResult typed, FileImport import)
    {
        foreach (var mistake in import.Mistakes)
        {
            var place = mistake.Line is { } line ? $" at line {line}" : "";
            await typed.InvocationConfiguration.Error.WriteLineAsync($"{import.File}: {mistake.Code}{place}: {mistake.Message}");
        }

        if (import.Batch is null || typed.GetValue(Json))
            return;
        var held = import.Held == 0 ? "" : $"{import.Held} held for review, ";
        var rejected = import.Rejected == 0 ? "none left out" : $"{import.Rejected} left out: see {import.Rejects}";
        await typed.InvocationConfiguration.Output.WriteLineAsync($"{import.File}: {import.Stored} rows stored, {import.Unchanged} unchanged, {held}{rejected}.");
    }

    /// <summary>What became of one file, as <c>--json</c> prints it.</summary>
    private sealed record FileImport(
        string File, string? Format, Guid? Batch, long Stored, long Unchanged, long Held, long Rejected, string? Rejects, IReadOnlyList<FileMistake> Mistakes)
    {
        /// <summary>Whether the file was taken, and a row of it at least.</summary>
        internal bool Succeeded => Batch is not null && Stored + Unchanged + Held > 0;

        public static FileImport Done(FileInfo source, FurnishingBatch batch, string rejects) => new(
            source.Name, batch.Format.ToString().ToUpperInvariant(), batch.Id, batch.RowsStored, batch.RowsUnchanged, batch.RowsHeld, batch.RowsRejected,
            batch.RowsRejected == 0 ? null : rejects, []);

        public static FileImport Refused(FileInfo source, IReadOnlyList<Refusal> reasons) => new(
            source.Name, null, null, 0, 0, 0, 0, null,
            [.. reasons.Select(reason => new FileMistake(reason.Code, (reason as FurnishingFileMistake)?.Line, reason.Message))]);
    }

    private sealed record FileMistake(string Code, long? Line, string Message);
}
