using System.Reflection;

namespace Bureau.Domain.Scoring;

/// <summary>The cards that are shipped. They lie in the assembly, so that a score can be traced to the release that made it.</summary>
public static class Scorecards
{
    /// <summary>Every card that scores were ever made with, the newest last. A card never changes.</summary>
    public static IReadOnlyList<Scorecard> All { get; } = [Shipped("bureau-credit-1"), Shipped("bureau-credit-2")];

    /// <summary>The card that new scores are made with.</summary>
    public static Scorecard Current { get; } = All[^1];

    /// <summary>The card of that name and version, in use or not; null when none was ever shipped so.</summary>
    public static Scorecard? Find(ScorecardId id) => All.FirstOrDefault(card => card.Id == id);

    private static Scorecard Shipped(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Bureau.Domain.Scoring.Cards.{name}.json")
            ?? throw new InvalidOperationException($"The scorecard {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return ScorecardReader.Read(reader.ReadToEnd()).Succeeded(out var card, out var refusal)
            ? card
            : throw new InvalidOperationException($"The scorecard {name} is unsound: {refusal.Message}");
    }
}
