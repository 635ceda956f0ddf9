using Bureau.Domain.Disputes;
using Bureau.Domain.Listings;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.CreditFiles;

/// <summary>
/// A credit file as it is stored, which may be more than may be read: what has expired stays until it is deleted, and what a dispute hides stays until its furnisher certifies it. It
/// hands out what may be read, so a report cannot be made of the rest; what is hidden its subject and its furnisher see (<see cref="RetainedAt"/>).
/// </summary>
internal sealed class StoredCreditFile(
    SubjectId subject, Jurisdiction jurisdiction, long version, IReadOnlyList<Tradeline> tradelines, IReadOnlyList<Listing> listings,
    IReadOnlyList<DateOnly>? creditInquiries = null, FileRemarks? remarks = null)
{
    private readonly CreditFile whole = new(subject, version, tradelines, listings) { CreditInquiries = creditInquiries };
    private readonly DateOnly? firstExpiry = tradelines.Select(tradeline => AccountRetention.FirstExpiry(tradeline, jurisdiction))
        .Concat(listings.Select(listing => ListingRetention.LastDay(listing, jurisdiction)))
        .Min();

    // The file of the day that was asked for last: a day has many questions.
    private Trimmed? latest;
    private Trimmed? latestRead;

    /// <summary>Whose file it is.</summary>
    public SubjectId Subject => subject;

    /// <summary>Whose law it is kept under.</summary>
    public Jurisdiction Jurisdiction => jurisdiction;

    /// <summary>Raised by every change.</summary>
    public long Version => version;

    /// <summary>What the subject has objected to and said.</summary>
    public FileRemarks Remarks { get; } = remarks ?? FileRemarks.None;

    /// <summary>How many accounts are stored.</summary>
    public int Accounts => tradelines.Count;

    /// <summary>All that is stored of it besides the remarks, for who keeps a copy of the stored file; nothing is reported from it.</summary>
    public (IReadOnlyList<Tradeline> Tradelines, IReadOnlyList<Listing> Listings, IReadOnlyList<DateOnly>? CreditInquiries) Stored => (tradelines, listings, creditInquiries);

    /// <summary>The file as it may be read at an instant: the day is that of the jurisdiction.</summary>
    public CreditFile ReadableAt(DateTimeOffset instant) => ReadableOn(jurisdiction.Day(instant));

    /// <summary>The file as its subject may read it at an instant, and its furnisher the accounts that it reports: with what disputes hide.</summary>
    public CreditFile RetainedAt(DateTimeOffset instant)
    {
        var day = jurisdiction.Day(instant);
        return Remarks.Mark(RetainedOn(day), day);
    }

    /// <summary>Whether a dispute hides the account or listing at an instant.</summary>
    public bool HidesAt(Guid entry, DateTimeOffset instant) => Remarks.Hides(entry, jurisdiction.Day(instant));

    /// <summary>
    /// The file as it could be read on the day of its latest report: what a snapshot of its score is made of, so that a file of years ago scores as it
    /// did then. Nothing but a score is made of it.
    /// </summary>
    public CreditFile AsOfLatestReport() => tradelines.Count == 0 ? whole : ReadableOn(tradelines.Max(tradeline => tradeline.Latest.AsOf));

    /// <summary>
    /// The whole file with other accounts in the place of those of the same identity, or with null without them, and other listings likewise; nothing was objected to in it, and nobody spoke of it.
    /// </summary>
    public StoredCreditFile With(IReadOnlyDictionary<TradelineId, Tradeline?> accounts, IReadOnlyList<Listing>? others = null) => new(
        subject, jurisdiction, version, [.. tradelines.Where(tradeline => !accounts.ContainsKey(tradeline.Id)), .. accounts.Values.OfType<Tradeline>()],
        others is null ? listings : [.. listings.ExceptBy(others.Select(other => other.Id), listing => listing.Id), .. others], creditInquiries);

    /// <summary>What may not be read any more at an instant and is to be deleted; null when nothing.</summary>
    public ObsoleteRecords? ObsoleteAt(DateTimeOffset instant)
    {
        var readable = RetainedOn(jurisdiction.Day(instant));
        if (ReferenceEquals(readable, whole))
            return null;

        var left = readable.Tradelines.ToDictionary(tradeline => tradeline.Id);
        return new ObsoleteRecords(
            subject,
            version,
            [.. tradelines.Where(tradeline => left.TryGetValue(tradeline.Id, out var kept) && !ReferenceEquals(kept, tradeline)).Select(tradeline => left[tradeline.Id])],
            [.. tradelines.Where(tradeline => !left.ContainsKey(tradeline.Id))],
            [.. listings.Except(readable.Listings)]);
    }

    private CreditFile ReadableOn(DateOnly day)
    {
        if (ReferenceEquals(Remarks, FileRemarks.None))
            return RetainedOn(day);
        if (latestRead is { } known && known.Day == day)
            return known.File;
        var file = Remarks.Apply(RetainedOn(day), day);
        latestRead = new Trimmed(day, file);
        return file;
    }

    private CreditFile RetainedOn(DateOnly day)
    {
        if (firstExpiry is null || day <= firstExpiry)
            return whole;
        if (latest is { } known && known.Day == day)
            return known.File;

        var file = whole with
        {
            Tradelines = [.. tradelines.Select(tradeline => AccountRetention.Readable(tradeline, jurisdiction, day)).OfType<Tradeline>()],
            Listings = [.. listings.Where(listing => !(ListingRetention.LastDay(listing, jurisdiction) < day))],
        };
        latest = new Trimmed(day, file);
        return file;
    }

    private sealed record Trimmed(DateOnly Day, CreditFile File);
}
