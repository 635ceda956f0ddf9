using System.Collections.Frozen;
using Bureau.Domain;
using Bureau.Domain.Companies;
using Bureau.Domain.Corrections;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>Listings of people and of companies, on every store.</summary>
[Collection(Databases.Collection)]
public sealed class ListingStoreTests(Databases databases)
{
    private const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static readonly DateTimeOffset Noon = new(2030, 3, 15, 4, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2030, 3, 15);

    [Theory, EveryStore]
    public async Task GivesBackAListing_WithEveryField_AfterEveryStep(StorageProvider provider)
    {
        var (store, _, subject) = await CreateAsync(provider);
        var listing = Proposed();
        await StepAsync(store, subject, listing, before: null);
        foreach (var step in new Func<Listing, Outcome<Listing>>[]
        {
            before => before.RecordNotice(NoticeChannel.HandedOver, Today, "Post 1", Hash, Jurisdiction.Cn, Noon),
            before => before.OpenAppeal("It was paid.", Today, Noon),
            before => before.DecideAppeal(AppealOutcome.Dismissed, "It was not.", "Judge Two", Today, Noon),
            before => before.Activate(SubjectKind.Person, Today.AddDays(16)),
            before => before.Repair("It was paid now.", Today.AddDays(20), Noon.AddDays(20)),
        })
        {
            var held = await store.FindAsync(new(listing.Id), default);
            Assert.Equal((new ListedOne.Person(subject), listing), (held!.Holder.About, held.Listing));
            listing = step(listing).Value!;
            await StepAsync(store, subject, listing, held.Listing);
        }

        Assert.Equal(listing, (await store.FindAsync(new(listing.Id), default))!.Listing);
        Assert.Equal([listing], (await store.OfPersonAsync(subject, default))!.Listings);
        Assert.Null(await store.FindAsync(new(Guid.NewGuid()), default));
        Assert.Null(await store.OfPersonAsync(SubjectId.New(), default));
    }

    [Theory, EveryStore]
    public async Task KeepsInEffect_WhatWasStoredBeforeListingsHadStates(StorageProvider provider)
    {
        var (store, database, subject) = await CreateAsync(provider);
        var (id, person) = (Guid.CreateVersion7(), subject.Value);
        await using (var context = await database.Contexts.CreateDbContextAsync())
        {
            var migrator = context.GetService<IMigrator>();
            await migrator.MigrateAsync("HumanReviews");
            await context.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO listings (id, subject_id, colour, domain, authority, legal_basis, reason, effective_from, effective_until)
                VALUES ({id}, {person}, {(int)ListColour.Black}, {(int)RecordDomain.Judicial}, {"A court"}, {"An article"}, {"A debt"}, {Today}, {Today.AddYears(1)})
                """);
            await migrator.MigrateAsync();
        }

        var listing = Assert.Single((await store.OfPersonAsync(subject, default))!.Listings);
        Assert.Equal((id, "A court", ListingStatus.Active, 1L), (listing.Id, listing.Authority, listing.Status, listing.Version));
        Assert.True(listing.InEffect(Today));
        Assert.Equal(new ListedOne.Person(subject), (await store.FindAsync(new(id), default))!.Holder.About);
    }

    [Theory, EveryStore]
    public async Task WritesNothing_WhenTheFileOrTheListingHasChanged(StorageProvider provider)
    {
        var (store, database, subject) = await CreateAsync(provider);
        var listing = Proposed();
        var holder = new ListingHolder(new ListedOne.Person(subject), Jurisdiction.Cn, 1, null);
        Assert.True(await store.TryWriteAsync(holder, listing, [], default));
        Assert.False(await store.TryWriteAsync(holder, Proposed(), [Notice.To(subject, NoticeKind.ListingChanged, listing.Id, Noon)], default));
        var next = listing.Withdraw("By mistake.", Today, Noon).Value!;
        Assert.False(await store.TryWriteAsync(new(new ListedOne.Person(subject), Jurisdiction.Cn, 2, listing with { Version = 7 }), next, [], default));
        Assert.Equal([listing], (await store.OfPersonAsync(subject, default))!.Listings);
        await using var context = await database.Contexts.CreateDbContextAsync();
        Assert.Empty(await context.Notices.ToListAsync());
    }

    [Theory, EveryStore]
    public async Task KeepsWhatAnActiveListingSaid_UntilItsReadersAreTold(StorageProvider provider)
    {
        var (store, database, subject) = await CreateAsync(provider);
        var active = Proposed() with { Status = ListingStatus.Active };
        var proposed = Proposed();
        await StepAsync(store, subject, active, null);
        await StepAsync(store, subject, proposed, null);
        await StepAsync(store, subject, proposed.Withdraw("By mistake.", Today, Noon).Value!, proposed);
        var appealed = active.OpenAppeal("It was paid.", Today, Noon).Value!;
        await StepAsync(store, subject, appealed, active);
        await StepAsync(store, subject, appealed.Repair("It was.", Today, Noon).Value!, appealed);

        var corrections = await new CorrectionStore(database.Contexts, new byte[32]).OfFileAsync(subject, default);
        var delisted = Assert.IsType<Correction.Delisted>(Assert.Single(corrections));
        Assert.True(delisted.Before.InEffect(Today));
        Assert.Equal(active.Id, delisted.Before.Id);
    }

    [Theory, EveryStore]
    public async Task FindsWhatHasExpired_ByTheDayOfItsJurisdiction(StorageProvider provider)
    {
        var (store, _, subject) = await CreateAsync(provider);
        var listing = Proposed() with { EffectiveUntil = Today };
        await StepAsync(store, subject, listing, null);
        var midnight = new DateTimeOffset(2030, 3, 15, 16, 0, 0, TimeSpan.Zero);
        Assert.Empty(await store.OverdueAsync(midnight.AddTicks(-1), null, 10, default));
        Assert.Equal(listing, Assert.Single(await store.OverdueAsync(midnight, null, 10, default)).Listing);
        Assert.Empty(await store.OverdueAsync(midnight, new(listing.Id), 10, default));
    }

    [Theory, EveryStore]
    public async Task AnImport_AddsChangesAndLeaves_AndAnotherOfTheSame_ChangesNothing(StorageProvider provider)
    {
        var (store, database, _) = await CreateAsync(provider);
        List<ListedCompany> list = [.. Enumerable.Range(0, 50).Select(number => Listed($"{number}"))];
        Assert.Equal(new ListingsWritten(50, 0, 0), await store.WriteAsync(Bank.Id, List, list, Noon, default));
        Assert.Equal(new ListingsWritten(0, 0, 50), await store.WriteAsync(Bank.Id, List, [.. list.Select(entry => Listed(entry.SourceKey, at: Noon.AddDays(1)))], Noon, default));
        list[7] = Listed("7", "Corruption.");
        list.Add(Listed("50"));
        Assert.Equal(new ListingsWritten(1, 1, 49), await store.WriteAsync(Bank.Id, List, list, Noon, default));

        var company = await ListedCompanyAsync(database);
        var stored = (await store.OfCompaniesAsync([company], default))[company].ToList();
        Assert.Equal(51, stored.Count);
        Assert.Equal(2, stored.Single(entry => entry.Reason == "Corruption.").Version);
        Assert.All(stored, entry => Assert.Equal(ListingStatus.Active, entry.Status));
        Assert.Empty(await store.OfCompaniesAsync([CompanyId.New()], default));
        Assert.Equal(new ListingsWritten(1, 0, 0), await store.WriteAsync(OtherBank.Id, List, [Listed("7", by: OtherBank)], Noon, default));
    }

    [Theory, EveryStore]
    public async Task WhatAListHasNoMore_Ends_AndWhatItHasAgain_GoesOn(StorageProvider provider)
    {
        var (store, database, _) = await CreateAsync(provider);
        await store.WriteAsync(Bank.Id, List, [Listed("1"), Listed("2", "Second.")], Noon, default);
        await store.WriteAsync(OtherBank.Id, List, [Listed("1", by: OtherBank)], Noon, default);
        var company = await ListedCompanyAsync(database);
        Assert.Equal(1, await store.EndMissingAsync(Bank.Id, "", new HashSet<string> { "1" }, Noon, default));
        Assert.Equal(0, await store.EndMissingAsync(Bank.Id, "", new HashSet<string> { "1" }, Noon, default));
        var ended = (await store.OfCompaniesAsync([company], default))[company].Single(entry => entry.Reason == "Second.");
        Assert.Equal((ListingStatus.Withdrawn, Noon, false), (ended.Status, ended.EndedAt, ended.InEffect(Today)));

        Assert.Equal(new ListingsWritten(0, 1, 0), await store.WriteAsync(Bank.Id, List, [Listed("2", "Second.")], Noon, default));
        Assert.True((await store.OfCompaniesAsync([company], default))[company].Single(entry => entry.Reason == "Second.").InEffect(Today));
    }

    [Fact]
    public void WhatItsAuthorityHasEndedHere_StaysEnded_ThoughItsListStillHasIt()
    {
        var entry = Entry(CompanyId.New(), "1");
        var repaired = entry with { Listing = entry.Listing.Repair("It was paid.", Today, Noon).Value! };
        Assert.Same(repaired, Entry(entry.Company, "1").After(repaired));
    }

    private static readonly CompanySource List = new("made-up list", IsList: true);

    private static readonly PartnerAgreement Bank = new(
        PartnerId.New(), "A made-up bank", Tier.Authority, Suspended: false, FrozenSet<Purpose>.Empty, FrozenDictionary<DepositCategory, DepositThreshold>.Empty, 1)
    {
        Accredited = new[] { RecordDomain.Judicial }.ToFrozenSet(),
    };

    private static readonly PartnerAgreement OtherBank = Bank with { Id = PartnerId.New(), Name = "Another bank" };

    private static Listing Proposed() => Listing.Propose(
        Bank,
        new(ListColour.Black, RecordDomain.Judicial, "Made-up Act, § 1", "A debt.", $"{Guid.NewGuid()}", Today, Today.AddYears(2), "Clerk One")
        {
            Class = ListingClass.Serious,
            Amount = new Money(12.50m, "CNY"),
            RepairRoute = "Pay.",
        },
        SubjectKind.Person, [], Today, Noon).Value!;

    private static CompanyListing Entry(CompanyId company, string key, string reason = "Fraud.", DateTimeOffset? at = null, PartnerAgreement? by = null) => new(
        company, key,
        Listing.Publish(
            by ?? Bank,
            new(ListColour.Black, ListingClass.Serious, RecordDomain.Judicial, "Made-up Rules", reason, new(2029, 1, 1), new(2029, 1, 1), null, "Made-up list") { Amount = new Money(1, "EUR") },
            Jurisdiction.Us, at ?? Noon).Value!);

    private static ListedCompany Listed(string key, string reason = "Fraud.", DateTimeOffset? at = null, PartnerAgreement? by = null) => new(
        new("firm", new([CompanyName.Read("Made-up Firm Ltd", CompanyNameKind.Legal).Value!], JurisdictionCode.Read("US-NY").Value)), key, Entry(CompanyId.New(), key, reason, at, by).Listing);

    private static async Task<CompanyId> ListedCompanyAsync(TestDatabase database)
    {
        await using var context = await database.Contexts.CreateDbContextAsync();
        return new((await context.Companies.SingleAsync(company => company.Source == List.Name)).Id);
    }

    private static async Task StepAsync(ListingStore store, SubjectId subject, Listing next, Listing? before)
    {
        var version = (await store.OfPersonAsync(subject, default))!.FileVersion;
        Assert.True(await store.TryWriteAsync(new(new ListedOne.Person(subject), Jurisdiction.Cn, version, before), next, [], default));
    }

    private async Task<(ListingStore Store, TestDatabase Database, SubjectId Subject)> CreateAsync(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        return (new ListingStore(database.Contexts, TimeProvider.System), database, await database.AddSubjectAsync());
    }
}
