using System.Runtime.CompilerServices;

namespace Bureau.Domain.Tests;

/// <summary>The pages of the repository under test.</summary>
internal static class Docs
{
    /// <summary>The full path of a page in docs/.</summary>
    public static string File(string name) => Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "docs", name);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
