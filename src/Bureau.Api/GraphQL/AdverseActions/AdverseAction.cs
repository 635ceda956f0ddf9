using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.AdverseActions;
using Bureau.Domain.Consents;
using Bureau.Domain.Inquiries;

namespace Bureau.Api.GraphQL.AdverseActions;

/// <summary>That you told a person of a decision against them. What the person was told of the score is for the person.</summary>
[Unprotected("Only the partner that issued it is given it.")]
public sealed class AdverseAction(IssuedNotice issued)
{
    /// <summary>Its identity.</summary>
    public AdverseActionId Id => issued.Id;

    /// <summary>The inquiry that was used.</summary>
    public InquiryId Inquiry => issued.Inquiry;

    /// <summary>The consent under which it was made.</summary>
    public ConsentId Consent => issued.Consent;

    /// <summary>What you decided.</summary>
    public ActionTaken Action => issued.Action;

    /// <summary>When the person was told.</summary>
    public DateTimeOffset IssuedAt => issued.IssuedAt;
}
