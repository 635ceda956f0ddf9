using Bureau.Domain.Consents;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Corrections;

/// <summary>The answers that were given out of a file up to a moment.</summary>
/// <param name="Subject">Whose file.</param>
/// <param name="Readings">The answers.</param>
/// <param name="Inquiries">How many inquiries were answered: another number, and there are newer ones.</param>
internal sealed record PastReadings(SubjectId Subject, IReadOnlyList<PastReading> Readings, int Inquiries);

/// <summary>One answer that was given out of a file, and every inquiry that it answered.</summary>
/// <param name="Grant">The consent under which it was made, as it is now.</param>
/// <param name="Use">The question and the kept answer.</param>
/// <param name="Inquiries">The one that made it and those that repeated it.</param>
internal sealed record PastReading(ConsentGrant Grant, ConsentUse Use, IReadOnlyList<PastInquiry> Inquiries);

/// <summary>An inquiry that was answered.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Consent">Under which consent.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Fields">The fields that were disclosed, as <c>Type.field</c>.</param>
internal sealed record PastInquiry(InquiryId Id, ConsentId Consent, DateTimeOffset At, IReadOnlyList<string> Fields);
