using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.AdverseActions;
using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Scoring;

namespace Bureau.Api.GraphQL.AdverseActions;

/// <summary>A decision against you, as you were told of it. It stays as it was given.</summary>
[Unprotected("Beneath me alone.")]
public sealed class MyAdverseAction(AdverseActionView action)
{
    /// <summary>Its identity.</summary>
    public AdverseActionId Id => action.Id;

    /// <summary>Who decided.</summary>
    public string PartnerName => action.Notice.PartnerName;

    /// <summary>What was decided.</summary>
    public ActionTaken Action => action.Notice.Action;

    /// <summary>When you were told.</summary>
    public DateTimeOffset IssuedAt => action.IssuedAt;

    /// <summary>The inquiry that was used, as <c>inquiries</c> lists it.</summary>
    public InquiryId Inquiry => action.Inquiry;

    /// <summary>When it was answered.</summary>
    public DateTimeOffset InquiredAt => action.Notice.InquiredAt;

    /// <summary>Under which of your consents.</summary>
    public ConsentId Consent => action.Consent;

    /// <summary>For which purpose.</summary>
    public Purpose Purpose => action.Notice.Purpose;

    /// <summary>The fields that the partner was given.</summary>
    [ListSize(AssumedSize = 10)]
    public IReadOnlyList<string> Fields => action.Notice.Fields;

    /// <summary>What the partner was told of your score, such as NO or a band; null: the score itself, or nothing of it.</summary>
    public string? Told => action.Notice.Told;

    /// <summary>The score that this came of; null: none was used.</summary>
    public NoticedScore? Score => action.Notice.Score;

    /// <summary>The principal reasons of the score, the weightiest first: at most four, and a fifth when it is the number of inquiries.</summary>
    [ListSize(AssumedSize = 5)]
    public IReadOnlyList<ReasonCode> Reasons => action.Notice.Reasons;

    /// <summary>The bureau, and where it is reached.</summary>
    public string Source => action.Notice.Source;

    /// <summary>All of it in plain words, with what you may do.</summary>
    public string Text => action.Notice.Text;

    /// <summary>When you asked that somebody look at it, and what came of it; oldest first.</summary>
    [ListSize(AssumedSize = 3)]
    public IReadOnlyList<MyHumanReview> Reviews => [.. action.Reviews.Select(review => new MyHumanReview(review))];
}
