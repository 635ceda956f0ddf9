namespace Bureau.Domain.Scoring;

/// <summary>
/// A name that somebody wrote where one of ours is needed. An error repeats it only when it looks like a name, so that a value which stands in its place
/// (an identity number, an address) is not repeated.
/// </summary>
internal static class WrittenName
{
    private const int Longest = 64;

    /// <summary>The name when it is short, of letters and figures, and without more than two figures; else null.</summary>
    public static string? Shown(string name) =>
        name.Length is > 0 and <= Longest && name.Count(char.IsDigit) <= 2 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ' ') ? name : null;

    /// <summary>The last member of a JSON path: what was written there may be the name of something forbidden.</summary>
    public static string MemberOf(string path) => path[(path.LastIndexOf('.') + 1)..];
}
