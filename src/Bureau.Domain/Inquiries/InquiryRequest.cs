using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;

namespace Bureau.Domain.Inquiries;

/// <summary>One inquiry as a partner makes it.</summary>
/// <param name="Asker">Who asks.</param>
/// <param name="Consent">Under which consent.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Fields">The selected fields that reveal something.</param>
internal sealed record InquiryRequest(Asker Asker, ConsentId Consent, Question Question, IReadOnlyList<SelectedField> Fields)
{
    /// <summary>The sections that the selected fields reveal.</summary>
    public Sections Sections { get; } = Fields.Aggregate(Sections.None, (all, field) => all | field.Section);
}

/// <summary>A field that a partner selected and that reveals a part of the file.</summary>
/// <param name="Name">As <c>Type.field</c>: what the subject reads in <c>me</c>.</param>
/// <param name="Section">The one section that it reveals.</param>
public readonly record struct SelectedField(string Name, Sections Section);
