using Bureau.Domain.Disputes;
using Bureau.Domain.Listings;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.CreditFiles;

/// <summary>
/// Everything of one person that may be read, at one version (<see cref="StoredCreditFile"/>). Internal: what leaves the domain is a report that a decision
/// allowed (<see cref="Inquiries.MakeInquiry"/>) or the subject's own view (<see cref="ReadMyFile"/>).
/// </summary>
/// <param name="Subject">Whose file it is.</param>
/// <param name="Version">Raised by every change of a tradeline, a listing or the freeze.</param>
/// <param name="Tradelines">The accounts, in the order in which they were first reported.</param>
/// <param name="Listings">Red and black listings of the person, whatever their state.</param>
internal sealed record CreditFile(SubjectId Subject, long Version, IReadOnlyList<Tradeline> Tradelines, IReadOnlyList<Listing> Listings)
{
    /// <summary>The days of the applications for credit, for a card that looks at them; null when the card in use does not.</summary>
    public IReadOnlyList<DateOnly>? CreditInquiries { get; init; }

    /// <summary>The subject's statements that go with it, each with the identity of the account or listing that it is about; null: about the file.</summary>
    public IReadOnlyList<(Guid? Entry, Statement Statement)> Statements { get; init; } = [];
}
