using System.CommandLine;
using System.Runtime;
using System.Text.Json;
using Bureau.Domain;
using Bureau.Domain.Companies.Imports;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Mappings;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Files;
using Bureau.Infrastructure.Storage;

namespace Bureau.Api.Verbs;

/// <summary>
/// A verb that stores somebody else's tables through a mapping. A table that is wrong as a file is refused whole and does not stop the others; a row that is wrong is left out and written to
/// a rejects file. The exit code is 1 when a table was refused or none of its rows could be used.
/// </summary>
internal static class ImportTableVerbs
{
    private static readonly Argument<FileInfo[]> Files = new("FILE") { Description = "Tables in CSV.", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<FileInfo> MappingFile = new("--mapping")
    {
        Description = "Which column is which field, as docs/imports.md describes it.",
        HelpName = "FILE",
        Required = true,
    };

    private static readonly Option<bool> Partial = new("--partial") { Description = "The table is a part of what its source has: what it lacks is not ended. Several tables in one call are always parts." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print the result as JSON." };

    private static readonly Option<string> Authority = new("--authority")
    {
        Description = "Whose list it is: a partner's id, or a client of it such as demo-authority.",
        HelpName = "ID",
        Required = true,
    };

    /// <summary>Stores one table.</summary>
    /// <returns>What has changed; or why nothing was stored.</returns>
    private delegate Task<Outcome<TableChanges>> Store(
        WebApplication bureau, ParseResult typed, MappedTable table, Action<MappedRow> leftOut, IProgress<(long Done, long Total)> progress, CancellationToken cancellation);

    /// <summary><c>import companies</c>.</summary>
    public static Verb Companies() => Create(
        "companies",
        "Enters the companies of a register's table. The same table twice changes nothing; what it has no more has ended there.",
        ["import companies register.csv --mapping mapping.json", "import companies january.csv --mapping mapping.json --partial"],
        MappingKind.Companies,
        async (bureau, typed, table, leftOut, progress, cancellation) =>
            await bureau.Services.GetRequiredService<ImportCompanies>().ExecuteAsync(table, IsWhole(typed), leftOut, progress, cancellation));

    /// <summary><c>import inspections</c>.</summary>
    public static Verb Inspections() => Create(
        "inspections",
        "Stores the integrity records of a table: inspections and their findings, penalties, honours. Import the companies of its source first.",
        ["import inspections inspections.csv --mapping mapping.json", "import inspections findings.csv --mapping findings.json --json"],
        MappingKind.Inspections,
        async (bureau, typed, table, leftOut, progress, cancellation) =>
            await bureau.Services.GetRequiredService<ImportInspections>().ExecuteAsync(table, IsWhole(typed), leftOut, progress, cancellation));

    /// <summary><c>import listings</c>.</summary>
    public static Verb Listings()
    {
        var verb = Create(
            "listings",
            "Stores an authority's list of companies. An entry that the list has no more ends; a row that may be about a person is left out.",
            ["import listings list.csv --authority demo-authority --mapping mapping.json"],
            MappingKind.Listings,
            async (bureau, typed, table, leftOut, progress, cancellation) => (await AuthorityAsync(bureau, typed.GetRequiredValue(Authority), cancellation)).Succeeded(out var authority, out var refusal)
                ? await bureau.Services.GetRequiredService<ImportListings>().ExecuteAsync(authority, table, IsWhole(typed), leftOut, progress, cancellation)
                : refusal);
        verb.Add(Authority);
        return verb;
    }

    // Several tables are parts of what their source has.
    private static bool IsWhole(ParseResult typed) => !typed.GetValue(Partial) && typed.GetRequiredValue(Files).Length == 1;

    private static Verb Create(string name, string description, IReadOnlyList<string> examples, MappingKind kind, Store store) =>
        new(name, description, examples, (typed, cancellation) => RunAsync(typed, kind, store, cancellation)) { Files, MappingFile, Partial, Json };

    private static async Task<Outcome<PartnerId>> AuthorityAsync(WebApplication bureau, string named, CancellationToken cancellation)
    {
        if (Guid.TryParse(named, out var id))
            return new PartnerId(id);
        await using var scope = bureau.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PartnerClients>().FindAsync(named, cancellation) is { } client ? client.Partner : new AuthorityUnknown();
    }

    private static Task<int> RunAsync(ParseResult typed, MappingKind kind, Store store, CancellationToken cancellation) => Verb.WithStoreAsync(
        typed,
        async bureau =>
        {
            if (!(await ReadMappingAsync(typed.GetRequiredValue(MappingFile), kind, cancellation)).Succeeded(out var mapping, out var refusal))
                return await Verb.RefuseAsync(typed, $"{refusal.Code}: {refusal.Message}");

            // Collecting in the background saves pauses, which nobody here would notice, and costs an import a tenth of its time.
            GCSettings.LatencyMode = GCLatencyMode.Batch;
            var imports = new List<TableImport>();
            foreach (var file in typed.GetRequiredValue(Files))
            {
                imports.Add(await ImportAsync(bureau, typed, file, mapping, store, cancellation));
                await TellAsync(typed, imports[^1]);
            }

            if (typed.GetValue(Json))
                await typed.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(new { files = imports }, JsonSerializerOptions.Web));
            return imports.TrueForAll(import => import.Succeeded) ? ExitCode.Done : ExitCode.Failed;
        },
        cancellation);

    private static async Task<Outcome<Mapping>> ReadMappingAsync(FileInfo file, MappingKind kind, CancellationToken cancellation)
    {
        try
        {
            if (!MappingReader.Read(await File.ReadAllTextAsync(file.FullName, cancellation)).Succeeded(out var mapping, out var refusal))
                return refusal;
            return mapping.Kind == kind ? mapping : new MappingOfAnotherKind(mapping.Kind);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new FileNotReadable();
        }
    }

    private static async Task<TableImport> ImportAsync(
        WebApplication bureau, ParseResult typed, FileInfo source, Mapping mapping, Store store, CancellationToken cancellation)
    {
        try
        {
            await using var stream = new FileStream(source.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
            if (!stream.CanSeek)
                return TableImport.Refused(source, new FileNotReadable());
            if (!MappedCsv.Open(stream, mapping, cancellation).Succeeded(out var table, out var refusal))
                return TableImport.Refused(source, refusal);

            using var rejects = RejectsFile.Create(RejectsFile.Beside(source.FullName));
            var outcome = await WorkProgress.ShowAsync(typed, source.Name, progress =>
                store(bureau, typed, table, row => rejects.Write(source.Name, row), progress, cancellation));
            return outcome.Succeeded(out var changes, out refusal) ? TableImport.Done(source, changes, rejects.Path) : TableImport.Refused(source, refusal);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new TableImport(
                source.Name, null, null, "STOPPED", $"{failure.Message} What was stored before is whole, and nothing was ended; mend this and import the table again.");
        }
    }

    private static async Task TellAsync(ParseResult typed, TableImport import)
    {
        if (import.Changes is not { } changes)
            await typed.InvocationConfiguration.Error.WriteLineAsync($"{import.File}: {import.Code}: {import.Message}");
        else if (!typed.GetValue(Json))
            await typed.InvocationConfiguration.Output.WriteLineAsync(
                $"{import.File}: {changes.Added} added, {changes.Changed} changed, {changes.Unchanged} unchanged, {changes.Ended} ended, "
                + (changes.LeftOut == 0 ? "none left out." : $"{changes.LeftOut} left out: see {import.Rejects}."));
    }

    /// <summary>What became of one table, as <c>--json</c> prints it.</summary>
    private sealed record TableImport(string File, TableChanges? Changes, string? Rejects, string? Code, string? Message)
    {
        /// <summary>Whether the table was taken, and a row of it at least.</summary>
        internal bool Succeeded => Changes is { } changes && changes.Added + changes.Changed + changes.Unchanged > 0;

        public static TableImport Done(FileInfo source, TableChanges changes, string rejects) => new(source.Name, changes, changes.LeftOut == 0 ? null : rejects, null, null);

        public static TableImport Refused(FileInfo source, Refusal reason) => new(source.Name, null, null, reason.Code, reason.Message);
    }
}
