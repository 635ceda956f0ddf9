namespace Bureau.Api.Verbs;

/// <summary>What the program tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>The work is done.</summary>
    public const int Done = 0;

    /// <summary>The work failed, was refused, or the settings are mistaken; the reason is on standard error.</summary>
    public const int Failed = 1;

    /// <summary>The command line cannot be understood.</summary>
    public const int Usage = 2;
}
