namespace Bureau.Infrastructure;

/// <summary>The program cannot start with these settings. The message names every mistake, a line each.</summary>
public sealed class SettingsException(IReadOnlyList<string> mistakes)
    : Exception(string.Join(Environment.NewLine, ["The settings need mending before Bureau can start:", .. mistakes.Select(mistake => $"- {mistake}")]))
{
    /// <summary>What is wrong, a sentence for each mistake.</summary>
    public IReadOnlyList<string> Mistakes { get; } = mistakes;
}
