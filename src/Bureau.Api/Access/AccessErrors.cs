using Bureau.Domain;

namespace Bureau.Api.Access;

/// <summary>
/// Why a request that brings a token has no caller. Lies in the request's features in place of a <see cref="Caller"/>; its code and
/// message are written into the challenge of a 401 (RFC 6750, section 3).
/// </summary>
public abstract record TokenRefusal(string Code, string Message) : Refusal(Code, Message);

/// <summary>Its end has passed.</summary>
public sealed record TokenExpired() : TokenRefusal("TOKEN_EXPIRED", "The token has expired; ask its issuer for a new one.");

/// <summary>Not a token, or one with another signature, algorithm, issuer or audience than is accepted here, or not valid yet.</summary>
public sealed record TokenInvalid() : TokenRefusal("TOKEN_INVALID", "The token is not one that this bureau accepts; ask its issuer for a new one.");

/// <summary>No tier, several, or one that the bureau does not know.</summary>
public sealed record TokenWithoutTier() : TokenRefusal("TOKEN_WITHOUT_TIER", "The token does not name exactly one tier of the bureau; ask its issuer to set the claim.");

/// <summary>No partner or person, or several.</summary>
public sealed record TokenWithoutHolder() : TokenRefusal("TOKEN_WITHOUT_HOLDER", "The token does not name exactly one partner or person by its id; ask its issuer to set the claim.");
