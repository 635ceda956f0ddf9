using System.CommandLine;
using Bureau.Infrastructure;

namespace Bureau.Api.Verbs;

/// <summary><c>migrate</c>: brings the store to the newest shape, creating it when there is none.</summary>
internal static class MigrateVerb
{
    public static Command Create() => new Verb(
        "migrate",
        "Brings the store to the newest shape, creating it when there is none. 'serve' does the same first.",
        ["migrate", "migrate --Bureau:Storage:Provider=PostgreSql --ConnectionStrings:Bureau='Host=db;Database=bureau'"],
        RunAsync);

    private static Task<int> RunAsync(ParseResult typed, CancellationToken cancellation) => Verb.WithBureauAsync(typed, async bureau =>
    {
        await bureau.Services.MigrateAsync(cancellation);
        await typed.InvocationConfiguration.Output.WriteLineAsync("The store is up to date.");
        return ExitCode.Done;
    });
}
