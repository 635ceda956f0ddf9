using System.CommandLine;

namespace Bureau.Api.Verbs;

/// <summary>One run of the program: where it writes, and the settings of its command line.</summary>
internal sealed class VerbInvocation : InvocationConfiguration
{
    /// <summary>How long a verb may take to stop after an interrupt before the process ends anyway.</summary>
    private static readonly TimeSpan Stopping = TimeSpan.FromSeconds(30);

    public VerbInvocation(string[] settings)
    {
        Settings = settings;
        EnableDefaultExceptionHandler = false;
        ProcessTerminationTimeout = Stopping;
    }

    /// <summary>Arguments for the configuration.</summary>
    public string[] Settings { get; }
}
