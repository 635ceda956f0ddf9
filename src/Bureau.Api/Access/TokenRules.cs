using Microsoft.IdentityModel.Tokens;

namespace Bureau.Api.Access;

/// <summary>What a token must be to be accepted, whoever issues it.</summary>
internal static class TokenRules
{
    /// <summary>
    /// How far the issuer's clock may be ahead of ours: a token may begin that much in the future. Its end is never stretched.
    /// </summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(30);

    /// <summary>Our own tokens: ES256 (RFC 7518, section 3.4) and nothing else.</summary>
    public static readonly string[] OwnAlgorithms = [SecurityAlgorithms.EcdsaSha256];

    /// <summary>Tokens of an outside issuer: signatures by asymmetric keys. <c>none</c> and the HMAC family are not among them.</summary>
    public static readonly string[] OutsideAlgorithms =
    [
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
    ];

    /// <summary>Signed by one of these algorithms, for this audience, in its time.</summary>
    public static TokenValidationParameters For(string audience, string[] algorithms, TimeProvider clock) => new()
    {
        ValidAudience = audience,
        ValidAlgorithms = algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        RequireAudience = true,
        ValidateIssuer = true,
        ValidateIssuerSigningKey = true,
        LifetimeValidator = (begins, ends, _, _) => IsInItsTime(begins, ends, clock.GetUtcNow().UtcDateTime),
    };

    private static bool IsInItsTime(DateTime? begins, DateTime? ends, DateTime now)
    {
        if (ends is null || begins > now + ClockSkew)
            return false;
        return now < ends ? true : throw new SecurityTokenExpiredException("The token has expired.") { Expires = ends.Value };
    }
}
