namespace Bureau.Api.Verbs;

/// <summary>A command line, with the settings taken out of it.</summary>
/// <param name="Words">Verb, arguments and options.</param>
/// <param name="Settings">Arguments such as <c>--Bureau:Storage:Provider=Sqlite</c> or <c>--Bureau:Storage:Provider Sqlite</c>: a colon in the name makes a setting.</param>
internal sealed record SettingArguments(string[] Words, string[] Settings)
{
    /// <summary>Takes the settings out, wherever they stand.</summary>
    public static SettingArguments Split(string[] args)
    {
        List<string> words = [], settings = [];
        for (var i = 0; i < args.Length; i++)
        {
            if (!NamesASetting(args[i]))
            {
                words.Add(args[i]);
                continue;
            }

            settings.Add(args[i]);
            if (!args[i].Contains('=', StringComparison.Ordinal) && i + 1 < args.Length)
                settings.Add(args[++i]);
        }

        return new([.. words], [.. settings]);
    }

    private static bool NamesASetting(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.Split('=', 2)[0].Contains(':', StringComparison.Ordinal);
}
