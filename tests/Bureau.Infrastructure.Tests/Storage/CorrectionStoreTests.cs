using Bureau.Domain.Consents;
using Bureau.Domain.Corrections;
using Bureau.Domain.Disputes;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Bureau.Infrastructure.Tests.Files;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>Corrections and recalls on every store.</summary>
[Collection(Databases.Collection)]
public sealed class CorrectionStoreTests(Databases databases)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Theory, EveryStore]
    public async Task KeepsWhatAReadFileSaidBefore_InTheTransactionOfTheImport(StorageProvider provider)
    {
        var (store, import, grant) = await ReadAsync(provider);

        await import.StoredAsync(File(Row("2026-09-30"), Row("2026-10-31", balance: "77")));

        var correction = Assert.IsType<Correction.Furnished>(Assert.Single(await store.OfFileAsync(grant.Subject!.Value, default)));
        Assert.Equal((1.5m, 77m), (correction.Account.Before.Latest.CurrentBalance, correction.Account.After!.Latest.CurrentBalance));
        Assert.Single(correction.Account.Before.Months);
        Assert.Equal([(correction.Id, grant.Subject!.Value)], await store.PendingAsync(null, 10, default));
        Assert.Empty(await store.PendingAsync(correction.Id, 10, default));
    }

    [Theory, EveryStore]
    public async Task KeepsNothing_OfMonthsThatAreNew_OfRowsThatComeAgain_AndOfFilesThatNobodyRead(StorageProvider provider)
    {
        var (store, import, _) = await ReadAsync(provider);

        await import.StoredAsync(File(FurnishingText.Row(2)));
        await import.StoredAsync(File(Row("2026-08-31"), Row("2026-09-30"), Row("2026-10-31"), FurnishingText.Row(2).Replace(",2.5,", ",9,", StringComparison.Ordinal)));

        Assert.Empty(await store.PendingAsync(null, 10, default));
    }

    [Theory, EveryStore]
    public async Task KeepsWhatAReviewChanged_WhenTheRowsAreThePersons(StorageProvider provider)
    {
        var (store, import, grant) = await ReadAsync(provider);
        await import.StoredAsync(File(Row("2026-10-31", balance: "77").Replace("Account Holder", "Somebody Else", StringComparison.Ordinal)));
        Assert.Empty(await store.PendingAsync(null, 10, default));
        var reviews = new MatchReviewStore(import.Database.Contexts, import.Store, TestDatabase.Vault);
        var review = Assert.Single(await reviews.OpenAsync(10, null, default));

        Assert.Equal(1, (await reviews.DecideAsync(new MatchDecision(review.Id, MatchVerdict.Same, "The same.", PartnerId.New(), Now), default)).Value!.Stored);

        var correction = Assert.IsType<Correction.Furnished>(Assert.Single(await store.OfFileAsync(grant.Subject!.Value, default)));
        Assert.Equal((Now, 77m), (correction.At, correction.Account.After!.Latest.CurrentBalance));
    }

    [Theory, EveryStore]
    public async Task KeepsTheEndOfADispute_ThatHidesAnEntry_AndNoOther(StorageProvider provider)
    {
        var (store, import, grant) = await ReadAsync(provider);
        var subject = grant.Subject!.Value;
        var disputes = new DisputeStore(import.Database.Contexts);
        var (deleted, verified) = (Opened(subject, import.Furnisher.Id), Opened(subject, import.Furnisher.Id));
        Assert.True(await disputes.TryWriteAsync(deleted, 1, [], default));
        Assert.True(await disputes.TryWriteAsync(verified, 2, [], default));
        Assert.True(await disputes.TryWriteAsync(verified.Answer(DisputeOutcome.Verified, "Right.", "A", "B", null, Now).Value!, 3, [], default));
        var closed = deleted.Answer(DisputeOutcome.Deleted, "Wrong.", "A", "B", null, Now).Value!;
        Assert.True(await disputes.TryWriteAsync(closed, 4, [], default));
        Assert.True(await disputes.TryWriteAsync(closed.Reinsert("C", Now).Value!, 5, [], default));

        Assert.Equal(deleted.Id, Assert.IsType<Correction.Hidden>(Assert.Single(await store.OfFileAsync(subject, default))).Dispute);
    }

    [Theory, EveryStore]
    public async Task TellsOnce_EndsTheAnswer_AndForgetsTheCorrection(StorageProvider provider)
    {
        var (store, import, grant) = await ReadAsync(provider);
        var subject = grant.Subject!.Value;
        await import.StoredAsync(File(Row("2026-10-31", balance: "77")));
        var pending = await store.OfFileAsync(subject, default);
        var readings = await store.ReadingsAsync(subject, default);
        var reading = Assert.Single(readings.Readings);
        var recall = Recall(store, reading, "a");

        Assert.Equal(1, await store.TryTellAsync([recall], [reading], readings, pending, default));
        Assert.Equal(0, await store.TryTellAsync([recall], [reading], readings, pending, default));

        Assert.Empty(await store.PendingAsync(null, 10, default));
        Assert.Equal(recall.Recall.Id, Assert.Single(await store.ListAsync(grant.Partner, unacknowledged: true, 10, null, default)).Id);
        Assert.Equal(recall.Recall.Fields, Assert.Single(await store.OfSubjectAsync(subject, 10, null, default)).Fields);
        Assert.Single((await import.Database.UsesAsync(grant.Id)), use => use.Question.StartsWith(ConsentUseRow.Recalled, StringComparison.Ordinal));
        await using var context = import.Context();
        Assert.Single(await context.Notices.Where(notice => notice.Kind == NoticeKind.ValueCorrected).ToListAsync());

        // The use stays made, and what was recalled may be found wrong again.
        Assert.Equal(reading.Use.Question, Assert.Single((await store.ReadingsAsync(subject, default)).Readings).Use.Question);
        Assert.Null(await store.AcknowledgeAsync(recall.Recall.Id, PartnerId.New(), Now, default));
        Assert.Equal(Now, (await store.AcknowledgeAsync(recall.Recall.Id, grant.Partner, Now, default))!.AcknowledgedAt);
        Assert.Equal(Now, (await store.AcknowledgeAsync(recall.Recall.Id, grant.Partner, Now.AddDays(1), default))!.AcknowledgedAt);
        Assert.Empty(await store.ListAsync(null, unacknowledged: true, 10, null, default));
    }

    [Theory, EveryStore]
    public async Task WritesNothing_WhenAWrongAnswerWasRepeatedMeanwhile(StorageProvider provider)
    {
        var (store, import, grant) = await ReadAsync(provider);
        var subject = grant.Subject!.Value;
        await import.StoredAsync(File(Row("2026-10-31", balance: "77")));
        var pending = await store.OfFileAsync(subject, default);
        var readings = await store.ReadingsAsync(subject, default);
        Assert.Equal(CommitOutcome.Committed, await import.Database.Ledger().CommitAsync(
            TestDatabase.Disclosure(grant) with { DecidedOn = new DecidedOn(grant.Version + 1, 1, 2, null) }));

        Assert.Null(await store.TryTellAsync([Recall(store, readings.Readings[0], "a")], readings.Readings, readings, pending, default));

        Assert.Single(await store.PendingAsync(null, 10, default));
        Assert.Empty(await store.ListAsync(null, unacknowledged: false, 10, null, default));
        Assert.Equal(2, Assert.Single((await store.ReadingsAsync(subject, default)).Readings).Inquiries.Count);
    }

    [Theory, EveryStore]
    public async Task TellsOnce_WhenTwoNodesTellTheSame(StorageProvider provider)
    {
        var (store, import, grant) = await ReadAsync(provider);
        await import.StoredAsync(File(Row("2026-10-31", balance: "77")));
        var pending = await store.OfFileAsync(grant.Subject!.Value, default);
        var readings = await store.ReadingsAsync(grant.Subject!.Value, default);
        var recalls = Enumerable.Range(0, 4).Select(_ => Recall(store, readings.Readings[0], "a")).ToList();

        var told = await Task.WhenAll(recalls.Select(recall => Task.Run(() => store.TryTellAsync([recall], readings.Readings, readings, pending, default))));

        Assert.Equal([0, 0, 0, 1], told.Order());
        await using var context = import.Context();
        Assert.Single(await context.Notices.Where(notice => notice.Kind == NoticeKind.ValueCorrected).ToListAsync());
    }

    [Theory, EveryStore]
    public async Task HidesNoRecall_WhenAPageEndsBetweenTwoOfOneMoment(StorageProvider provider)
    {
        var (store, _, grant) = await ReadAsync(provider);
        var readings = await store.ReadingsAsync(grant.Subject!.Value, default);
        await store.TryTellAsync([.. Enumerable.Range(0, 5).Select(i => Recall(store, readings.Readings[0], $"{i}"))], readings.Readings, readings, [], default);

        var seen = new List<RecallId>();
        Domain.PlaceInTime? after = null;
        while (await store.ListAsync(grant.Partner, unacknowledged: false, 2, after, default) is { Count: > 0 } page)
        {
            seen.AddRange(page.Select(recall => recall.Id));
            after = page[^1].Place;
        }

        Assert.Equal((5, 5), (seen.Count, seen.Distinct().Count()));
    }

    private static (CorrectionRecall Recall, Notice Notice) Recall(CorrectionStore store, PastReading reading, string print)
    {
        var inquiry = reading.Inquiries[0];
        var recall = new CorrectionRecall(
            store.IdOf(inquiry.Id, print), inquiry.Id, inquiry.Consent, reading.Grant.Partner, reading.Grant.Subject!.Value, null, inquiry.Fields, inquiry.At, Now, null);
        return (recall, Notice.To(recall.Partner, NoticeKind.ValueCorrected, recall.Id.Value, Now));
    }

    private static Dispute Opened(SubjectId subject, PartnerId furnisher) => new()
    {
        Id = DisputeId.New(),
        Subject = subject,
        Jurisdiction = Jurisdiction.Cn,
        Entry = new FileEntry.Account(furnisher, "A-000001"),
        AnsweredBy = furnisher,
        Reason = DisputeReason.NotMine,
        Statement = null,
        EvidenceSha256 = null,
        Print = null,
        OpenedAt = Now,
        DueOn = new DateOnly(2026, 12, 13),
        Status = DisputeStatus.Open,
        Version = 1,
    };

    private static string File(params string[] rows) => string.Join('\n', [FurnishingText.Header, .. rows]) + "\n";

    private static string Row(string asOf, string balance = "1.5") =>
        FurnishingText.Row(1).Replace("2026-10-31", asOf, StringComparison.Ordinal).Replace(",1.5,", $",{balance},", StringComparison.Ordinal);

    /// <summary>A file of one account, read once.</summary>
    private async Task<(CorrectionStore Store, Import Import, ConsentGrant Grant)> ReadAsync(StorageProvider provider)
    {
        var import = await Import.IntoAsync(await databases.CreateAsync(provider));
        await import.StoredAsync(File(Row("2026-10-31")));
        SubjectId subject;
        await using (var context = import.Context())
            subject = (await context.Subjects.AsNoTracking().SingleAsync()).Id;
        var grant = await import.Database.AddGrantAsync((await import.Database.AddPartnerAsync()).Id, subject);
        Assert.Equal(CommitOutcome.Committed, await import.Database.Ledger().CommitAsync(TestDatabase.Disclosure(grant, newUse: true)));
        return (new CorrectionStore(import.Database.Contexts, new byte[32]), import, grant);
    }
}
