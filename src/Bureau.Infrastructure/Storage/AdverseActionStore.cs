using Bureau.Domain;
using Bureau.Domain.AdverseActions;
using Bureau.Domain.Consents;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The adverse action notices and their reviews in the database. Two unique indexes decide between two who come at once.</summary>
internal sealed class AdverseActionStore(IDbContextFactory<BureauDbContext> contexts) : IAdverseActionStore
{
    public async Task<UsedAnswer?> FindUsedAsync(InquiryId inquiry, ConsentId consent, PartnerId partner, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);

        // The ledger has no index on the inquiry's id: the consent leads to the person, by whom inquiries are found.
        var grant = await context.ConsentGrants.AsNoTracking().SingleOrDefaultAsync(one => one.Id == consent && one.PartnerId == partner, cancellation);
        if (grant is not { SubjectId: { } subject })
            return null;
        var row = await (await InquiriesOfPeople.OfAsync(context, subject, cancellation)).SingleOrDefaultAsync(one => one.Id == inquiry, cancellation);
        if (row is not { Denial: null, Purpose: { } purpose } || row.ConsentId != consent || row.PartnerId != partner)
            return null;

        var since = row.MadeAt - ConsentUse.AnswerStands;
        var uses = await context.ConsentGrants.AsNoTracking()
            .Where(other => other.SubjectId == subject && other.PartnerId == partner && other.Purpose == purpose)
            .Join(context.ConsentUses, other => other.Id, use => use.ConsentId, (other, use) => new { other.Sections, Use = use })
            .Where(one => one.Use.At > since && one.Use.At <= row.MadeAt)
            .ToListAsync(cancellation);
        var standing = uses
            .Where(one => (one.Sections & grant.Sections) == grant.Sections)
            .Select(one => new PastUse(one.Use.AsMade(), one.Use.InquiryId == inquiry, one.Use.ConsentId == consent, one.Use.IsRecalled))
            .Where(past => past.Use.Question == row.Question);
        if (UsedAnswer.Of(standing, row.MadeAt) is not { } used)
            return null;
        var numberType = await context.Subjects.AsNoTracking().Where(person => person.Id == subject).Select(person => person.NumberType).SingleAsync(cancellation);
        return new(inquiry, consent, partner, subject, numberType.Jurisdiction(), purpose, row.MadeAt, row.ToInquiry().Fields, used.Use);
    }

    public async Task<bool> TryIssueAsync(AdverseAction action, Notice told, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        context.AdverseActions.Add(AdverseActionRow.Of(action));
        context.Notices.Add(NoticeRow.Of(told));
        return await SavedAsync(context, transaction, cancellation);
    }

    public async Task<AdverseAction?> FindAsync(AdverseActionId id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return (await context.AdverseActions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id.Value, cancellation))?.ToAction();
    }

    public async Task<IReadOnlyList<AdverseAction>> OfSubjectAsync(SubjectId subject, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = context.AdverseActions.AsNoTracking().Where(row => row.SubjectId == subject);
        if (after is (var at, var id))
            rows = rows.Where(row => row.IssuedAt < at || (row.IssuedAt == at && row.Id.CompareTo(id) < 0));
        return [.. (await rows.OrderByDescending(row => row.IssuedAt).ThenByDescending(row => row.Id).Take(first).ToListAsync(cancellation)).Select(row => row.ToAction())];
    }

    public async Task<IReadOnlyList<HumanReview>> ReviewsOfAsync(IReadOnlyCollection<AdverseActionId> actions, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var ids = actions.Select(action => action.Value).ToList();
        var rows = await context.HumanReviews.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.AdverseActionId))
            .OrderBy(row => row.RequestedAt).ThenBy(row => row.Id).ToListAsync(cancellation);
        return [.. rows.Select(row => row.ToReview())];
    }

    public async Task<ReviewOfAction?> FindReviewAsync(HumanReviewId id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return (await WithActions(context, context.HumanReviews.AsNoTracking().Where(row => row.Id == id.Value)).SingleOrDefaultAsync(cancellation))?.ToReview();
    }

    public async Task<IReadOnlyList<ReviewOfAction>> ReviewsAsync(
        PartnerId? partner, bool? open, DateTimeOffset? requestedBefore, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = context.HumanReviews.AsNoTracking();
        if (partner is { } one)
            rows = rows.Where(row => row.PartnerId == one);
        if (open is { } still)
            rows = still ? rows.Where(row => row.DecidedAt == null) : rows.Where(row => row.DecidedAt != null);
        if (requestedBefore is { } before)
            rows = rows.Where(row => row.RequestedAt < before);
        if (after is (var at, var id))
            rows = rows.Where(row => row.RequestedAt > at || (row.RequestedAt == at && row.Id.CompareTo(id) > 0));
        var found = await WithActions(context, rows).OrderBy(one => one.Review.RequestedAt).ThenBy(one => one.Review.Id).Take(first).ToListAsync(cancellation);
        return [.. found.Select(one => one.ToReview())];
    }

    public async Task<bool> TryWriteAsync(HumanReview review, Notice told, CancellationToken cancellation)
    {
        var row = HumanReviewRow.Of(review);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        if (review.Version == 1)
            context.HumanReviews.Add(row);
        else if (await ReplaceAsync(context, row, cancellation) != 1)
            return false;
        context.Notices.Add(NoticeRow.Of(told));
        return await SavedAsync(context, transaction, cancellation);
    }

    private static Task<int> ReplaceAsync(BureauDbContext context, HumanReviewRow row, CancellationToken cancellation) =>
        context.HumanReviews.Where(stored => stored.Id == row.Id && stored.Version == row.Version - 1).ExecuteUpdateAsync(
            set => set.SetProperty(stored => stored.Outcome, row.Outcome)
                .SetProperty(stored => stored.OutcomeReason, row.OutcomeReason)
                .SetProperty(stored => stored.DecidedBy, row.DecidedBy)
                .SetProperty(stored => stored.DecidedAt, row.DecidedAt)
                .SetProperty(stored => stored.Version, row.Version),
            cancellation);

    private static async Task<bool> SavedAsync(BureauDbContext context, WriteTransaction transaction, CancellationToken cancellation)
    {
        try
        {
            await context.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException exception) when (exception.InnerException is { } cause && context.Furnished.WasOvertaken(cause))
        {
            return false;
        }

        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static IQueryable<OfAction> WithActions(BureauDbContext context, IQueryable<HumanReviewRow> reviews) =>
        reviews.Join(context.AdverseActions, review => review.AdverseActionId, action => action.Id, (review, action) => new OfAction { Review = review, Action = action });

    private sealed class OfAction
    {
        public required HumanReviewRow Review { get; init; }

        public required AdverseActionRow Action { get; init; }

        public ReviewOfAction ToReview() => new(Review.ToReview(), Action.ToAction());
    }
}
