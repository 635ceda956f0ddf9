using Bureau.Domain.Partners;

namespace Bureau.Api.GraphQL.Gate;

/// <summary>A set of tiers, a bit each.</summary>
internal readonly record struct TierSet(int Bits)
{
    public static readonly TierSet Everybody = Of(Enum.GetValues<Tier>());

    public static TierSet Of(params ReadOnlySpan<Tier> tiers)
    {
        var bits = 0;
        foreach (var tier in tiers)
            bits |= 1 << (int)tier;
        return new TierSet(bits);
    }

    public bool Contains(Tier tier) => (Bits >> (int)tier & 1) != 0;
}
