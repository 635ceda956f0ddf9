using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Inquiries;

/// <summary>One inquiry as a partner makes it.</summary>
/// <param name="Partner">Who asks.</param>
/// <param name="Tier">In which tier.</param>
/// <param name="Consent">Under which consent.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Sections">The sections whose fields are selected.</param>
/// <param name="Fields">The selected fields that reveal something, as <c>Type.field</c>: what the subject will read in <c>me</c>.</param>
internal sealed record InquiryRequest(PartnerId Partner, Tier Tier, ConsentId Consent, Question Question, Sections Sections, IReadOnlyList<string> Fields);
