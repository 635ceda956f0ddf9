using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Notices;

/// <summary>Whom notices are for: a subject, a partner, or the operators together.</summary>
internal readonly record struct Recipient(SubjectId? Subject, PartnerId? Partner)
{
    /// <summary>The operators: they share what they are told.</summary>
    public static Recipient Operators => default;

    public static Recipient Of(SubjectId subject) => new(subject, null);

    public static Recipient Of(PartnerId partner) => new(null, partner);
}
