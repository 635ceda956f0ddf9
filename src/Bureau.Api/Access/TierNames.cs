using Bureau.Domain.Partners;

namespace Bureau.Api.Access;

/// <summary>The tiers as tokens write them: scopes and values of the claim <c>tier</c>.</summary>
internal static class TierNames
{
    /// <summary>Every tier's name.</summary>
    public static readonly IReadOnlyList<string> All = [.. Enum.GetValues<Tier>().Select(Of)];

    /// <summary>The tier's name in lower case.</summary>
    public static string Of(Tier tier) => tier.ToString().ToLowerInvariant();
}
