using Bureau.Domain.Consents;
using Bureau.Domain.Disputes;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Corrections;

/// <summary>A partner was given something that was wrong, and is told which fields of which inquiry have changed; the values it learns by asking anew.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Inquiry">The inquiry whose answer was wrong.</param>
/// <param name="Consent">Under which consent it was made.</param>
/// <param name="Partner">Who is told.</param>
/// <param name="Subject">Whose file was corrected.</param>
/// <param name="Dispute">The dispute that it came of; null: the furnisher corrected by itself.</param>
/// <param name="Fields">As <c>Type.field</c>.</param>
/// <param name="ReadAt">When the partner was given them, UTC.</param>
/// <param name="CorrectedAt">When they were corrected, UTC.</param>
/// <param name="AcknowledgedAt">When the partner said that it knows; null: not yet.</param>
public sealed record CorrectionRecall(
    RecallId Id, InquiryId Inquiry, ConsentId Consent, PartnerId Partner, SubjectId Subject, DisputeId? Dispute, IReadOnlyList<string> Fields,
    DateTimeOffset ReadAt, DateTimeOffset CorrectedAt, DateTimeOffset? AcknowledgedAt)
{
    /// <summary>Where it stands among the recalls, which are ordered by when they came to be.</summary>
    public PlaceInTime Place => new(CorrectedAt, Id.Value);
}
