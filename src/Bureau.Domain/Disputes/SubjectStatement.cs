using Bureau.Domain.CreditFiles;

namespace Bureau.Domain.Disputes;

/// <summary>Words of the subject that go with what is reported (15 U.S.C. § 1681i(c)). Show them as text.</summary>
/// <param name="About">About what.</param>
/// <param name="Text">As the subject wrote them, 1 to 2000 characters.</param>
/// <param name="WrittenAt">When, UTC.</param>
public sealed record SubjectStatement(StatementAbout About, string Text, DateTimeOffset WrittenAt)
{
    /// <summary>Those that go with the accounts of a file.</summary>
    internal static IReadOnlyList<SubjectStatement> OfAccounts(CreditFile file) =>
    [
        .. file.Statements.Where(one => one.Entry is null || file.Tradelines.Any(tradeline => tradeline.Id.Value == one.Entry))
            .Select(one => new SubjectStatement(one.Entry is null ? StatementAbout.File : StatementAbout.Account, one.Statement.Text, one.Statement.WrittenAt)),
    ];

    /// <summary>Those that go with some of its listings.</summary>
    internal static IReadOnlyList<SubjectStatement> OfListings(CreditFile file, IReadOnlyCollection<Guid> listings) =>
    [
        .. file.Statements.Where(one => one.Entry is { } entry && listings.Contains(entry))
            .Select(one => new SubjectStatement(StatementAbout.Listing, one.Statement.Text, one.Statement.WrittenAt)),
    ];
}

/// <summary>What a statement is about.</summary>
public enum StatementAbout
{
    /// <summary>The whole file.</summary>
    File = 1,

    /// <summary>One account.</summary>
    Account = 2,

    /// <summary>One listing.</summary>
    Listing = 3,
}
