using System.Collections.Frozen;
using Bureau.Domain;
using Bureau.Domain.Companies;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Listings;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>Companies and the record of who looked at them, on every store.</summary>
[Collection(Databases.Collection)]
public sealed class CompanyStoreTests(Databases databases)
{
    private static readonly DateTimeOffset Noon = new(2030, 3, 15, 4, 0, 0, TimeSpan.Zero);
    private static readonly CompanySource Register = new("made-up-register", IsList: false);
    private static readonly CompanySource OtherRegister = new("another-register", IsList: false);
    private static readonly CompanySource SomeList = new("made-up-list", IsList: true);
    private static readonly Lei SomeLei = Lei.Read("00MADEUPSANDBOX0LE" + Lei.CheckDigitsOf("00MADEUPSANDBOX0LE")).Value;
    private static readonly Uscc SomeUscc = Uscc.Accept("91310000MA1FL00XX" + Uscc.CheckCharacterOf("91310000MA1FL00XX")).Value;

    [Theory, EveryStore]
    public async Task GivesBackACompany_WithEveryField_ByEachOfItsIdentifiers(StorageProvider provider)
    {
        var (store, _) = await CreateAsync(provider);
        var facts = Facts("Ünïcode \"Quoted\" & Söhne GmbH 有限公司") with
        {
            Names = [Name("Ünïcode \"Quoted\" & Söhne GmbH 有限公司"), new("Old Name", CompanyNameKind.Former), new("The Shop", CompanyNameKind.Trading)],
            Uscc = SomeUscc,
            Lei = SomeLei,
            Registration = CompanyRegistration.Read("ra000001", "hrb 123").Value!,
            EntityStatus = EntityStatus.Active,
            RegistrationStatus = RegistrationStatus.Lapsed,
            IsPublicBody = true,
            RegisteredOffice = "1 Made-up Street, Nowhere",
            Officers = [new("Chair One", "Chair", new(2020, 1, 1), null)],
        };
        var written = Assert.Single(await store.WriteAsync(Register, [new("1", facts)], Noon, default));
        Assert.Equal(CompanyWriting.Added, written.Outcome);
        foreach (var key in new CompanyKey[]
        {
            new CompanyKey.OfId(written.Id), new CompanyKey.OfLei(SomeLei), new CompanyKey.OfUscc(SomeUscc), new CompanyKey.OfRegistration(CompanyRegistration.Read("RA000001", "HRB 123").Value!),
        })
        {
            var found = (await store.FindAsync(key, Freshness.Live, default))!;
            Assert.Equal(new Company(written.Id, Register.Name, "1", facts, 1, Noon, null), found.Company);
            Assert.Empty(found.Listings);
        }

        Assert.Null(await store.FindAsync(new CompanyKey.OfId(CompanyId.New()), Freshness.Live, default));
        Assert.Equal(written.Id, Assert.Single(await store.ReadAsync([CompanyId.New(), written.Id, written.Id], default)).Company.Id);
        Assert.Equal(written.Id, Assert.Single(await store.OfKeysAsync(Register.Name, ["1", "2"], default)).Value);
    }

    [Theory, EveryStore]
    public async Task AnImport_AddsChangesAndLeaves_AndAnotherOfTheSame_ChangesNothing(StorageProvider provider)
    {
        var (store, _) = await CreateAsync(provider);
        List<CompanyEntry> table = [.. Enumerable.Range(0, 50).Select(number => new CompanyEntry($"{number}", Facts($"Made-up Company {number}")))];
        Assert.All(await store.WriteAsync(Register, table, Noon, default), written => Assert.Equal(CompanyWriting.Added, written.Outcome));
        Assert.All(await store.WriteAsync(Register, table, Noon.AddDays(1), default), written => Assert.Equal(CompanyWriting.Unchanged, written.Outcome));
        table[7] = new("7", Facts("Another Name"));
        table.Add(new("KEY", Facts("Upper")));
        table.Add(new("key", Facts("Lower")));
        var third = await store.WriteAsync(Register, table, Noon.AddDays(2), default);
        Assert.Equal((1, 2, 49), (Count(CompanyWriting.Changed), Count(CompanyWriting.Added), Count(CompanyWriting.Unchanged)));

        var changed = Assert.Single(await store.ReadAsync([third[7].Id], default)).Company;
        Assert.Equal(("Another Name", 2L, Noon.AddDays(2)), (changed.Facts.LegalName, changed.Version, changed.ChangedAt));

        int Count(CompanyWriting outcome) => third.Count(written => written.Outcome == outcome);
    }

    [Theory, EveryStore]
    public async Task WhatATableHasNoMore_HasEndedThere_AndWhatItHasAgain_GoesOn(StorageProvider provider)
    {
        var (store, _) = await CreateAsync(provider);
        var written = await store.WriteAsync(Register, [new("1", Facts("One")), new("2", Facts("Two"))], Noon, default);
        await store.WriteAsync(OtherRegister, [new("2", Facts("Two elsewhere"))], Noon, default);
        Assert.Equal(1, await store.EndMissingAsync(Register, new HashSet<string> { "1" }, Noon.AddDays(1), default));
        Assert.Equal(0, await store.EndMissingAsync(Register, new HashSet<string> { "1" }, Noon.AddDays(1), default));
        Assert.Equal([null, Noon.AddDays(1)], (await store.ReadAsync([written[0].Id, written[1].Id], default)).Select(file => file.Company.EndedAt));
        Assert.Equal(CompanyWriting.Changed, Assert.Single(await store.WriteAsync(Register, [new("2", Facts("Two"))], Noon.AddDays(2), default)).Outcome);
        Assert.Null(Assert.Single(await store.ReadAsync([written[1].Id], default)).Company.EndedAt);
    }

    [Theory, EveryStore]
    public async Task OneIdentifier_IsOneCompany_WhoeverSpeaksOfIt(StorageProvider provider)
    {
        var (store, _) = await CreateAsync(provider);
        var facts = Facts("Made-up Works") with { Lei = SomeLei };
        var listed = Assert.Single(await store.WriteAsync(SomeList, [new("L1", facts)], Noon, default));
        var entered = Assert.Single(await store.WriteAsync(Register, [new("R1", facts with { RegisteredOffice = "Here" })], Noon, default));
        Assert.Equal((listed.Id, CompanyWriting.Changed), (entered.Id, entered.Outcome));
        Assert.Equal(new WrittenCompany(listed.Id, CompanyWriting.Unchanged), Assert.Single(await store.WriteAsync(SomeList, [new("L1", facts)], Noon, default)));
        Assert.Equal(new WrittenCompany(listed.Id, CompanyWriting.HeldElsewhere), Assert.Single(await store.WriteAsync(OtherRegister, [new("X", facts)], Noon, default)));
        Assert.Equal("Here", Assert.Single(await store.ReadAsync([listed.Id], default)).Company.Facts.RegisteredOffice);

        // Two entries of one chunk speak of one company too; a name alone, and a code that is not verified, do not.
        var wrong = Uscc.Accept("91310000MA1FL00XX" + (SomeUscc.Value[^1] == '0' ? '1' : '0')).Value;
        var chunk = await store.WriteAsync(
            SomeList,
            [
                new("a", Facts("A") with { Uscc = SomeUscc }), new("b", Facts("B") with { Uscc = SomeUscc }), new("c", Facts("A")), new("d", Facts("A") with { Uscc = wrong }),
                new("e", Facts("A") with { Uscc = wrong }),
            ],
            Noon, default);
        Assert.Equal(chunk[0].Id, chunk[1].Id);
        Assert.Equal(4, chunk.Select(written => written.Id).Distinct().Count());
    }

    [Theory, EveryStore]
    public async Task ACompanyMovesBehindAllOthers_WhenAnythingOfItChanges(StorageProvider provider)
    {
        var (store, listings) = await CreateAsync(provider);
        var written = await store.WriteAsync(Register, [.. Enumerable.Range(0, 5).Select(number => new CompanyEntry($"{number}", Facts($"Company {number}")))], Noon, default);
        var first = await store.ChangedAsync(null, 3, default);
        var rest = await store.ChangedAsync(first[^1].Place, 10, default);
        Assert.Equal(5, first.Concat(rest).Select(changed => changed.File.Company.Id).Distinct().Count());
        Assert.Empty(await store.ChangedAsync(rest[^1].Place, 10, default));

        await listings.WriteAsync(Bank.Id, Register, [Entry("2", "Company 2", "e")], Noon, default);
        var (place, file) = Assert.Single(await store.ChangedAsync(rest[^1].Place, 10, default));
        Assert.Equal((written[2].Id, 2L, 1), (file.Company.Id, file.Company.Version, file.Listings.Count));
        await listings.EndMissingAsync(Bank.Id, "", new HashSet<string>(), Noon, default);
        Assert.Equal(3, Assert.Single(await store.ChangedAsync(place, 10, default)).File.Company.Version);
    }

    [Theory, EveryStore]
    public async Task TwoImportsAtOnce_EnterACompanyOnce(StorageProvider provider)
    {
        var (store, _) = await CreateAsync(provider);
        var facts = Facts("Made-up Works") with { Lei = SomeLei };
        var written = await Task.WhenAll(Enumerable.Range(0, 6).Select(number => store.WriteAsync(SomeList, [new($"{number}", facts)], Noon, default)));
        Assert.Single(written.SelectMany(one => one).Select(one => one.Id).Distinct());
    }

    [Theory, EveryStore]
    public async Task ALookUp_IsOnRecord_OnlyAtTheVersionThatWasRead_AndUnderAnAgreementInForce(StorageProvider provider)
    {
        var (store, _, database) = await OpenAsync(provider);
        var partner = (await database.AddPartnerAsync()).Id;
        var ledger = new CompanyLedger(database.Contexts, TimeProvider.System, NullLogger<CompanyLedger>.Instance);
        var company = Assert.Single(await store.WriteAsync(Register, [new("1", Facts("One"))], Noon, default)).Id;

        Assert.Equal(CommitOutcome.Stale, await ledger.CommitAsync(LookUp(partner, new ReadCompany(company, 2))));
        Assert.Equal(CommitOutcome.Stale, await ledger.CommitAsync(LookUp(partner, new ReadCompany(CompanyId.New(), 1))));
        Assert.Equal(CommitOutcome.Stale, await ledger.CommitAsync(LookUp(PartnerId.New(), new ReadCompany(company, 1))));
        Assert.Empty(await ledger.OfCompanyAsync(company, 10, null, default));
        var looked = LookUp(partner, new ReadCompany(company, 1));
        Assert.Equal(CommitOutcome.Committed, await ledger.CommitAsync(looked));
        Assert.Equal(CommitOutcome.Committed, await ledger.CommitAsync(LookUp(partner) with { Denial = "COMPANY_NOT_FOUND" }));
        var (sequence, kept) = Assert.Single(await ledger.OfCompanyAsync(company, 10, null, default));
        Assert.Equal((looked.Id, looked.MadeAt, partner, "company", "lei", new ReadCompany(company, 1)), (kept.Id, kept.MadeAt, kept.Partner, kept.Question, kept.Asked, Assert.Single(kept.Read)));
        Assert.Empty(await ledger.OfCompanyAsync(company, 10, sequence, default));

        await using (var context = await database.Contexts.CreateDbContextAsync())
            await context.Partners.Where(row => row.Id == partner).ExecuteUpdateAsync(set => set.SetProperty(row => row.Suspended, true));
        Assert.Equal(CommitOutcome.Stale, await ledger.CommitAsync(LookUp(partner, new ReadCompany(company, 1))));
    }

    private static readonly PartnerAgreement Bank = new(
        PartnerId.New(), "A made-up bank", Tier.Authority, Suspended: false, FrozenSet<Purpose>.Empty, FrozenDictionary<DepositCategory, DepositThreshold>.Empty, 1)
    {
        Accredited = new[] { RecordDomain.Judicial }.ToFrozenSet(),
    };

    private static CompanyInquiry LookUp(PartnerId partner, params ReadCompany[] read) => new(InquiryId.New(), Noon, partner, "company", "lei", read);

    private static CompanyName Name(string text) => CompanyName.Read(text, CompanyNameKind.Legal).Value!;

    private static CompanyFacts Facts(string name) => new([Name(name)], JurisdictionCode.Read("US-NY").Value);

    private static ListedCompany Entry(string companyKey, string name, string key) => new(
        new(companyKey, Facts(name)), key,
        Listing.Publish(
            Bank, new(ListColour.Black, ListingClass.Serious, RecordDomain.Judicial, "Made-up Rules", "Fraud.", new(2029, 1, 1), new(2029, 1, 1), null, "Made-up list"), Jurisdiction.Us, Noon).Value!);

    private async Task<(CompanyStore Store, ListingStore Listings)> CreateAsync(StorageProvider provider)
    {
        var (store, listings, _) = await OpenAsync(provider);
        return (store, listings);
    }

    private async Task<(CompanyStore Store, ListingStore Listings, TestDatabase Database)> OpenAsync(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var listings = new ListingStore(database.Contexts, TimeProvider.System);
        return (new CompanyStore(database.Contexts, listings, new IntegrityStore(database.Contexts), TimeProvider.System), listings, database);
    }
}
