using Bureau.Domain.Subjects;

namespace Bureau.Domain.Disputes;

/// <summary>The subject's own words about an entry or the whole file (15 U.S.C. § 1681i(b)). They travel with it until they are withdrawn.</summary>
/// <param name="Id">Identity in the bureau.</param>
/// <param name="Subject">Whose words.</param>
/// <param name="Entry">About which entry; null: about the file.</param>
/// <param name="Text">As written; <see cref="StatementText"/>.</param>
/// <param name="EvidenceSha256">Of a document that goes with it, if there is one.</param>
/// <param name="WrittenAt">When, UTC.</param>
/// <param name="WithdrawnAt">When it was withdrawn; null while it stands.</param>
internal sealed record Statement(
    StatementId Id, SubjectId Subject, FileEntry? Entry, string Text, byte[]? EvidenceSha256, DateTimeOffset WrittenAt, DateTimeOffset? WithdrawnAt);
