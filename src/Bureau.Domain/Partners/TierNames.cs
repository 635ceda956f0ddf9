using System.Collections.Frozen;

namespace Bureau.Domain.Partners;

/// <summary>The tiers as tokens and client registrations write them: lower case.</summary>
public static class TierNames
{
    private static readonly FrozenDictionary<Tier, string> Names =
        Enum.GetValues<Tier>().ToFrozenDictionary(tier => tier, tier => tier.ToString().ToLowerInvariant());

    private static readonly FrozenDictionary<string, Tier> Tiers =
        Names.ToFrozenDictionary(name => name.Value, name => name.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every name.</summary>
    public static IReadOnlyList<string> All => Names.Values;

    /// <summary>The name of a tier.</summary>
    public static string Of(Tier tier) => Names[tier];

    /// <summary>The tier of a name in any case, or null.</summary>
    public static Tier? Find(string? name) => name is not null && Tiers.TryGetValue(name, out var tier) ? tier : null;
}
