using System.Security.Claims;
using Bureau.Domain;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Api.Access;

/// <summary>Reads from the claims of a validated token who the caller is. Exactly one tier and exactly one holder, or nobody.</summary>
internal static class CallerClaims
{
    public static Outcome<Caller> Read(ClaimsPrincipal token, AccessOptions names)
    {
        if (TierNames.Find(Only(token, names.TierClaim)) is not { } tier)
            return new TokenWithoutTier();
        if (!Guid.TryParseExact(Only(token, tier is Tier.Subject ? names.SubjectClaim : names.PartnerClaim), "D", out var holder) || holder == Guid.Empty)
            return new TokenWithoutHolder();
        return tier is Tier.Subject ? new Caller(tier, null, new SubjectId(holder)) : new Caller(tier, new PartnerId(holder), null);
    }

    private static string? Only(ClaimsPrincipal token, string claim)
    {
        string? only = null;
        foreach (var found in token.FindAll(found => string.Equals(found.Type, claim, StringComparison.Ordinal)))
        {
            if (only is not null)
                return null;
            only = found.Value;
        }

        return only;
    }
}
