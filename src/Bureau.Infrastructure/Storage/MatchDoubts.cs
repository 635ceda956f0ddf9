using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>Whose the rows of a chunk are that carry a known number with another spelling, name or birth date; and what is to be held of them.</summary>
internal sealed class MatchDoubts
{
    private readonly PartnerId furnisher;
    private readonly Dictionary<IdentityNumber, byte[]> hashes;
    private readonly DateTimeOffset now;
    private readonly Dictionary<(Identity Furnished, string KnownName), IdentityMatch> matches = [];
    private readonly Dictionary<Guid, MatchReviewRow> reviews = [];
    private readonly Dictionary<(Guid Review, DateOnly AsOf), HeldMonthRow> months = [];
    private readonly HashSet<Guid> waited = [];
    private readonly List<MatchReviewRow> newReviews = [];
    private readonly HashSet<HeldMonthRow> newMonths = [];
    private readonly HashSet<HeldMonthRow> changedMonths = [];

    private MatchDoubts(PartnerId furnisher, Dictionary<IdentityNumber, byte[]> hashes, DateTimeOffset now) =>
        (this.furnisher, this.hashes, this.now) = (furnisher, hashes, now);

    /// <summary>Whether anything is to be written.</summary>
    public bool HasNews => newMonths.Count + changedMonths.Count > 0;

    /// <summary>With the reviews there have been of such rows. Without such rows nothing is read.</summary>
    /// <param name="context">Where the reviews are.</param>
    /// <param name="furnisher">Who sent the rows.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="hashes">The hash of every number in the rows.</param>
    /// <param name="known">The people who are stored under numbers in the rows.</param>
    /// <param name="now">When a review that begins now is opened.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<MatchDoubts> ReadAsync(
        BureauDbContext context,
        PartnerId furnisher,
        IReadOnlyList<AcceptedRow> rows,
        Dictionary<IdentityNumber, byte[]> hashes,
        IReadOnlyDictionary<IdentityNumber, KnownPerson> known,
        DateTimeOffset now,
        CancellationToken cancellation)
    {
        var doubts = new MatchDoubts(furnisher, hashes, now);
        var doubtful = new HashSet<Guid>();
        foreach (var row in rows)
        {
            var identity = row.Month.Subject;
            if (known.TryGetValue(identity.Number, out var person) && !identity.IsKnownAs(person.Name, person.BirthDate)
                && !doubts.Match(identity, person.Name, person.BirthDate).IsSame)
                doubtful.Add(doubts.ReviewOf(row.Month));
        }

        if (doubtful.Count == 0)
            return doubts;
        foreach (var review in await context.MatchReviews.AsNoTracking().Where(review => EF.Parameter(doubtful).Contains(review.Id)).ToListAsync(cancellation))
            doubts.reviews.Add(review.Id, review);
        foreach (var month in await context.HeldMonths.AsNoTracking().Where(month => EF.Parameter(doubtful).Contains(month.ReviewId)).ToListAsync(cancellation))
            doubts.months.Add((month.ReviewId, month.AsOf), month);
        return doubts;
    }

    /// <summary>Whose a row is whose number is that of a person with another spelling, name or birth date. A row that is left in doubt is held.</summary>
    public RowMatch Judge(FurnishedMonth row, SubjectId subject, string knownName, DateOnly knownBirthDate)
    {
        var match = Match(row.Subject, knownName, knownBirthDate);
        var likeness = match.Name.Similarity;
        if (match.IsSame)
            return new RowMatch(MatchVerdict.Same, likeness);

        var id = ReviewOf(row);
        if (reviews.TryGetValue(id, out var review) && review.IsSame is { } isSame)
            return new RowMatch(isSame ? MatchVerdict.Same : MatchVerdict.Different, likeness);
        if (review is null)
            Open(review = ReviewRow(id, row, subject, likeness));
        else if (!newReviews.Contains(review))
            waited.Add(id);
        return Hold(id, row) ? new RowMatch(null, likeness) : new RowMatch(null, likeness) { Repeats = true };
    }

    /// <summary>Keeps the reviews open that the rows go on waiting for; false when one of them has been decided, and then nothing may be written.</summary>
    public async Task<bool> TryWaitAsync(BureauDbContext context, CancellationToken cancellation) =>
        waited.Count == 0
        || await context.MatchReviews.Where(review => EF.Parameter(waited).Contains(review.Id) && review.IsSame == null)
            .ExecuteUpdateAsync(set => set.SetProperty(review => review.OpenedAt, review => review.OpenedAt), cancellation) == waited.Count;

    /// <summary>Writes what is held. The people whose numbers it carries must be stored.</summary>
    public async Task WriteAsync(BureauDbContext context, CancellationToken cancellation)
    {
        if (!HasNews)
            return;
        context.MatchReviews.AddRange(newReviews);
        context.HeldMonths.AddRange(newMonths);
        context.HeldMonths.UpdateRange(changedMonths);
        await context.SaveChangesAsync(cancellation);
    }

    private IdentityMatch Match(Identity furnished, string knownName, DateOnly knownBirthDate)
    {
        if (!matches.TryGetValue((furnished, knownName), out var match))
            matches.Add((furnished, knownName), match = IdentityMatch.Of(furnished, knownName, knownBirthDate));
        return match;
    }

    private void Open(MatchReviewRow review)
    {
        reviews.Add(review.Id, review);
        newReviews.Add(review);
    }

    private MatchReviewRow ReviewRow(Guid id, FurnishedMonth row, SubjectId subject, double likeness) => new()
    {
        Id = id,
        SubjectId = subject,
        FurnisherId = furnisher,
        AccountNumber = row.AccountNumber,
        FurnishedName = row.Subject.Name,
        FurnishedBirthDate = row.Subject.BirthDate,
        NameLikeness = likeness,
        // Reviews of one chunk have instants of their own, so that pages can begin after one of them.
        OpenedAt = now.AddTicks(newReviews.Count),
    };

    /// <summary>Holds a month in the place of what is held of that day; false when it says otherwise than the same file did and is no correction.</summary>
    private bool Hold(Guid review, FurnishedMonth row)
    {
        var text = HeldMonthText.Write(row);
        if (!months.TryGetValue((review, row.Month.AsOf), out var held))
        {
            held = new HeldMonthRow { ReviewId = review, AsOf = row.Month.AsOf, Furnished = text };
            months.Add((review, row.Month.AsOf), held);
            newMonths.Add(held);
        }
        else if (!string.Equals(held.Furnished, text, StringComparison.Ordinal))
        {
            if (row.Repeats && !row.IsCorrection)
                return false;
            held.Furnished = text;
            if (!newMonths.Contains(held))
                changedMonths.Add(held);
        }

        return true;
    }

    private Guid ReviewOf(FurnishedMonth row) => ReviewOf(furnisher, hashes[row.Subject.Number], row.AccountNumber, row.Subject.Name, row.Subject.BirthDate);

    /// <summary>Identity of a review: the same question is the same row on every node. The number goes in by its keyed hash, so that an id tells nothing even to whoever tries all names.</summary>
    internal static Guid ReviewOf(PartnerId furnisher, byte[] numberHash, string accountNumber, string name, DateOnly birthDate)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[20];
        furnisher.Value.TryWriteBytes(head);
        BinaryPrimitives.WriteInt32LittleEndian(head[16..], birthDate.DayNumber);
        digest.AppendData(head);
        digest.AppendData(numberHash);
        digest.AppendData(Encoding.UTF8.GetBytes($"{accountNumber}\0{name.ToUpperInvariant()}"));
        return new Guid(digest.GetHashAndReset().AsSpan(0, 16));
    }
}

/// <summary>Whose a row is.</summary>
/// <param name="Verdict">The person's or somebody else's; null while it is held.</param>
/// <param name="NameLikeness">How alike the names are, 0 to 1.</param>
internal readonly record struct RowMatch(MatchVerdict? Verdict, double NameLikeness)
{
    /// <summary>Whether the row is not held either, since its file says two things of the same day.</summary>
    public bool Repeats { get; init; }
}
