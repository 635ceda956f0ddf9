using System.Globalization;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bureau.Api.Access;

/// <summary>
/// Writes tokens without the token endpoint, for the sandbox: the same claims, type and signature (RFC 9068). Whoever calls it can be
/// anybody, so only verbs that are refused outside Development do.
/// </summary>
internal sealed class AccessTokens(IssuerKeys keys, IOptions<AccessOptions> access, TimeProvider clock)
{
    /// <summary>The <c>typ</c> of an access token: what else our keys may sign is no token.</summary>
    public const string Type = "at+jwt";

    /// <summary>The claim that names the tier.</summary>
    public const string TierClaim = "tier";

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>A token for a partner's client.</summary>
    public string For(PartnerClient client, TimeSpan lifetime) => Write(client.ClientId, client.Partner.Value, client.Tier, lifetime);

    /// <summary>A token for a person.</summary>
    public string For(SubjectId subject, TimeSpan lifetime) => Write("sandbox", subject.Value, Tier.Subject, lifetime);

    private string Write(string clientId, Guid holder, Tier tier, TimeSpan lifetime)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = Type,
            Issuer = access.Value.Issuer.AbsoluteUri,
            Audience = access.Value.Audience,
            IssuedAt = now,
            Expires = now + lifetime,
            SigningCredentials = keys.Signer,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                [JwtRegisteredClaimNames.Sub] = holder.ToString("D", CultureInfo.InvariantCulture),
                [TierClaim] = TierNames.Of(tier),
                ["scope"] = TierNames.Of(tier),
                ["client_id"] = clientId,
                [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture),
            },
        });
    }
}
