using Bureau.Domain.Inquiries;

namespace Bureau.Infrastructure.Storage;

/// <summary>The live versions of everything that a batch was decided on, while the transaction holds them.</summary>
/// <param name="rows">What is held.</param>
/// <param name="now">The moment of the commit, UTC.</param>
internal sealed class HeldVersions(IEnumerable<HeldVersion> rows, DateTimeOffset now)
{
    private readonly Dictionary<(HeldKind, Guid), HeldVersion> versions = rows.ToDictionary(row => (row.Kind, row.Id));

    /// <summary>
    /// Whether consent, agreement and file are those of the decision, none of them closed but a frozen file within its thaw: every change of a thaw raises the
    /// file's version. What is not there does not match.
    /// </summary>
    public bool Matches(Inquiry inquiry, DecidedOn decidedOn) =>
        inquiry.Subject is { } subject
        && IsAt(HeldKind.Consent, inquiry.Consent.Value, decidedOn.ConsentVersion)
        && IsAt(HeldKind.Agreement, inquiry.Partner.Value, decidedOn.AgreementVersion)
        && IsAt(HeldKind.File, subject.Value, decidedOn.FileVersion, decidedOn.ThawedUntil > now);

    private bool IsAt(HeldKind kind, Guid id, long version, bool mayBeClosed = false) =>
        versions.TryGetValue((kind, id), out var held) && held.Version == version && (mayBeClosed || !held.Closed);
}
