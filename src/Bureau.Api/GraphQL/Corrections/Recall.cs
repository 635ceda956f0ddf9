using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Consents;
using Bureau.Domain.Corrections;
using Bureau.Domain.Disputes;
using Bureau.Domain.Inquiries;

namespace Bureau.Api.GraphQL.Corrections;

/// <summary>A value that a partner was given was wrong: which fields of which inquiry are others now. The new values are not told; ask anew.</summary>
[Unprotected("Only the partner that was told, the subject and the operators are given it; it holds no value of the file.")]
public sealed class Recall(RecallView view)
{
    /// <summary>Its identity.</summary>
    public RecallId Id => view.Recall.Id;

    /// <summary>Who is told; null when the partner's agreement is gone.</summary>
    public string? PartnerName => view.PartnerName;

    /// <summary>The inquiry whose answer was wrong.</summary>
    public InquiryId Inquiry => view.Recall.Inquiry;

    /// <summary>Under which consent it was made.</summary>
    public ConsentId Consent => view.Recall.Consent;

    /// <summary>The dispute that it came of; null when the furnisher corrected by itself. A partner is not told.</summary>
    public DisputeId? Dispute => view.Recall.Dispute;

    /// <summary>The fields that are others now, as <c>Type.field</c>.</summary>
    [ListSize(AssumedSize = 5)]
    public IReadOnlyList<string> Fields => view.Recall.Fields;

    /// <summary>When they were given.</summary>
    public DateTimeOffset ReadAt => view.Recall.ReadAt;

    /// <summary>When they were corrected.</summary>
    public DateTimeOffset CorrectedAt => view.Recall.CorrectedAt;

    /// <summary>When the partner said that it knows; null: not yet.</summary>
    public DateTimeOffset? AcknowledgedAt => view.Recall.AcknowledgedAt;
}

/// <summary>A page of recalls.</summary>
[Unprotected("Beneath a list that is protected.")]
public sealed class RecallConnection(IReadOnlyList<RecallView> recalls, bool more)
{
    /// <summary>The recalls of the page, newest first.</summary>
    public IReadOnlyList<RecallEdge> Edges => [.. recalls.Select(recall => new RecallEdge(recall))];

    /// <summary>Where the page ends.</summary>
    public PageInfo PageInfo => new(more, recalls.Count == 0 ? null : Cursor.Of(recalls[^1].Recall.Place));
}

/// <summary>One recall of a page.</summary>
[Unprotected("Beneath a list that is protected.")]
public sealed class RecallEdge(RecallView recall)
{
    /// <summary>Give it as <c>after</c> for what follows.</summary>
    public string Cursor => Paging.Cursor.Of(recall.Recall.Place);

    /// <summary>The recall.</summary>
    public Recall Node => new(recall);
}
