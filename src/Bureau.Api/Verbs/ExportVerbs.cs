using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bureau.Api.GraphQL.Export;
using Bureau.Domain.Subjects;

namespace Bureau.Api.Verbs;

/// <summary><c>export me</c> writes everything that the bureau holds about a person, as the query <c>me</c> shows it.</summary>
internal static class ExportVerbs
{
    private static readonly Argument<Guid> Subject = new("SUBJECT") { Description = "The person's id; docs/sandbox.md lists the sandbox's people." };

    private static readonly Option<FileInfo?> Out = new("--out") { Description = "The file to write, for its owner alone; an existing one is replaced. Default: standard output.", HelpName = "FILE" };

    // For a file and not for a page: names in any script are written as they are.
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create() => new("export", "What the bureau holds, for the person whom it concerns.")
    {
        new Verb(
            "me",
            "Writes a person's whole file as JSON: everything that the query me shows, each list to its end.",
            ["export me 5a9db0c5-0000-8000-8000-000000000001", "export me 5a9db0c5-0000-8000-8000-000000000001 --out prime.json"],
            ExportAsync)
        {
            Subject,
            Out,
        },
    };

    private static Task<int> ExportAsync(ParseResult typed, CancellationToken cancellation) => Verb.WithStoreAsync(typed, async bureau =>
    {
        var subject = await bureau.Services.GetRequiredService<FindKeptSubject>().ExecuteAsync(new SubjectId(typed.GetValue(Subject)), cancellation);
        var read = await bureau.Services.GetRequiredService<WholeFile>().ReadAsync(subject, cancellation);
        if (!read.Succeeded(out var me, out _))
            return await Verb.RefuseAsync(typed, "The store holds no file about such a person.");
        var export = new JsonObject
        {
            ["exportedAt"] = bureau.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime,
            ["subject"] = subject.Value,
            ["me"] = me,
        }.ToJsonString(Written);
        if (typed.GetValue(Out) is not { } target)
        {
            await typed.InvocationConfiguration.Output.WriteLineAsync(export);
            return ExitCode.Done;
        }

        // Written beside the target and moved over it, so that nobody meets half a file.
        var unfinished = target.FullName + ".part";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using (var text = new StreamWriter(unfinished, options))
                await text.WriteLineAsync(export);
            File.Move(unfinished, target.FullName, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(unfinished))
                File.Delete(unfinished);
            return await Verb.RefuseAsync(typed, $"The export could not be written to the file you named: {failure.GetType().Name}. Check that its folder exists and that you may write there.");
        }

        return ExitCode.Done;
    }, cancellation);
}
