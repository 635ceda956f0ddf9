using Bureau.Domain.Consents;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Storage;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>The ledger's contract, on every store.</summary>
[Collection(Databases.Collection)]
public sealed class InquiryLedgerTests(Databases databases)
{
    [Theory, EveryStore]
    public async Task Commits_WhenNothingHasChanged(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var grant = await database.AddGrantAsync();
        var inquiry = TestDatabase.Disclosure(grant);

        Assert.Equal(CommitOutcome.Committed, await database.Ledger().CommitAsync(inquiry));

        var (_, kept) = Assert.Single(await database.Ledger().OfSubjectAsync(grant.Subject!.Value, 10, null, CancellationToken.None));
        Assert.Equal(inquiry.Fields, kept.Fields);
        Assert.Equal(inquiry, kept with { Fields = inquiry.Fields });
    }

    [Theory, EveryStore]
    public async Task CommitsARefusal_WhateverItNames(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var ledger = database.Ledger();
        var grant = await database.AddGrantAsync();

        Assert.Equal(CommitOutcome.Committed, await ledger.CommitAsync(TestDatabase.Refusal(PartnerId.New(), ConsentId.New(), null)));
        Assert.Equal(CommitOutcome.Committed, await ledger.CommitAsync(TestDatabase.Refusal(grant.Partner, grant.Id, grant.Subject)));

        var rows = await database.InquiriesAsync();
        Assert.Equal(["CONSENT_NOT_FOUND", "CONSENT_NOT_FOUND"], rows.Select(row => row.Denial));
        Assert.Null(rows[0].SubjectId);
        Assert.Null(rows[0].ConsentVersion);
    }

    [Theory, EveryStore]
    public async Task IsStale_WhenTheConsentHasChanged(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var grant = await database.AddGrantAsync();
        Assert.True(await database.Consents().TryWriteAsync(ConsentStep.Changing(grant.Revoke(DateTimeOffset.UtcNow).Value!), CancellationToken.None));
        await LeavesNoTraceAsync(database, TestDatabase.Disclosure(grant));
    }

    [Theory, EveryStore]
    public async Task IsStale_WhenThereIsNoSuchConsent(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var grant = await database.AddGrantAsync();
        await LeavesNoTraceAsync(database, TestDatabase.Disclosure(grant with { Id = ConsentId.New() }));
    }

    [Theory, EveryStore]
    public async Task IsStale_WhenTheAgreementHasChanged(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var grant = await database.AddGrantAsync();
        await database.ChangeAsync($"UPDATE partners SET version = 2");
        await LeavesNoTraceAsync(database, TestDatabase.Disclosure(grant));
    }

    [Theory, EveryStore]
    public async Task IsStale_WhenThePartnerIsSuspended_EvenAtTheSameVersion(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var grant = await database.AddGrantAsync();
        await database.ChangeAsync($"UPDATE partners SET suspended = {true}");
        await LeavesNoTraceAsync(database, TestDatabase.Disclosure(grant));
    }

    [Theory, EveryStore]
    public async Task IsStale_WhenTheFileHasChanged(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var grant = await database.AddGrantAsync();
        await database.ChangeAsync($"UPDATE credit_files SET version = 2");
        await LeavesNoTraceAsync(database, TestDatabase.Disclosure(grant));
    }

    [Theory, EveryStore]
    public async Task IsStale_WhenTheFileIsFrozen_EvenAtTheSameVersion(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var grant = await database.AddGrantAsync();
        await database.ChangeAsync($"UPDATE credit_files SET frozen = {true}");
        await LeavesNoTraceAsync(database, TestDatabase.Disclosure(grant));
    }

    [Theory, EveryStore]
    public async Task IsStale_WhenTheFileIsClosed_EvenAtTheSameVersion(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var grant = await database.AddGrantAsync();
        await database.ChangeAsync($"UPDATE credit_files SET closed_at = {DateTimeOffset.UtcNow.UtcTicks}");
        await LeavesNoTraceAsync(database, TestDatabase.Disclosure(grant));
    }

    [Theory, EveryStore]
    public async Task CommitsByAThaw_UntilItsEnd_AndNotWhenItWasTakenBack(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var grant = await database.AddGrantAsync();
        await database.ChangeAsync($"UPDATE credit_files SET frozen = {true}");
        var disclosure = TestDatabase.Disclosure(grant);
        Inquiry ThawedUntil(DateTimeOffset end) => disclosure with { Id = InquiryId.New(), DecidedOn = disclosure.DecidedOn! with { ThawedUntil = end } };

        await LeavesNoTraceAsync(database, ThawedUntil(DateTimeOffset.UtcNow.AddSeconds(-1)));
        Assert.Equal(CommitOutcome.Committed, await database.Ledger().CommitAsync(ThawedUntil(DateTimeOffset.UtcNow.AddHours(1))));
        await database.ChangeAsync($"UPDATE credit_files SET version = 2");
        Assert.Equal(CommitOutcome.Stale, await database.Ledger().CommitAsync(ThawedUntil(DateTimeOffset.UtcNow.AddHours(1))));
    }

    [Theory, EveryStore]
    public async Task IsStale_WhenTheConsentIsNotGranted_EvenAtTheSameVersion(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var grant = await database.AddGrantAsync();
        await database.ChangeAsync($"UPDATE consent_grants SET status = {(int)ConsentStatus.Revoked}");
        await LeavesNoTraceAsync(database, TestDatabase.Disclosure(grant));
    }

    [Theory, EveryStore]
    public async Task IsStale_WhenTheConsentHasEndedSinceItWasDecidedOn(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var grant = await database.AddGrantAsync();
        await database.ChangeAsync($"UPDATE consent_grants SET expires_at = {DateTimeOffset.UtcNow.UtcTicks}");
        await LeavesNoTraceAsync(database, TestDatabase.Disclosure(grant));
    }

    [Theory, EveryStore]
    public async Task WritesANewUseWithItsAnswer_AndRaisesTheConsent(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var grant = await database.AddGrantAsync();
        var inquiry = TestDatabase.Disclosure(grant, newUse: true);

        Assert.Equal(CommitOutcome.Committed, await database.Ledger().CommitAsync(inquiry));

        var now = await database.Consents().FindAsync(grant.Id, Domain.Freshness.Live, CancellationToken.None);
        var use = Assert.Single(now!.Uses);
        Assert.Equal(grant.Version + 1, now.Version);
        Assert.Equal(inquiry.DecidedOn!.NewUse!.Answer, use.Answer);
        Assert.Equal(inquiry.DecidedOn.NewUse.At, use.At);
        Assert.Equal(inquiry.DecidedOn.NewUse.Question, use.Question);
        Assert.Equal(inquiry.Id, Assert.Single(await database.UsesAsync(grant.Id)).InquiryId);
    }

    [Theory, EveryStore]
    public async Task JudgesEachInquiryOfABatchByItself(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var partner = (await database.AddPartnerAsync()).Id;
        var good = await database.AddGrantAsync(partner, await database.AddSubjectAsync());
        var revoked = await database.AddGrantAsync(partner, await database.AddSubjectAsync());
        await database.Consents().TryWriteAsync(ConsentStep.Changing(revoked.Revoke(DateTimeOffset.UtcNow).Value!), CancellationToken.None);

        var outcomes = await CommitTogetherAsync(
            database,
            good,
            TestDatabase.Disclosure(good),
            TestDatabase.Disclosure(revoked),
            TestDatabase.Refusal(partner, revoked.Id, revoked.Subject),
            TestDatabase.Disclosure(good, newUse: true),
            TestDatabase.Disclosure(good, newUse: true),
            TestDatabase.Disclosure(good));

        Assert.Equal(
            [CommitOutcome.Committed, CommitOutcome.Stale, CommitOutcome.Committed, CommitOutcome.Committed, CommitOutcome.Stale, CommitOutcome.Committed],
            outcomes);
        Assert.Equal(5, (await database.InquiriesAsync()).Count);
        Assert.Single(await database.UsesAsync(good.Id));
        Assert.Equal(good.Version + 1, (await database.Consents().FindAsync(good.Id, Domain.Freshness.Live, CancellationToken.None))!.Version);
    }

    [Theory, EveryStore]
    public async Task CommitsOneNewUse_WhenTwoNodesMakeItAtOnce(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var partner = (await database.AddPartnerAsync()).Id;
        InquiryLedger[] nodes = [database.Ledger(), database.Ledger()];
        for (var round = 0; round < 20; round++)
        {
            var grant = await database.AddGrantAsync(partner, await database.AddSubjectAsync());
            var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => nodes[i % 2].CommitAsync(TestDatabase.Disclosure(grant, newUse: true)))));
            Assert.Equal(1, outcomes.Count(outcome => outcome is CommitOutcome.Committed));
            Assert.Equal(7, outcomes.Count(outcome => outcome is CommitOutcome.Stale));
            Assert.Single(await database.UsesAsync(grant.Id));
        }

        Assert.Equal(20, (await database.InquiriesAsync()).Count);
    }

    [Theory, EveryStore]
    public async Task CommitsEverything_WhenTwoNodesShareConsentsInAnyOrder(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var partner = (await database.AddPartnerAsync()).Id;
        var grants = new List<ConsentGrant>();
        for (var i = 0; i < 8; i++)
            grants.Add(await database.AddGrantAsync(partner, await database.AddSubjectAsync(), new FrequencyBound(int.MaxValue, null)));
        InquiryLedger[] nodes = [database.Ledger(), database.Ledger()];

        // Every client goes through the consents in another order; one in four inquiries is a new use and may find its version raised.
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 32).Select(client => Task.Run(async () =>
        {
            var mine = new List<CommitOutcome>();
            var random = new Random(client);
            for (var i = 0; i < 20; i++)
            {
                var grant = (await database.Consents().FindAsync(grants[random.Next(grants.Count)].Id, Domain.Freshness.Live, CancellationToken.None))!;
                mine.Add(await nodes[client % 2].CommitAsync(TestDatabase.Disclosure(grant, newUse: random.Next(4) == 0)));
            }

            return mine;
        })));

        var all = outcomes.SelectMany(mine => mine).ToList();
        Assert.DoesNotContain(CommitOutcome.Unavailable, all);
        Assert.Equal(all.Count(outcome => outcome is CommitOutcome.Committed), (await database.InquiriesAsync()).Count);
        foreach (var grant in grants)
        {
            var now = await database.Consents().FindAsync(grant.Id, Domain.Freshness.Live, CancellationToken.None);
            Assert.Equal(grant.Version + now!.Uses.Count, now.Version);
        }
    }

    [Theory, EveryStore]
    public async Task PagesBySequence_NewestFirst(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var ledger = database.Ledger();
        var grant = await database.AddGrantAsync();
        var subject = grant.Subject!.Value;
        var made = new List<InquiryId>();
        for (var i = 0; i < 5; i++)
        {
            var inquiry = TestDatabase.Disclosure(grant);
            made.Insert(0, inquiry.Id);
            await ledger.CommitAsync(inquiry);
        }

        var first = await ledger.OfSubjectAsync(subject, 3, null, CancellationToken.None);
        var second = await ledger.OfSubjectAsync(subject, 3, first[^1].Sequence, CancellationToken.None);

        Assert.Equal(made[..3], first.Select(entry => entry.Inquiry.Id));
        Assert.Equal(made[3..], second.Select(entry => entry.Inquiry.Id));
        Assert.Empty(await ledger.OfSubjectAsync(await database.AddSubjectAsync(), 3, null, CancellationToken.None));
    }

    /// <summary>Whether it makes a new use or repeats an answer: a provider may write the two in different ways.</summary>
    private static async Task LeavesNoTraceAsync(TestDatabase database, Inquiry inquiry)
    {
        var use = new ConsentUse(inquiry.Question, inquiry.MadeAt, "{}");
        foreach (var made in (ConsentUse?[])[use, null])
            Assert.Equal(CommitOutcome.Stale, await database.Ledger().CommitAsync(inquiry with { DecidedOn = inquiry.DecidedOn! with { NewUse = made } }));
        Assert.Empty(await database.InquiriesAsync());
        Assert.Empty(await database.UsesAsync(inquiry.Consent));
    }

    /// <summary>Commits these in one batch: a first inquiry waits for a lock while they arrive.</summary>
    private static async Task<IReadOnlyList<CommitOutcome>> CommitTogetherAsync(TestDatabase database, ConsentGrant held, params Inquiry[] inquiries)
    {
        var ledger = database.Ledger();
        Task<CommitOutcome> first;
        List<Task<CommitOutcome>> others;
        await using (await database.HoldAsync(held.Id))
        {
            first = ledger.CommitAsync(TestDatabase.Disclosure(held));
            await Task.Delay(50);
            others = [.. inquiries.Select(ledger.CommitAsync)];
        }

        Assert.Equal(CommitOutcome.Committed, await first);
        return await Task.WhenAll(others);
    }
}
