using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Disputes;

namespace Bureau.Domain.Listings;

/// <summary>Whether the subject is on a list that the purpose may read. Reasons and authorities are the subject's to show.</summary>
/// <param name="Red">A red listing is in effect.</param>
/// <param name="Black">A black listing is in effect.</param>
public sealed record ListStatus(bool Red, bool Black)
{
    /// <summary>Whether the subject objects to one of these listings.</summary>
    public bool Disputed { get; init; }

    /// <summary>What the subject says of these listings; show it as text.</summary>
    public IReadOnlyList<SubjectStatement> Statements { get; init; } = [];

    internal static ListStatus Of(CreditFile file, IReadOnlyList<RecordDomain> domains, DateOnly day)
    {
        var told = file.Listings.Where(listing => domains.Contains(listing.Domain) && listing.InEffect(day)).ToList();
        return new(told.Exists(listing => listing.Colour == ListColour.Red), told.Exists(listing => listing.Colour == ListColour.Black))
        {
            Disputed = told.Exists(listing => listing.Disputed),
            Statements = SubjectStatement.OfListings(file, [.. told.Select(listing => listing.Id)]),
        };
    }

    /// <summary>What was told before, with the marks and statements of now, and without what has ended since: a listing that was repaired is not told again.</summary>
    internal ListStatus With(ListStatus? now) => now is null ? this : new(Red && now.Red, Black && now.Black) { Disputed = now.Disputed, Statements = now.Statements };
}
