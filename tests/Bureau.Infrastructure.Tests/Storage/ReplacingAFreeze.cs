using Bureau.Domain;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>A freeze and its thaws on every store, with the notice of each step.</summary>
[Collection(Databases.Collection)]
public sealed class ReplacingAFreeze(Databases databases)
{
    private static readonly DateTimeOffset Now = new(2030, 3, 15, 12, 0, 0, TimeSpan.Zero);

    [Theory, EveryStore]
    public async Task KeepsFreezeAndThaws_AndTheNoticeOfEachStep(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var files = new CreditFileStore(database.Contexts);
        var (subject, one, another) = (await database.AddSubjectAsync(), (await database.AddPartnerAsync()).Id, (await database.AddPartnerAsync()).Id);
        async Task<FileHead> StoreAsync(Outcome<FileHead> step)
        {
            Assert.True(await files.TryReplaceHeadAsync(step.Value!, Notice.To(subject, NoticeKind.FileFrozen, subject.Value, Now), CancellationToken.None));
            return (await files.FindHeadAsync(subject, Freshness.Live, CancellationToken.None))!;
        }

        var head = await StoreAsync((await files.FindHeadAsync(subject, Freshness.Live, CancellationToken.None))!.Freeze(Now));
        head = await StoreAsync(head.ThawFor(one, Now.AddHours(1), Now));
        head = await StoreAsync(head.ThawFor(another, Now.AddHours(2), Now));
        Assert.Equal(new HashSet<Thaw> { new(one, Now.AddHours(1), Now), new(another, Now.AddHours(2), Now) }, head.Thaws.ToHashSet());
        head = await StoreAsync(head.Thaw());

        Assert.Equal(new FileHead(subject, 5, false), head);
        await using var context = await database.Contexts.CreateDbContextAsync();
        Assert.Empty(context.Thaws);
        Assert.Equal(4, await context.Notices.CountAsync(notice => notice.SubjectId == subject));
    }

    [Theory, EveryStore]
    public async Task WritesNothing_WhenTheFileHasChangedSince(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var files = new CreditFileStore(database.Contexts);
        var (subject, partner) = (await database.AddSubjectAsync(), (await database.AddPartnerAsync()).Id);
        var next = (await files.FindHeadAsync(subject, Freshness.Live, CancellationToken.None))!.Freeze(Now).Value!.ThawFor(partner, Now.AddHours(1), Now).Value!;

        Assert.False(await files.TryReplaceHeadAsync(next, Notice.To(subject, NoticeKind.FileFrozen, subject.Value, Now), CancellationToken.None));

        await using var context = await database.Contexts.CreateDbContextAsync();
        Assert.Equal((false, 0, 0), ((await context.CreditFiles.SingleAsync()).Frozen, await context.Thaws.CountAsync(), await context.Notices.CountAsync()));
    }

    [Theory, EveryStore]
    public async Task ListsThePartnersThatReadFiles_ByNameOrByDealings(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var directory = new PartnerDirectory(database.Contexts);
        var grant = await database.AddGrantAsync();
        var other = (await database.AddPartnerAsync()).Id;
        await database.ChangeAsync($"UPDATE partners SET name = '100% Harbour', tier = {(int)Tier.Lender} WHERE id = {other.Value}");

        Assert.Equal([grant.Partner], (await directory.OfSubjectAsync(grant.Subject!.Value, 50, CancellationToken.None)).Select(entry => entry.Id));
        Assert.Equal(2, (await directory.SearchAsync("harBOUR", 50, CancellationToken.None)).Count);
        Assert.Equal([new PartnerEntry(other, "100% Harbour", Tier.Lender)], await directory.SearchAsync("0% h", 50, CancellationToken.None));
        await database.ChangeAsync($"UPDATE partners SET tier = {(int)Tier.Furnisher}");
        Assert.Empty(await directory.SearchAsync("harbour", 50, CancellationToken.None));
    }
}
