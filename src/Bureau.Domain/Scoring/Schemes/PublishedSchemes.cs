using System.Reflection;

namespace Bureau.Domain.Scoring.Schemes;

/// <summary>The schemes that are shipped. They lie in the assembly, as the scorecards do.</summary>
public static class PublishedSchemes
{
    private const string Folder = "Bureau.Domain.Scoring.Schemes.Shipped.";

    /// <summary>Every shipped scheme, by name.</summary>
    public static IReadOnlyList<Scheme> All { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Shipped),
    ];

    /// <summary>The newest version of a scheme, or null when none of that name is shipped.</summary>
    public static Scheme? Find(string name) => All.Where(scheme => scheme.Id.Name == name).MaxBy(scheme => scheme.Id.Version);

    /// <summary>The text of a shipped scheme, as its author wrote it.</summary>
    public static string TextOf(SchemeId id) => Read($"{Folder}{id}.json");

    private static Scheme Shipped(string resource)
    {
        var scheme = SchemeReader.Read(Read(resource)).Succeeded(out var sound, out var refusal)
            ? sound
            : throw new InvalidOperationException($"The scheme {resource} is unsound: {refusal.Message}");
        return resource == $"{Folder}{scheme.Id}.json" ? scheme : throw new InvalidOperationException($"The scheme {scheme.Id} lies in {resource}.");
    }

    private static string Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
