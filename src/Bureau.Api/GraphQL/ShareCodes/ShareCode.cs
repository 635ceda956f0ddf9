using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Disclosure;
using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.ShareCodes;

namespace Bureau.Api.GraphQL.ShareCodes;

/// <summary>A consent that you gave in advance to whoever redeems its code, without the code.</summary>
[Unprotected("Only the subject who made it is given it: each use case compares.")]
public sealed class ShareCode(ShareCodeView view)
{
    /// <summary>Its identity, which is not the code.</summary>
    public ShareCodeId Id => view.Id;

    /// <summary>What a partner may redeem it for.</summary>
    public Purpose Purpose => view.Purpose;

    /// <summary>What may be read.</summary>
    [ListSize(AssumedSize = 6)]
    public IReadOnlyList<Sections> Sections => view.Sections.Each();

    /// <summary>Where it stands now.</summary>
    public ShareCodeStatus Status => view.Status;

    /// <summary>When you made it.</summary>
    public DateTimeOffset CreatedAt => view.CreatedAt;

    /// <summary>Until when it can be redeemed.</summary>
    public DateTimeOffset ExpiresAt => view.ExpiresAt;

    /// <summary>When you withdrew it.</summary>
    public DateTimeOffset? WithdrawnAt => view.WithdrawnAt;

    /// <summary>When a partner redeemed it.</summary>
    public DateTimeOffset? RedeemedAt => view.RedeemedAt;

    /// <summary>The partner that redeemed it; null: nobody did, or its agreement is gone.</summary>
    public string? RedeemedBy => view.RedeemedBy;

    /// <summary>The consent that came of it, which you can revoke.</summary>
    public ConsentId? Consent => view.Consent;
}

/// <summary>A code that you just made.</summary>
[Unprotected("Only the subject who made it is given it.")]
public sealed class CreatedShareCode(NewShareCode created)
{
    /// <summary>The code, to be said to a partner; in any case, with or without hyphens. It cannot be shown again.</summary>
    public string Code => created.Spoken;

    /// <summary>What it is good for.</summary>
    public ShareCode ShareCode => new(created.ShareCode);
}
