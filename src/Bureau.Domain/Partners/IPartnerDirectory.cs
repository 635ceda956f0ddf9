using Bureau.Domain.Subjects;

namespace Bureau.Domain.Partners;

/// <summary>The partners that could read a file: those of the tiers RENTAL, DATING and LENDER.</summary>
internal interface IPartnerDirectory
{
    /// <summary>Those that the subject has a consent with, in whatever state, by name; at most <paramref name="first"/>.</summary>
    Task<IReadOnlyList<PartnerEntry>> OfSubjectAsync(SubjectId subject, int first, CancellationToken cancellation);

    /// <summary>Those whose name holds the text, whatever its capitals, by name; at most <paramref name="first"/>.</summary>
    Task<IReadOnlyList<PartnerEntry>> SearchAsync(string text, int first, CancellationToken cancellation);
}

/// <summary>A partner as people find it.</summary>
/// <param name="Id">By which it is meant.</param>
/// <param name="Name">As in a consent request.</param>
/// <param name="Tier">In which capacity it asks.</param>
public sealed record PartnerEntry(PartnerId Id, string Name, Tier Tier);
