using System.CommandLine;
using System.CommandLine.Invocation;
using System.Data.Common;

namespace Bureau.Api.Verbs;

/// <summary>What the program can be told to do: a row for each verb. A new verb is a file in this folder and a row here.</summary>
internal static class VerbTable
{
    private static RootCommand Root() => new("Bureau: a credit bureau that answers consent-scoped questions over GraphQL.")
    {
        ServeVerb.Create(),
        MigrateVerb.Create(),
        TokenVerb.Create(),
        SchemaVerbs.Create(),
        ImportVerbs.Create(),
        ScoreVerbs.Create(),
        ExportVerbs.Create(),
        RetentionVerbs.Create(),
        MatchingVerbs.Create(),
        SandboxVerbs.Create(),
    };

    /// <summary>Does what the command line says; without a verb, serves.</summary>
    /// <param name="args">Verb, its arguments and options, and settings as <c>--Section:Key=value</c>, in any order.</param>
    /// <param name="output">Results: nothing else is written here.</param>
    /// <param name="error">Messages for the person at the terminal.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var line = SettingArguments.Split(args);
        var root = Root();
        root.Add(HostOptions.Environment);
        root.Add(HostOptions.Urls);
        root.SetAction(ServeVerb.RunAsync);
        HelpWithExamples.ReplaceIn(root);

        var typed = root.Parse(line.Words);
        var invocation = new VerbInvocation(line.Settings) { Output = output, Error = error };
        try
        {
            var code = await typed.InvokeAsync(invocation);
            return typed.Action is ParseErrorAction ? ExitCode.Usage : code;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped before the work was done.");
            return ExitCode.Failed;
        }
        catch (DbException failure)
        {
            await error.WriteLineAsync($"The store cannot be used: {failure.Message} See the settings ConnectionStrings:Bureau and Bureau:Storage:Provider.");
            return ExitCode.Failed;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException)
        {
            await error.WriteLineAsync($"Failed: {failure.Message}");
            return ExitCode.Failed;
        }
        catch (Exception surprise)
        {
            await error.WriteLineAsync($"Failed unexpectedly: {surprise}");
            return ExitCode.Failed;
        }
    }
}
