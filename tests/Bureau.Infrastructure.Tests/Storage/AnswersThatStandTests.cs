using Bureau.Domain;
using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Infrastructure.Storage;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>One answer for the same partner, person and question, whatever number of consents they are asked under, on every store.</summary>
[Collection(Databases.Collection)]
public sealed class AnswersThatStandTests(Databases databases)
{
    [Theory, EveryStore]
    public async Task CommitsOneAnswer_WhenTwoNodesAskUnderTwoConsentsAtOnce(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var partner = (await database.AddPartnerAsync()).Id;
        InquiryLedger[] nodes = [database.Ledger(), database.Ledger()];
        for (var round = 0; round < 20; round++)
        {
            var subject = await database.AddSubjectAsync();
            var grants = new List<ConsentGrant>();
            for (var i = 0; i < 4; i++)
                grants.Add(await database.AddGrantAsync(partner, subject));
            var outcomes = await Task.WhenAll(grants.Select((grant, i) => Task.Run(() => nodes[i % 2].CommitAsync(TestDatabase.Disclosure(grant, newUse: true)))));

            Assert.Equal(1, outcomes.Count(outcome => outcome is CommitOutcome.Committed));
            Assert.Equal(3, outcomes.Count(outcome => outcome is CommitOutcome.Stale));
        }

        Assert.Equal(20, (await database.InquiriesAsync()).Count);
    }

    [Theory, EveryStore]
    public async Task TellsASecondConsent_OfTheAnswerThatStands(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var first = await database.AddGrantAsync();
        var second = await database.AddGrantAsync(first.Partner, first.Subject!.Value);
        var answered = TestDatabase.Disclosure(first, newUse: true);
        Assert.Equal(CommitOutcome.Committed, await database.Ledger().CommitAsync(answered));

        var known = await database.Consents().FindAsync(second.Id, Freshness.Live, CancellationToken.None);

        var use = Assert.Single(known!.UsesOfOthers);
        Assert.Equal((answered.Question, answered.DecidedOn!.NewUse!.Answer), (use.Question, use.Answer));
        Assert.Empty(known.Uses);
        Assert.Equal(second.Version, known.Version);
    }

    [Theory, EveryStore]
    public async Task LetsAnotherPartner_AnotherPerson_AndTheDayAfter_HaveAnAnswerOfTheirOwn(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var ledger = database.Ledger();
        var first = await database.AddGrantAsync();
        var answered = TestDatabase.Disclosure(first, newUse: true);
        Assert.Equal(CommitOutcome.Committed, await ledger.CommitAsync(answered));
        var ofAnotherPartner = await database.AddGrantAsync((await database.AddPartnerAsync()).Id, first.Subject!.Value);
        var ofAnotherPerson = await database.AddGrantAsync(first.Partner, await database.AddSubjectAsync());
        foreach (var grant in (ConsentGrant[])[ofAnotherPartner, ofAnotherPerson])
        {
            Assert.Empty((await database.Consents().FindAsync(grant.Id, Freshness.Live, CancellationToken.None))!.UsesOfOthers);
            Assert.Equal(CommitOutcome.Committed, await ledger.CommitAsync(TestDatabase.Disclosure(grant, newUse: true)));
        }

        var second = await database.AddGrantAsync(first.Partner, first.Subject!.Value);
        Assert.Equal(CommitOutcome.Stale, await ledger.CommitAsync(TestDatabase.Disclosure(second, newUse: true)));
        var dayBefore = answered.MadeAt - ConsentUse.AnswerStands;
        await database.ChangeAsync($"UPDATE consent_uses SET at = {dayBefore.UtcTicks}");
        Assert.Empty((await database.Consents().FindAsync(second.Id, Freshness.Live, CancellationToken.None))!.UsesOfOthers);
        Assert.Equal(CommitOutcome.Committed, await ledger.CommitAsync(TestDatabase.Disclosure(second, newUse: true)));
    }

    [Theory, EveryStore]
    public async Task TellsAConsentForMore_OfNoAnswerThatCoversLess(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var less = await database.AddGrantAsync();
        var more = await database.AddGrantAsync(less.Partner, less.Subject!.Value);
        await database.ChangeAsync($"UPDATE consent_grants SET sections = {(int)(Sections.Answer | Sections.Totals)} WHERE id = {more.Id.Value}");
        Assert.Equal(CommitOutcome.Committed, await database.Ledger().CommitAsync(TestDatabase.Disclosure(less, newUse: true)));

        Assert.Empty((await database.Consents().FindAsync(more.Id, Freshness.Live, CancellationToken.None))!.UsesOfOthers);
        Assert.Equal(CommitOutcome.Committed, await database.Ledger().CommitAsync(TestDatabase.Disclosure(more, newUse: true)));
    }

    [Theory, EveryStore]
    public async Task SaysWhichInquiriesWereCharged(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var grant = await database.AddGrantAsync();
        var ledger = database.Ledger();
        await ledger.CommitAsync(TestDatabase.Disclosure(grant, newUse: true));
        await ledger.CommitAsync(TestDatabase.Disclosure(grant with { Version = grant.Version + 1 }));
        await ledger.CommitAsync(TestDatabase.Refusal(grant.Partner, grant.Id, grant.Subject));

        Assert.Equal([false, false, true], (await ledger.OfSubjectAsync(grant.Subject!.Value, 10, null, CancellationToken.None)).Select(entry => entry.Inquiry.Charged));
    }
}
