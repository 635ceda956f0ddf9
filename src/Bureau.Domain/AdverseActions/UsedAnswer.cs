using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.AdverseActions;

/// <summary>An inquiry that was answered, with the very answer: that of the use which it made or repeated.</summary>
/// <param name="Inquiry">The inquiry.</param>
/// <param name="Consent">Under which consent.</param>
/// <param name="Partner">Who was answered.</param>
/// <param name="Subject">Whose file it was.</param>
/// <param name="Jurisdiction">Whose law says what the person is to be told.</param>
/// <param name="Purpose">For which purpose.</param>
/// <param name="At">When it was answered, UTC.</param>
/// <param name="Fields">What was disclosed, as <c>Type.field</c>.</param>
/// <param name="Use">The question and the kept answer.</param>
internal sealed record UsedAnswer(
    InquiryId Inquiry, ConsentId Consent, PartnerId Partner, SubjectId Subject, Jurisdiction Jurisdiction, Purpose Purpose, DateTimeOffset At, IReadOnlyList<string> Fields, ConsentUse Use)
{
    /// <summary>
    /// Of the uses that may have answered an inquiry, the one that did, as <see cref="FrequencyRule"/> chose it: the consent's own before one of another consent, the oldest of several. One
    /// whose answer was recalled comes last: it was passed over since then.
    /// </summary>
    /// <param name="uses">Uses of the inquiry's question by its partner, of its person and purpose, and of no fewer sections.</param>
    /// <param name="at">When the inquiry was made.</param>
    public static PastUse? Of(IEnumerable<PastUse> uses, DateTimeOffset at) => uses
        .Where(past => past.MadeByInquiry || (past.Use.At <= at && at - past.Use.At < ConsentUse.AnswerStands))
        .OrderByDescending(past => past.MadeByInquiry)
        .ThenBy(past => past.Recalled)
        .ThenByDescending(past => past.OfItsConsent)
        .ThenBy(past => past.Use.At)
        .FirstOrDefault();
}

/// <summary>A use that may have answered an inquiry.</summary>
/// <param name="Use">The question and the kept answer, whatever became of it.</param>
/// <param name="MadeByInquiry">Whether the inquiry itself made it.</param>
/// <param name="OfItsConsent">Whether it is of the inquiry's own consent.</param>
/// <param name="Recalled">Whether its answer was found wrong and stands no longer.</param>
internal sealed record PastUse(ConsentUse Use, bool MadeByInquiry, bool OfItsConsent, bool Recalled);
