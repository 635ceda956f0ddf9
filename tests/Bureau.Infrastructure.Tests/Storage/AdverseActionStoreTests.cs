using Bureau.Domain;
using Bureau.Domain.AdverseActions;
using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>Adverse action notices and human reviews on every store.</summary>
[Collection(Databases.Collection)]
public sealed class AdverseActionStoreTests(Databases databases)
{
    private const string Question = "deposit-waiver:Car";

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Theory, EveryStore]
    public async Task FindsTheVeryAnswer_ThatAnInquiryMadeOrRepeated(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var store = new AdverseActionStore(database.Contexts);
        var grant = await database.AddGrantAsync();
        var made = TestDatabase.Disclosure(grant, newUse: true);
        Assert.Equal(CommitOutcome.Committed, await database.Ledger().CommitAsync(made));
        var repeated = TestDatabase.Disclosure(grant with { Version = grant.Version + 1 });
        Assert.Equal(CommitOutcome.Committed, await database.Ledger().CommitAsync(repeated));
        var second = await database.AddGrantAsync(grant.Partner, grant.Subject!.Value);
        var elsewhere = TestDatabase.Disclosure(second);
        Assert.Equal(CommitOutcome.Committed, await database.Ledger().CommitAsync(elsewhere));

        foreach (var inquiry in (Inquiry[])[made, repeated, elsewhere])
        {
            var used = (await store.FindUsedAsync(inquiry.Id, inquiry.Consent, grant.Partner, default))!;
            Assert.Equal((inquiry.Id, grant.Subject, Jurisdiction.Cn, Purpose.RentalDeposit), (used.Inquiry, (SubjectId?)used.Subject, used.Jurisdiction, used.Purpose));
            Assert.Equal((Question, made.DecidedOn!.NewUse!.Answer), (used.Use.Question, used.Use.Answer));
            Assert.Equal(TestDatabase.Fields, used.Fields);
        }

        // A recall marks the use; the answer that was given stays what it was.
        await database.ChangeAsync($"UPDATE consent_uses SET question = {ConsentUseRow.Recalled + Question}");
        Assert.Equal(made.DecidedOn!.NewUse!.Answer, (await store.FindUsedAsync(repeated.Id, grant.Id, grant.Partner, default))?.Use.Answer);
    }

    [Theory, EveryStore]
    public async Task FindsNothing_OfWhatWasRefused_OrIsAnothers(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var store = new AdverseActionStore(database.Contexts);
        var grant = await database.AddGrantAsync();
        var second = await database.AddGrantAsync(grant.Partner, grant.Subject!.Value);
        var refused = TestDatabase.Refusal(grant.Partner, grant.Id, grant.Subject);
        var made = TestDatabase.Disclosure(grant, newUse: true);
        await database.Ledger().CommitAsync(refused);
        await database.Ledger().CommitAsync(made);

        Assert.NotNull(await store.FindUsedAsync(made.Id, grant.Id, grant.Partner, default));
        Assert.Null(await store.FindUsedAsync(refused.Id, grant.Id, grant.Partner, default));
        Assert.Null(await store.FindUsedAsync(made.Id, second.Id, grant.Partner, default));
        Assert.Null(await store.FindUsedAsync(made.Id, grant.Id, PartnerId.New(), default));
        Assert.Null(await store.FindUsedAsync(InquiryId.New(), grant.Id, grant.Partner, default));
    }

    [Theory, EveryStore]
    public async Task GivesBackWhatWasStored_AndOneNoticeOfAnInquiry(StorageProvider provider)
    {
        var (database, store) = await StoreAsync(provider);
        var action = Action(SubjectId.New());
        var issued = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            var one = action with { Id = AdverseActionId.New() };
            return store.TryIssueAsync(one, one.IssuedNotice(), default);
        })));
        Assert.Single(issued, stored => stored);

        var kept = Assert.Single(await store.OfSubjectAsync(action.Subject, 10, null, default));
        Assert.Equal(action.Notice.Reasons, kept.Notice.Reasons);
        Assert.Equal(action.Notice.Fields, kept.Notice.Fields);
        Assert.Equal(action.Notice with { Reasons = [], Fields = [] }, kept.Notice with { Reasons = [], Fields = [] });
        Assert.Equal(kept.IssuedAt, (await store.FindAsync(kept.Id, default))?.IssuedAt);
        Assert.Null(await store.FindAsync(AdverseActionId.New(), default));
        Assert.Equal([(NoticeKind.AdverseAction, kept.Id.Value)], await ToldAsync(database));
    }

    [Theory, EveryStore]
    public async Task TakesOneOpenReviewOfADecision_AndOneOutcome(StorageProvider provider)
    {
        var (database, store) = await StoreAsync(provider);
        var action = Action(SubjectId.New());
        Assert.True(await store.TryIssueAsync(action, action.IssuedNotice(), default));
        var review = HumanReview.Request(action, "Not mine — 不是我的.", Now);
        Assert.True(await store.TryWriteAsync(review, review.RequestedNotice(), default));
        var other = HumanReview.Request(action, null, Now);
        Assert.False(await store.TryWriteAsync(other, other.RequestedNotice(), default));

        var outcomes = await Task.WhenAll(Enum.GetValues<ReviewOutcome>().Select(outcome => Task.Run(() =>
            store.TryWriteAsync(review.Record(outcome, "Looked.", "Clerk 7", Now).Value!, review.DecidedNotice(outcome, Now), default))));
        Assert.Single(outcomes, stored => stored);
        Assert.True(await store.TryWriteAsync(other, other.RequestedNotice(), default));

        var found = (await store.FindReviewAsync(review.Id, default))!;
        Assert.Equal(review with { Outcome = found.Review.Outcome, Reason = "Looked.", Reviewer = "Clerk 7", DecidedAt = Now, Version = 2 }, found.Review);
        Assert.Equal(action.Inquiry, found.Action.Inquiry);
        Assert.Equal(2, (await store.ReviewsOfAsync([action.Id, AdverseActionId.New()], default)).Count);
        Assert.Null(await store.FindReviewAsync(HumanReviewId.New(), default));
        Assert.Equal(4, (await ToldAsync(database)).Count);
    }

    [Theory, EveryStore]
    public async Task HidesNothing_WhenAPageEndsBetweenTwoOfOneMoment(StorageProvider provider)
    {
        var (_, store) = await StoreAsync(provider);
        var (subject, partner) = (SubjectId.New(), PartnerId.New());
        for (var i = 0; i < 5; i++)
        {
            var action = Action(subject) with { Partner = partner };
            await store.TryIssueAsync(action, action.IssuedNotice(), default);
            var review = HumanReview.Request(action, null, Now);
            await store.TryWriteAsync(review, review.RequestedNotice(), default);
        }

        var actions = new List<AdverseActionId>();
        PlaceInTime? after = null;
        while (await store.OfSubjectAsync(subject, 2, after, default) is { Count: > 0 } page)
        {
            actions.AddRange(page.Select(action => action.Id));
            after = page[^1].Place;
        }

        var reviews = new List<HumanReviewId>();
        after = null;
        while (await store.ReviewsAsync(partner, open: true, Now.AddTicks(1), 2, after, default) is { Count: > 0 } page)
        {
            reviews.AddRange(page.Select(one => one.Review.Id));
            after = new(page[^1].Review.RequestedAt, page[^1].Review.Id.Value);
        }

        Assert.Equal((5, 5), (actions.Count, actions.Distinct().Count()));
        Assert.Equal((5, 5), (reviews.Count, reviews.Distinct().Count()));
        Assert.Equal(5, (await store.ReviewsAsync(null, null, null, 10, null, default)).Count);
        Assert.Empty(await store.ReviewsAsync(partner, open: false, null, 10, null, default));
        Assert.Empty(await store.ReviewsAsync(partner, open: true, Now, 10, null, default));
        Assert.Empty(await store.ReviewsAsync(PartnerId.New(), null, null, 10, null, default));
    }

    private async Task<(TestDatabase Database, AdverseActionStore Store)> StoreAsync(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        return (database, new AdverseActionStore(database.Contexts));
    }

    private static async Task<List<(NoticeKind Kind, Guid About)>> ToldAsync(TestDatabase database)
    {
        await using var context = await database.Contexts.CreateDbContextAsync();
        return [.. (await context.Notices.AsNoTracking().ToListAsync()).Select(notice => (notice.Kind, notice.About))];
    }

    private static AdverseAction Action(SubjectId subject) => new(
        AdverseActionId.New(), InquiryId.New(), ConsentId.New(), PartnerId.New(), subject,
        new AdverseActionNotice(
            ActionTaken.PricedWorse, "Harbour — 港湾", Purpose.LoanUnderwriting, Now.AddDays(-1), ["CreditSummary.score"], null,
            new NoticedScore(486, 350, 950, Band.Poor, "bureau-credit-2", Now.AddDays(-1)), [new ReasonCode("PAYMENTS_MISSED", "Payments were missed.")], "Bureau", "Text."),
        Now);
}
