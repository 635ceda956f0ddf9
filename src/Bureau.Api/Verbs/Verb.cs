using System.CommandLine;

namespace Bureau.Api.Verbs;

/// <summary>A verb: what it is called, what it does, and examples for its help.</summary>
internal sealed class Verb : Command
{
    public Verb(string name, string description, IReadOnlyList<string> examples, Func<ParseResult, CancellationToken, Task<int>> run)
        : base(name, description)
    {
        Examples = examples;
        SetAction(run);
    }

    /// <summary>Command lines as a person would type them.</summary>
    public IReadOnlyList<string> Examples { get; }

    /// <summary>Puts the program together and works with it. Mistakes in the settings are written to standard error instead, all of them.</summary>
    /// <remarks>What the program logs goes to standard error, and only from warnings on: standard output is for results.</remarks>
    public static Task<int> WithBureauAsync(ParseResult typed, Func<WebApplication, Task<int>> work) =>
        WithBureauAsync(typed, ["--Logging:Console:LogToStandardErrorThreshold=Trace", "--Logging:LogLevel:Default=Warning"], work);

    /// <summary>The same, with the store open: at its newest shape and, in the Development environment, with its sandbox.</summary>
    public static Task<int> WithStoreAsync(ParseResult typed, Func<WebApplication, Task<int>> work, CancellationToken cancellation) =>
        WithBureauAsync(typed, async bureau => await BureauApp.OpenStoreAsync(bureau, cancellation) is { } objection
            ? await RefuseAsync(typed, objection)
            : await work(bureau));

    /// <summary>Without the store, and with settings that the command line may override.</summary>
    public static async Task<int> WithBureauAsync(ParseResult typed, string[] settings, Func<WebApplication, Task<int>> work)
    {
        await using var bureau = BureauApp.Build([.. settings, .. HostOptions.Arguments(typed)]);
        if (bureau.Services.GetRequiredService<SettingsReview>().Mistakes() is { Count: > 0 } mistakes)
            return await RefuseAsync(typed, SettingsReview.Describe(mistakes));
        return await work(bureau);
    }

    /// <summary>Says why nothing was done.</summary>
    public static async Task<int> RefuseAsync(ParseResult typed, string reason)
    {
        await typed.InvocationConfiguration.Error.WriteLineAsync(reason);
        return ExitCode.Failed;
    }
}
