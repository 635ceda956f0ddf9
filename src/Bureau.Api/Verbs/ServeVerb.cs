using System.CommandLine;

namespace Bureau.Api.Verbs;

/// <summary><c>serve</c>: answers over HTTP until it is stopped. What the program does without a verb.</summary>
internal static class ServeVerb
{
    public static Command Create() => new Verb(
        "serve",
        "Answers over HTTP until it is stopped.",
        ["serve", "serve --urls http://127.0.0.1:8080", "serve --environment Development"],
        RunAsync)
    {
        HostOptions.Urls,
    };

    public static Task<int> RunAsync(ParseResult typed, CancellationToken cancellation) => Verb.WithBureauAsync(typed, [], async bureau =>
    {
        if (await BureauApp.OpenAsync(bureau, cancellation) is { } objection)
            return await Verb.RefuseAsync(typed, objection);
        await ((IHost)bureau).RunAsync(cancellation);
        return ExitCode.Done;
    });
}
