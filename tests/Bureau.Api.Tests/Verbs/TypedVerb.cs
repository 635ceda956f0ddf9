using Bureau.Api.Verbs;

namespace Bureau.Api.Tests.Verbs;

/// <summary>A command line that was typed, and what came of it.</summary>
internal sealed record TypedVerb(int ExitCode, string Output, string Error)
{
    public static async Task<TypedVerb> RunAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        var code = await VerbTable.RunAsync(args, output, error);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>In the Development environment, on that store.</summary>
    public static Task<TypedVerb> RunAsync(TemporaryStore store, params string[] args) => RunAsync(["--environment", "Development", .. args, store.Setting]);
}
