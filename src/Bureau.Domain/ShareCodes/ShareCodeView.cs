using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;

namespace Bureau.Domain.ShareCodes;

/// <summary>A share code as its subject sees it. The code itself was shown when it was made and is not kept.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Purpose">What a partner may redeem it for.</param>
/// <param name="Sections">What may be read.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="CreatedAt">When it was made, UTC.</param>
/// <param name="ExpiresAt">Until when it can be redeemed, UTC.</param>
/// <param name="WithdrawnAt">When the subject withdrew it, UTC.</param>
/// <param name="RedeemedAt">When a partner redeemed it, UTC.</param>
/// <param name="RedeemedBy">The partner's name.</param>
/// <param name="Consent">The consent that came of it.</param>
public sealed record ShareCodeView(
    ShareCodeId Id, Purpose Purpose, Sections Sections, ShareCodeStatus Status, DateTimeOffset CreatedAt, DateTimeOffset ExpiresAt,
    DateTimeOffset? WithdrawnAt, DateTimeOffset? RedeemedAt, string? RedeemedBy, ConsentId? Consent)
{
    /// <summary>Its place among the subject's codes.</summary>
    public PlaceInTime Place => new(CreatedAt, Id.Value);

    internal static ShareCodeView Of(ShareCode code, string? redeemer, DateTimeOffset asOf) => new(
        code.Id, code.Purpose, code.Sections, code.StatusAt(asOf), code.CreatedAt, code.ExpiresAt, code.WithdrawnAt, code.RedeemedAt, redeemer, code.Consent);
}
