using Bureau.Domain.Inquiries;

namespace Bureau.Infrastructure.Storage;

/// <summary>
/// How one provider speaks the ledger's statements. Each but <see cref="WriteAtOnce"/> takes one parameter, <c>{0}</c>, a JSON text that holds the whole batch, so a
/// statement has one text and one plan whatever the size of the batch. Ids in it are in upper case, the form in which SQLite keeps them.
/// <para>
/// Locks are taken in one order everywhere: consents, agreements, files; on PostgreSQL also by id within each, which SQL Server cannot say. A batch
/// that makes a new use takes the stronger lock on all its consents and files: two strengths on one table would need two passes, and two passes can deadlock.
/// </para>
/// </summary>
internal sealed record LedgerDialect
{
    /// <summary>
    /// Reads <see cref="HeldVersion"/> rows of <c>{"now":ticks,"consents":[id…],"agreements":[id…],"files":[id…]}</c> and keeps them from changing until
    /// the transaction ends, while others may hold them too.
    /// </summary>
    public required string Hold { get; init; }

    /// <summary>
    /// The same, with consents locked for the change that a new use makes, and files too: of two nodes that answer the same question about a person under two
    /// consents, one waits here for the other.
    /// </summary>
    public required string HoldForUse { get; init; }

    /// <summary>
    /// Reads, of an array of new uses, the consents for whose question another consent of the same person, partner and purpose, and of no fewer sections, has an
    /// answer that stands. It sees what was committed before <see cref="HoldForUse"/> had its locks.
    /// </summary>
    public required string AnsweredElsewhere { get; init; }

    /// <summary>
    /// Reads <see cref="HeldVersion"/> rows of <c>{"agreements":[id…],"companies":[id…]}</c> and keeps them from changing until the transaction ends, while others may hold them too.
    /// </summary>
    public required string HoldCompanies { get; init; }

    /// <summary>Inserts inquiries from an array of objects with the columns' names.</summary>
    public required string AppendInquiries { get; init; }

    /// <summary>Inserts uses from an array of objects with the columns' names.</summary>
    public required string AppendUses { get; init; }

    /// <summary>Raises by one the version of each consent of the same array that is at <c>consent_version</c>.</summary>
    public required string RaiseConsents { get; init; }

    /// <summary>
    /// Holds what a batch without new uses was decided on and writes what still holds, in one statement, where the provider can: what was written. Null where it cannot.
    /// </summary>
    public Func<BureauDbContext, IReadOnlyList<Inquiry>, DateTimeOffset, CancellationToken, Task<IReadOnlySet<InquiryId>>>? WriteAtOnce { get; init; }

    /// <summary>
    /// Whether the store says by this exception that it has undone the transaction, or never began it, and that trying again may help: a
    /// deadlock, a lost race, a busy file. A lost connection is none of these: it can follow a commit.
    /// </summary>
    public required Func<Exception, bool> Undone { get; init; }
}

/// <summary>What is live of something that was decided on, as it stands while it is locked.</summary>
/// <param name="Kind">A <see cref="HeldKind"/>.</param>
/// <param name="Id">Of the consent, of the partner, of the file's subject, of the company.</param>
/// <param name="Version">The version to compare.</param>
/// <param name="Closed">A consent that is not granted or has ended, a suspended partner, a frozen or closed file.</param>
internal sealed record HeldVersion(HeldKind Kind, Guid Id, long Version, bool Closed);

/// <summary>Of what a version is.</summary>
internal enum HeldKind
{
    Consent = 1,
    Agreement = 2,
    File = 3,
    Company = 4,
}
