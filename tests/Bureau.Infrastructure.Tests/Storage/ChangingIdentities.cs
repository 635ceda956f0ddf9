using Bureau.Domain;
using Bureau.Domain.Consents;
using Bureau.Domain.IdentityChanges;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>A confirmed change of who somebody is on every store: whole, or not at all.</summary>
[Collection(Databases.Collection)]
public sealed class ChangingIdentities(Databases databases)
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private static readonly PartnerId Proposer = new(Guid.NewGuid());
    private static readonly PartnerId Other = new(Guid.NewGuid());

    [Theory, EveryStore]
    public async Task WritesNothing_WhenAFileAConsentOrTheChangeItselfHasChangedSince(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var changes = new IdentityChangeStore(database.Contexts, TestDatabase.Vault);
        var grant = await database.AddGrantAsync();
        var subject = grant.Subject!.Value;
        var (change, step) = await DeathAsync(changes, subject);

        await database.ChangeAsync($"UPDATE credit_files SET version = version + 1 WHERE subject_id = {subject.Value}");
        Assert.False(await changes.TryApplyAsync(step, CancellationToken.None));
        step = IdentityStep.Death(step.Change, (await changes.StandingAsync(subject, Now, CancellationToken.None))!, Now).Value!;
        await database.ChangeAsync($"UPDATE consent_grants SET version = version + 1 WHERE id = {grant.Id.Value}");
        Assert.False(await changes.TryApplyAsync(step, CancellationToken.None));
        step = IdentityStep.Death(step.Change, (await changes.StandingAsync(subject, Now, CancellationToken.None))!, Now).Value!;
        var later = await database.AddGrantAsync(grant.Partner, subject);
        Assert.False(await changes.TryApplyAsync(step, CancellationToken.None));

        await using (var context = await database.Contexts.CreateDbContextAsync())
        {
            Assert.Null((await context.Subjects.SingleAsync(row => row.Id == subject)).DeceasedOn);
            Assert.Null((await context.CreditFiles.SingleAsync(row => row.SubjectId == subject)).ClosedAt);
            Assert.Equal(0, await context.Notices.CountAsync());
            Assert.Equal(IdentityChangeStatus.Proposed, (await changes.FindAsync(change.Id, CancellationToken.None))!.Status);
        }

        step = IdentityStep.Death(step.Change, (await changes.StandingAsync(subject, Now, CancellationToken.None))!, Now).Value!;
        Assert.True(await changes.TryApplyAsync(step, CancellationToken.None));
        Assert.False(await changes.TryApplyAsync(step, CancellationToken.None));
        Assert.Equal(ConsentStatus.Expired, (await database.Consents().FindAsync(later.Id, Freshness.Live, CancellationToken.None))!.Status);
    }

    [Theory, EveryStore]
    public async Task LeavesNoRowThatNamesTheDuplicate_ButItsOwnFile(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var changes = new IdentityChangeStore(database.Contexts, TestDatabase.Vault);
        var (first, second, third) = (TestDatabase.SomebodyNew(), TestDatabase.SomebodyNew(), TestDatabase.SomebodyNew());
        var (duplicate, between, kept) = (await database.AddSubjectAsync(first), await database.AddSubjectAsync(second), await database.AddSubjectAsync(third));
        var grant = await database.AddGrantAsync((await database.AddPartnerAsync()).Id, duplicate);
        Assert.Equal(Domain.Inquiries.CommitOutcome.Committed, await database.Ledger().CommitAsync(TestDatabase.Disclosure(grant)));

        // One after the other, so that the first is found through two.
        await MergeAsync(changes, duplicate, between);
        await MergeAsync(changes, between, kept);

        var subjects = new SubjectStore(database.Contexts, TestDatabase.Vault);
        foreach (var identity in (Identity[])[first, second, third])
            Assert.Equal(kept, await subjects.FindAsync(identity, CancellationToken.None));
        foreach (var token in (SubjectId[])[duplicate, between, kept])
            Assert.Equal(kept, await subjects.KeptAsync(token, CancellationToken.None));
        Assert.Equal(kept, (await database.Consents().FindAsync(grant.Id, Freshness.Live, CancellationToken.None))!.Subject);

        // The ledger is as it was, and what was committed of the duplicate in the moment of the merge is found too.
        Assert.Equal(Domain.Inquiries.CommitOutcome.Committed, await database.Ledger().CommitAsync(TestDatabase.Refusal(grant.Partner, grant.Id, duplicate)));
        Assert.Equal(2, (await database.Ledger().OfSubjectAsync(kept, 10, null, CancellationToken.None)).Count);
        Assert.Empty(await database.Ledger().OfSubjectAsync(between, 10, null, CancellationToken.None));
        Assert.Equal(new NumberOwner(kept, false), await changes.OwnerAsync(first.Number, CancellationToken.None));
        Assert.Equal(new NumberOwner(kept, true), await changes.OwnerAsync(third.Number, CancellationToken.None));
        await using var context = await database.Contexts.CreateDbContextAsync();
        Assert.Equal([duplicate, duplicate], await context.Inquiries.Select(inquiry => inquiry.SubjectId).ToListAsync());
        foreach (var entity in MergingSubjects.Moved(context.Model))
        {
            var left = await context.Database.SqlQueryRaw<int>(
                string.Concat("SELECT COUNT(*) AS \"Value\" FROM ", entity.GetTableName(), " WHERE subject_id IN ({0}, {1})"), duplicate.Value, between.Value).SingleAsync();
            Assert.True(left == 0, entity.GetTableName());
        }
    }

    [Fact]
    public void EveryTableThatNamesASubject_GoesOver_ButWhatIsTheFilesOwn()
    {
        using var context = BureauContexts.Of(StorageProvider.Sqlite, "Data Source=:memory:", null).CreateDbContext();
        var moved = MergingSubjects.Moved(context.Model).Select(entity => entity.ClrType).ToHashSet();
        var named = context.Model.GetEntityTypes().Where(entity => entity.GetProperties().Any(property =>
            property.ClrType == typeof(SubjectId) || property.ClrType == typeof(SubjectId?))).Select(entity => entity.ClrType).ToHashSet();
        Assert.Equal(
            [typeof(ConsentChangeRow), typeof(CreditFileRow), typeof(IdentityChangeRow), typeof(InquiryRow), typeof(ScoreRow), typeof(SubjectRow), typeof(ThawRow)],
            named.Except(moved).OrderBy(type => type.Name, StringComparer.Ordinal));
    }

    [Theory, EveryStore]
    public async Task ANumberThatSomebodyHad_IsNobodyElses_EvenWhenTwoChangesMeet(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var changes = new IdentityChangeStore(database.Contexts, TestDatabase.Vault);
        var (one, other) = (TestDatabase.SomebodyNew(), TestDatabase.SomebodyNew());
        var (first, second) = (await database.AddSubjectAsync(one), await database.AddSubjectAsync(other));

        // The second was decided on while the first still had the number.
        var taking = await NewNumberAsync(changes, second, one.Number);
        Assert.True(await changes.TryApplyAsync(await NewNumberAsync(changes, first, TestDatabase.SomebodyNew().Number), CancellationToken.None));
        Assert.False(await changes.TryApplyAsync(taking, CancellationToken.None));
        Assert.Equal(new NumberOwner(first, false), await changes.OwnerAsync(one.Number, CancellationToken.None));
        Assert.Equal(new NumberOwner(second, true), await changes.OwnerAsync(other.Number, CancellationToken.None));
    }

    private static async Task<(IdentityChange Change, IdentityStep Step)> DeathAsync(IdentityChangeStore changes, SubjectId subject)
    {
        var standing = (await changes.StandingAsync(subject, Now, CancellationToken.None))!;
        var proposed = IdentityChange.Death(standing.Person, new(2020, 1, 1), "Seen.", Proposer, Now).Value!;
        await changes.AddAsync(proposed, CancellationToken.None);
        return (proposed, IdentityStep.Death(proposed.Confirm(Other, Now).Value!, standing, Now).Value!);
    }

    private static async Task MergeAsync(IdentityChangeStore changes, SubjectId duplicate, SubjectId kept)
    {
        var (from, to) = ((await changes.StandingAsync(duplicate, Now, CancellationToken.None))!, (await changes.StandingAsync(kept, Now, CancellationToken.None))!);
        var proposed = IdentityChange.Merge(from.Person, to.Person, "Seen.", Proposer, Now).Value!;
        await changes.AddAsync(proposed, CancellationToken.None);
        Assert.True(await changes.TryApplyAsync(IdentityStep.Merge(proposed.Confirm(Other, Now).Value!, from, to, Now).Value!, CancellationToken.None));
    }

    private static async Task<IdentityStep> NewNumberAsync(IdentityChangeStore changes, SubjectId subject, IdentityNumber number)
    {
        var standing = (await changes.StandingAsync(subject, Now, CancellationToken.None))!;
        var proposed = IdentityChange.NewNumber(standing.Person, number, number, "Seen.", Proposer, Now).Value!;
        await changes.AddAsync(proposed, CancellationToken.None);
        return IdentityStep.NewNumber(proposed.Confirm(Other, Now).Value!, standing, Now).Value!;
    }
}
