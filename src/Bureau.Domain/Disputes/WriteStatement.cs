using Bureau.Domain.CreditFiles;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Disputes;

/// <summary>The subject says something of an entry or of the whole file, and it travels with it; or takes it back.</summary>
public sealed class WriteStatement
{
    /// <summary>How many statements a file carries.</summary>
    public const int MostStanding = 40;

    /// <summary>How many a person may write within 30 days, withdrawn ones among them.</summary>
    internal const int MostWithin = 60;

    private const int Attempts = 8;
    private static readonly TimeSpan Within = TimeSpan.FromDays(30);

    private readonly IDisputeStore disputes;
    private readonly ICreditFileStore files;
    private readonly TimeProvider clock;

    internal WriteStatement(IDisputeStore disputes, ICreditFileStore files, TimeProvider clock) => (this.disputes, this.files, this.clock) = (disputes, files, clock);

    /// <summary>Adds a statement.</summary>
    /// <param name="subject">Whose words.</param>
    /// <param name="name">About which entry; naming none: about the file.</param>
    /// <param name="words">The words.</param>
    /// <param name="evidence">SHA-256 of a document that goes with them, in hexadecimal digits.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<Outcome<StatementView>> AddAsync(SubjectId subject, EntryName name, string words, string? evidence, CancellationToken cancellation)
    {
        if (!name.NamesNone && !name.NamesOne)
            return new EntryAmbiguous();
        if (!StatementText.Read(words).Succeeded(out var text, out var unreadable))
            return unreadable;
        byte[]? hash = null;
        if (evidence is not null && !Evidence.Read(evidence).Succeeded(out hash, out var noHash))
            return noHash;

        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var now = clock.GetUtcNow();
            if (await files.FindHeadAsync(subject, Freshness.Live, cancellation) is not { } head
                || await files.ReadAsync(subject, head.Version, cancellation) is not { } stored
                || await disputes.OfSubjectAsync(subject, cancellation) is not { } said)
                return new SubjectNotFound();
            var entry = Find(name, stored, now);
            if (entry is null && !name.NamesNone)
                return new EntryNotFound();
            if (said.Statements.Count(statement => statement.WithdrawnAt is null) >= MostStanding || said.Statements.Count(statement => now - statement.WrittenAt < Within) >= MostWithin)
                return new TooManyStatements();
            var written = new Statement(StatementId.New(), subject, entry, text, hash, now, null);
            if (await disputes.TryWriteAsync(written, head.Version, cancellation))
                return StatementView.Of(written);
        }

        return new FileChanging();
    }

    /// <summary>Takes a statement back: no report carries it any more.</summary>
    public async Task<Outcome<StatementView>> WithdrawAsync(SubjectId subject, StatementId id, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await disputes.OfSubjectAsync(subject, cancellation) is not { } said
                || said.Statements.FirstOrDefault(statement => statement.Id == id) is not { WithdrawnAt: null } standing)
                return new StatementNotFound();
            var withdrawn = standing with { WithdrawnAt = clock.GetUtcNow() };
            if (await disputes.TryWriteAsync(withdrawn, said.FileVersion, cancellation))
                return StatementView.Of(withdrawn);
        }

        return new FileChanging();
    }

    // Under the name that a dispute of the same entry has, where there is one: the account's number may have changed since.
    private static FileEntry? Find(EntryName name, StoredCreditFile stored, DateTimeOffset now)
    {
        var file = stored.RetainedAt(now);
        if (file.Tradelines.FirstOrDefault(tradeline => tradeline.Id == name.Tradeline) is { } tradeline)
            return stored.Remarks.Of(tradeline.Id.Value)?.Entry ?? new FileEntry.Account(tradeline.Furnisher, tradeline.AccountNumber);
        return file.Listings.FirstOrDefault(listing => listing.Id == name.Listing?.Value) is { } listing ? new FileEntry.Listed(listing.Id) : null;
    }
}
