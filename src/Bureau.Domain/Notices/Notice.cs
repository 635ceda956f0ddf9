using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Notices;

/// <summary>Something that somebody is to be told. It is stored in the transaction of what it tells of, and delivered afterwards.</summary>
/// <param name="Id">By which a recipient knows a notice that comes twice.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="Subject">Whom it is for: a subject, a partner, or with neither the operators.</param>
/// <param name="Partner">See <paramref name="Subject"/>.</param>
/// <param name="About">Identity of the consent, dispute, inquiry or other thing that it is about.</param>
/// <param name="Details">Codes and names; never an identity number, a statement or a value of the file.</param>
/// <param name="At">When it came to be, UTC.</param>
public sealed record Notice(
    NoticeId Id, NoticeKind Kind, SubjectId? Subject, PartnerId? Partner, Guid About, IReadOnlyDictionary<string, string> Details, DateTimeOffset At)
{
    /// <summary>A notice to a subject.</summary>
    public static Notice To(SubjectId subject, NoticeKind kind, Guid about, DateTimeOffset at, params (string Name, string Value)[] details) =>
        new(NoticeId.New(), kind, subject, null, about, Of(details), at);

    /// <summary>A notice to a partner.</summary>
    public static Notice To(PartnerId partner, NoticeKind kind, Guid about, DateTimeOffset at, params (string Name, string Value)[] details) =>
        new(NoticeId.New(), kind, null, partner, about, Of(details), at);

    /// <summary>A notice to the operators.</summary>
    public static Notice ToOperators(NoticeKind kind, Guid about, DateTimeOffset at, params (string Name, string Value)[] details) =>
        new(NoticeId.New(), kind, null, null, about, Of(details), at);

    private static Dictionary<string, string> Of((string Name, string Value)[] details) =>
        details.ToDictionary(detail => detail.Name, detail => detail.Value, StringComparer.Ordinal);
}
