using System.CommandLine;

namespace Bureau.Api.Verbs;

/// <summary>The options of the host itself, with the names that ASP.NET Core gives them. Given twice, the last counts.</summary>
internal static class HostOptions
{
    /// <summary><c>--environment NAME</c>, before or after any verb.</summary>
    public static readonly Option<string[]> Environment = new("--environment")
    {
        Description = "Development (a sandbox with made-up people) or Production, the default.",
        HelpName = "NAME",
        Recursive = true,
    };

    /// <summary><c>--urls URLS</c>, of <c>serve</c>.</summary>
    public static readonly Option<string[]> Urls = new("--urls")
    {
        Description = $"Where to listen, separated by semicolons. Default: {BureauApp.DefaultUrl}",
        HelpName = "URLS",
    };

    /// <summary>What was typed, as arguments for the configuration.</summary>
    public static string[] Arguments(ParseResult typed)
    {
        List<string> arguments = [.. ((VerbInvocation)typed.InvocationConfiguration).Settings];
        foreach (var option in (Option<string[]>[])[Environment, Urls])
        {
            if (typed.GetValue(option) is [.., var last])
                arguments.AddRange([option.Name, last]);
        }

        return [.. arguments];
    }
}
