using Bureau.Domain;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disputes;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Bureau.Infrastructure.Tests.Files;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>Disputes and statements on every store.</summary>
[Collection(Databases.Collection)]
public sealed class DisputeStoreTests(Databases databases)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Theory, EveryStore]
    public async Task GivesBackWhatWasStored_AndRaisesTheFile(StorageProvider provider)
    {
        var (store, import, subject) = await WithAccountAsync(provider);
        var dispute = Opened(subject, import.Furnisher.Id, "A-000001") with
        {
            Statement = "Not mine — 不是我的.",
            EvidenceSha256 = [.. Enumerable.Repeat((byte)7, 32)],
            Print = new EntryPrint(new DateOnly(2026, 10, 31), new string('A', 64)),
        };
        Assert.True(await store.TryWriteAsync(dispute, 1, [Notice.To(import.Furnisher.Id, NoticeKind.DisputeOpened, dispute.Id.Value, Now)], default));
        var closed = dispute.Answer(DisputeOutcome.Deleted, "Wrong person.", "Clerk 1", "Clerk 2", null, Now).Value!;
        Assert.True(await store.TryWriteAsync(closed, 2, [closed.ClosedNotice(Now)], default));
        var certified = closed.Reinsert("Head of records", Now.AddDays(1)).Value!;
        Assert.True(await store.TryWriteAsync(certified, 3, [], default));

        var said = (await store.OfSubjectAsync(subject, default))!;

        Assert.Equal(4, said.FileVersion);
        var kept = Assert.Single(said.Disputes);
        Assert.Equal(certified.EvidenceSha256, kept.EvidenceSha256);
        Assert.Equal(certified with { EvidenceSha256 = null }, kept with { EvidenceSha256 = null });
        Assert.Equal(subject, await store.SubjectOfAsync(dispute.Id, default));
        Assert.Null(await store.SubjectOfAsync(DisputeId.New(), default));
        await using var context = import.Context();
        Assert.Equal([NoticeKind.DisputeOpened, NoticeKind.DisputeClosed], (await context.Notices.AsNoTracking().ToListAsync()).Select(notice => notice.Kind).Order());
    }

    [Theory, EveryStore]
    public async Task WritesNothing_WhenTheFileOrTheDisputeHasChanged(StorageProvider provider)
    {
        var (store, import, subject) = await WithAccountAsync(provider);
        var dispute = Opened(subject, import.Furnisher.Id, "A-000001");
        var notice = Notice.To(import.Furnisher.Id, NoticeKind.DisputeOpened, dispute.Id.Value, Now);
        Assert.False(await store.TryWriteAsync(dispute, 2, [notice], default));
        Assert.True(await store.TryWriteAsync(dispute, 1, [], default));
        var withdrawn = dispute.Withdraw(Now).Value!;
        Assert.True(await store.TryWriteAsync(withdrawn, 2, [], default));
        Assert.False(await store.TryWriteAsync(withdrawn, 3, [notice], default));

        await using var context = import.Context();
        Assert.Empty(await context.Notices.ToListAsync());
        Assert.Equal(3, (await context.CreditFiles.AsNoTracking().SingleAsync(file => file.SubjectId == subject)).Version);
    }

    [Theory, EveryStore]
    public async Task FindsTheEntry_ByANumberThatItHadBefore_AndWhenItWasDeletedAndFurnishedAgain(StorageProvider provider)
    {
        var (store, import, subject) = await WithAccountAsync(provider);
        var dispute = Opened(subject, import.Furnisher.Id, "A-000001");
        await store.TryWriteAsync(dispute, 1, [], default);
        await store.TryWriteAsync(new Statement(StatementId.New(), subject, dispute.Entry, "Not mine.", null, Now, null), 2, default);
        Assert.Equal("Not mine.", Assert.Single((await ReadAsync(import, subject)).Statements).Statement.Text);

        TradelineRow row;
        await using (var context = import.Context())
        {
            row = await context.Tradelines.AsNoTracking().SingleAsync(tradeline => tradeline.SubjectId == subject);
            await context.Tradelines.Where(tradeline => tradeline.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(tradeline => tradeline.AccountNumber, "Z-9"));
            context.FormerAccountNumbers.Add(new FormerAccountNumberRow { FurnisherId = row.FurnisherId, AccountNumber = "A-000001", TradelineId = row.Id });
            await context.SaveChangesAsync();
        }

        Assert.True(Assert.Single((await ReadAsync(import, subject)).Tradelines).Disputed);
        await using (var context = import.Context())
            await context.Tradelines.Where(tradeline => tradeline.Id == row.Id).ExecuteDeleteAsync();
        Assert.Empty((await ReadAsync(import, subject)).Statements);
        await store.TryWriteAsync(dispute.Answer(DisputeOutcome.Deleted, "Wrong.", "A", "B", null, Now).Value!, 3, [], default);
        await import.StoredAsync(string.Join('\n', FurnishingText.Header, FurnishingText.Row(1), FurnishingText.Row(2)) + "\n");

        Assert.Empty((await ReadAsync(import, subject)).Tradelines);
        Assert.Single((await StoredAsync(import, subject)).RetainedAt(Now).Tradelines);
        Assert.Null((await StoredAsync(import, subject)).ObsoleteAt(Now));
    }

    [Theory, EveryStore]
    public async Task HidesNoDispute_WhenAPageEndsBetweenTwoOfOneMoment(StorageProvider provider)
    {
        var (store, import, subject) = await WithAccountAsync(provider);
        for (var i = 0; i < 5; i++)
            await store.TryWriteAsync(Opened(subject, import.Furnisher.Id, $"A-{i}"), 1 + i, [], default);

        var mine = new List<DisputeId>();
        PlaceInTime? after = null;
        while (await store.PageOfSubjectAsync(subject, 2, after, default) is { Count: > 0 } page)
        {
            mine.AddRange(page.Select(dispute => dispute.Id));
            after = new(page[^1].OpenedAt, page[^1].Id.Value);
        }

        var theirs = new List<DisputeId>();
        after = null;
        while (await store.PageOfPartnerAsync(import.Furnisher.Id, DisputeStatus.Open, Now, 2, after, default) is { Count: > 0 } page)
        {
            theirs.AddRange(page.Select(dispute => dispute.Id));
            after = new(page[^1].OpenedAt, page[^1].Id.Value);
        }

        Assert.Equal(5, mine.Distinct().Count());
        Assert.Equal(5, mine.Count);
        Assert.Equal(mine.AsEnumerable().Reverse(), theirs);
        Assert.Empty(await store.PageOfPartnerAsync(PartnerId.New(), null, Now, 10, null, default));
    }

    [Theory, EveryStore]
    public async Task TellsWhatHasLapsed_ByTheDayOfEachJurisdiction(StorageProvider provider)
    {
        var (store, import, subject) = await WithAccountAsync(provider);
        var dispute = Opened(subject, import.Furnisher.Id, "A-000001");
        await store.TryWriteAsync(dispute, 1, [], default);
        var midnight = new DateTimeOffset(2026, 12, 12, 16, 0, 0, TimeSpan.Zero);

        Assert.Empty(await store.OverdueAsync(midnight.AddTicks(-1), null, 10, default));
        Assert.Equal(dispute.Id, Assert.Single(await store.OverdueAsync(midnight, null, 10, default)).Id);
        Assert.Empty(await store.OverdueAsync(midnight, dispute.Id, 10, default));
        Assert.Single(await store.PageOfPartnerAsync(import.Furnisher.Id, DisputeStatus.Suppressed, midnight, 10, null, default));
        Assert.Empty(await store.PageOfPartnerAsync(import.Furnisher.Id, DisputeStatus.Open, midnight, 10, null, default));

        await using (var context = import.Context())
            await context.Subjects.ExecuteUpdateAsync(set => set.SetProperty(person => person.NumberType, IdentityNumberType.UsSsn));
        Assert.Empty(await store.OverdueAsync(midnight, null, 10, default));
        Assert.Single(await store.OverdueAsync(midnight.AddHours(13), null, 10, default));
    }

    [Theory, EveryStore]
    public async Task TellsANoticeOnce(StorageProvider provider)
    {
        var (store, import, subject) = await WithAccountAsync(provider);
        var about = Guid.CreateVersion7();
        for (var i = 0; i < 2; i++)
            await store.TellOnceAsync(Notice.To(subject, NoticeKind.DisputeClosed, about, Now, ("outcome", "FRIVOLOUS")), default);
        await using var context = import.Context();
        Assert.Single(await context.Notices.ToListAsync());
    }

    private async Task<(DisputeStore Store, Import Import, SubjectId Subject)> WithAccountAsync(StorageProvider provider)
    {
        var import = await Import.IntoAsync(await databases.CreateAsync(provider));
        await import.StoredAsync(string.Join('\n', FurnishingText.Header, FurnishingText.Row(1)) + "\n");
        await using var context = import.Context();
        return (new DisputeStore(import.Database.Contexts), import, (await context.Subjects.AsNoTracking().SingleAsync()).Id);
    }

    private static Dispute Opened(SubjectId subject, PartnerId furnisher, string account) => new()
    {
        Id = DisputeId.New(),
        Subject = subject,
        Jurisdiction = Jurisdiction.Cn,
        Entry = new FileEntry.Account(furnisher, account),
        AnsweredBy = furnisher,
        Reason = DisputeReason.NotMine,
        Statement = null,
        EvidenceSha256 = null,
        Print = null,
        OpenedAt = Now,
        DueOn = new DateOnly(2026, 12, 12),
        Status = DisputeStatus.Open,
        Version = 1,
    };

    private static async Task<CreditFile> ReadAsync(Import import, SubjectId subject) => (await StoredAsync(import, subject)).ReadableAt(Now);

    private static async Task<StoredCreditFile> StoredAsync(Import import, SubjectId subject) => (await new CreditFileStore(import.Database.Contexts).ReadAsync(subject, 1, default))!;
}
