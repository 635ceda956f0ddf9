using Bureau.Domain.Subjects;

namespace Bureau.Domain.CreditFiles;

/// <summary>What a decision must know of a file without reading it.</summary>
/// <param name="Subject">Whose file it is.</param>
/// <param name="Version">Raised by every change of a tradeline, a listing or the freeze.</param>
/// <param name="Frozen">Whether the subject has frozen it.</param>
internal sealed record FileHead(SubjectId Subject, long Version, bool Frozen);
