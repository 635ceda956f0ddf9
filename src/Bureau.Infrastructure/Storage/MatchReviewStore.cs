using System.Data;
using Bureau.Domain;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The reviews in the database. A decision locks its review first and then the file, in the order in which an import does.</summary>
internal sealed class MatchReviewStore(IDbContextFactory<BureauDbContext> contexts, FurnishingStore furnishing, IdentityVault vault) : IMatchReviewStore
{
    private const int Attempts = 8;

    public async Task<IReadOnlyList<MatchReview>> OpenAsync(int most, PlaceInTime? after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var waiting = context.MatchReviews.AsNoTracking().Where(review => review.IsSame == null);
        if (after is (var at, var id))
            waiting = waiting.Where(review => review.OpenedAt > at || (review.OpenedAt == at && review.Id.CompareTo(id) > 0));
        var open = await waiting
            .OrderBy(review => review.OpenedAt).ThenBy(review => review.Id)
            .Take(most)
            .Join(context.Subjects, review => review.SubjectId, subject => subject.Id, (review, subject) => new { Review = review, Subject = subject })
            .Join(context.Partners, pair => pair.Review.FurnisherId, partner => partner.Id, (pair, partner) => new
            {
                pair.Review,
                pair.Subject,
                Furnisher = partner.Name,
                Months = context.HeldMonths.Count(month => month.ReviewId == pair.Review.Id),
            })
            .OrderBy(one => one.Review.OpenedAt).ThenBy(one => one.Review.Id)
            .ToListAsync(cancellation);
        var former = await FormerAsync(context, [.. open.Select(one => one.Subject.Id)], cancellation);
        return
        [
            .. open.Select(one => new MatchReview(
                new MatchReviewId(one.Review.Id),
                one.Subject.NumberMasked,
                one.Subject.Name,
                one.Subject.BirthDate,
                one.Review.FurnishedName,
                one.Review.FurnishedBirthDate,
                IdentityMatch.Of(Furnished(one.Review, one.Subject, former), one.Subject.Name, one.Subject.BirthDate),
                one.Furnisher,
                one.Review.AccountNumber,
                one.Months,
                one.Review.OpenedAt)),
        ];
    }

    public async Task<IReadOnlyList<ReviewOfSubject>> OfSubjectAsync(SubjectId subject, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var reviews = await context.MatchReviews.AsNoTracking()
            .Where(review => review.SubjectId == subject)
            .Join(context.Subjects, review => review.SubjectId, person => person.Id, (review, person) => new { Review = review, person.BirthDate })
            .Join(context.Partners, pair => pair.Review.FurnisherId, partner => partner.Id, (pair, partner) => new
            {
                pair.Review,
                pair.BirthDate,
                Furnisher = partner.Name,
                AsOf = context.HeldMonths.Where(month => month.ReviewId == pair.Review.Id).Max(month => (DateOnly?)month.AsOf),
            })
            .ToListAsync(cancellation);
        return
        [
            .. reviews.OrderBy(one => one.Review.OpenedAt).Select(one => new ReviewOfSubject(
                one.Review.FurnisherId,
                one.Furnisher,
                one.Review.AccountNumber,
                one.Review.FurnishedBirthDate == one.BirthDate,
                one.Review.IsSame switch { null => null, true => MatchVerdict.Same, false => MatchVerdict.Different },
                one.AsOf,
                one.Review.OpenedAt)),
        ];
    }

    public async Task<Outcome<DecidedMatch>> DecideAsync(MatchDecision decision, CancellationToken cancellation)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellation);
            try
            {
                if (await TryDecideAsync(context, decision, cancellation) is { } outcome)
                    return outcome;
            }
            catch (Exception exception) when (attempt < Attempts && FurnishingStore.NothingWasWritten(context, exception))
            {
                // Another writer came first; what it wrote is read on the next attempt.
            }
        }

        throw new DBConcurrencyException($"The file of a review was changed by others {Attempts} times while it was decided.");
    }

    /// <summary>Null when the file was changed meanwhile; then nothing is written.</summary>
    private async Task<Outcome<DecidedMatch>?> TryDecideAsync(BureauDbContext context, MatchDecision decision, CancellationToken cancellation)
    {
        var id = decision.Review.Value;
        var isSame = decision.Verdict is MatchVerdict.Same;
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var decided = await context.MatchReviews.Where(review => review.Id == id && review.IsSame == null).ExecuteUpdateAsync(
            set => set.SetProperty(review => review.IsSame, isSame)
                .SetProperty(review => review.DecidedAt, decision.At)
                .SetProperty(review => review.DecidedBy, decision.By)
                .SetProperty(review => review.Because, decision.Because),
            cancellation);
        if (decided == 0)
            return await context.MatchReviews.AnyAsync(review => review.Id == id, cancellation) ? new MatchReviewDecided() : new MatchReviewNotFound();

        var review = await context.MatchReviews.AsNoTracking().SingleAsync(review => review.Id == id, cancellation);
        var rows = await HeldRowsAsync(context, review, cancellation);
        var stored = 0;
        if (isSame && rows.Count > 0)
        {
            var merged = await furnishing.ReadAsync(context, review.FurnisherId, rows, cancellation);
            stored = merged.Applied.Stored;
            if (!await FurnishingStore.WriteAsync(context, merged.Chunk.Doubts, merged.Chunk.ToRows(vault, decision.At), cancellation))
                return null;
        }

        await context.HeldMonths.Where(month => month.ReviewId == id).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new DecidedMatch(decision, stored, rows.Count - stored);
    }

    private async Task<List<AcceptedRow>> HeldRowsAsync(BureauDbContext context, MatchReviewRow review, CancellationToken cancellation)
    {
        var subject = await context.Subjects.AsNoTracking().SingleAsync(subject => subject.Id == review.SubjectId, cancellation);
        var furnished = Furnished(review, subject, await FormerAsync(context, [subject.Id], cancellation));
        var months = await context.HeldMonths.AsNoTracking().Where(month => month.ReviewId == review.Id).OrderBy(month => month.AsOf).ToListAsync(cancellation);
        return [.. months.Select((month, i) => new AcceptedRow(i + 1, HeldMonthText.Read(month.Furnished, furnished, review.AccountNumber)))];
    }

    private static async Task<ILookup<SubjectId, FormerIdentityNumberRow>> FormerAsync(BureauDbContext context, IReadOnlyList<SubjectId> subjects, CancellationToken cancellation) =>
        (await context.FormerIdentityNumbers.AsNoTracking().Where(former => EF.Parameter(subjects).Contains(former.SubjectId)).ToListAsync(cancellation))
            .ToLookup(former => former.SubjectId);

    /// <summary>Who was furnished: under the number that the subject has or, if it was another then, under the one of their former numbers of which the review is.</summary>
    private Identity Furnished(MatchReviewRow review, SubjectRow subject, ILookup<SubjectId, FormerIdentityNumberRow> former)
    {
        var number = former[subject.Id]
            .Where(had => MatchDoubts.ReviewOf(review.FurnisherId, had.NumberHash, review.AccountNumber, review.FurnishedName, review.FurnishedBirthDate) == review.Id)
            .Select(had => vault.Open(had.NumberType, had.NumberSealed))
            .FirstOrDefault() ?? vault.Open(subject.NumberType, subject.NumberSealed);
        return Identity.Of(number, review.FurnishedName, review.FurnishedBirthDate).Succeeded(out var identity, out _)
            ? identity
            : throw new InvalidDataException("A review holds no identity.");
    }
}
