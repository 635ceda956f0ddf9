using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Bureau.Domain.Tests.Systems;

/// <summary>One file of Cases/systems: what was reported of a system, what of it works here, what is refused, and what opens later.</summary>
/// <param name="Rows">The rows of the list of systems that the file answers, such as 13–14.</param>
/// <param name="System">What the system is called.</param>
/// <param name="Reported">The claim in our own words; a report, not a fact.</param>
/// <param name="Works">Steps that must succeed.</param>
/// <param name="Refuses">Steps that must be refused.</param>
/// <param name="Opens">What of the answer is not built yet, and where it will be; null when nothing is left.</param>
/// <param name="Elsewhere">What another test of the repository shows, and which; null when nothing.</param>
/// <param name="Schemes">Schemes that belong to the case alone.</param>
internal sealed record SystemCase(
    string Rows, string System, string Reported, IReadOnlyList<SystemStep> Works, IReadOnlyList<SystemStep> Refuses, string? Opens = null, string? Elsewhere = null, IReadOnlyDictionary<string, JsonObject>? Schemes = null)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectRequiredConstructorParameters = true };

    /// <summary>Every case, in the order of the rows.</summary>
    public static IReadOnlyDictionary<string, SystemCase> All { get; } = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Cases", "systems"), "*.json")
        .Order(StringComparer.Ordinal)
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => JsonSerializer.Deserialize<SystemCase>(File.ReadAllText(file), Strict)!);
}

/// <summary>One step of a case.</summary>
/// <param name="Says">What the step shows, in a sentence for docs/systems.md.</param>
/// <param name="Step">Which kind of step; <see cref="SystemSteps"/> runs it.</param>
/// <param name="With">What the step is given.</param>
/// <param name="Expect">What must come of it, for a step that works.</param>
/// <param name="Code">The code of the refusal, for a step that is refused; null when the thing cannot even be said.</param>
/// <param name="Names">What the refusal's text must name.</param>
internal sealed record SystemStep(string Says, string Step, JsonObject With, JsonObject? Expect = null, string? Code = null, string? Names = null);
