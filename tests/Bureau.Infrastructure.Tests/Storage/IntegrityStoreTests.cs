using Bureau.Domain.Companies;
using Bureau.Domain.Companies.Integrity;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Infrastructure.Storage;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>Integrity records, on every store.</summary>
[Collection(Databases.Collection)]
public sealed class IntegrityStoreTests(Databases databases)
{
    private const string Source = "made-up-inspectorate";

    private static readonly DateTimeOffset Noon = new(2030, 3, 15, 4, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2030, 3, 15);

    [Theory, EveryStore]
    public async Task GivesBackARecord_WithEveryField(StorageProvider provider)
    {
        var (store, company) = await CreateAsync(provider);
        var record = Penalty("1", company) with
        {
            Record = new(Guid.CreateVersion7(), IntegrityKind.Penalty, RecordDomain.FoodSafety, Today, "A keeper", "Line one.\nLine \"two\" 二")
            {
                Severity = Severity.Serious,
                Amount = new Money(12345678.90m, "CNY"),
                Until = Today.AddDays(10),
            },
        };
        var inspection = Penalty("2", company) with
        {
            Record = new(Guid.CreateVersion7(), IntegrityKind.Inspection, RecordDomain.FoodSafety, Today, "A keeper", "") { Result = 87 },
        };
        Assert.Equal(new RecordsWritten(2, 0, 0), await store.WriteAsync(Source, [record, inspection], Noon, default));
        var found = (await store.OfCompaniesAsync([company, CompanyId.New()], Today, default))[company].ToDictionary(one => one.Id);
        Assert.Equal((record.Record, inspection.Record), (found[record.Record.Id], found[inspection.Record.Id]));
    }

    [Theory, EveryStore]
    public async Task TheSameChunkTwice_ChangesNothing_AndWhatSaysSomethingElse_TakesItsPlace(StorageProvider provider)
    {
        var (store, company) = await CreateAsync(provider);
        List<KeptRecord> chunk = [.. Enumerable.Range(0, 50).Select(number => Penalty($"{number}", company))];
        Assert.Equal(new RecordsWritten(50, 0, 0), await store.WriteAsync(Source, chunk, Noon, default));
        Assert.Equal(new RecordsWritten(0, 0, 50), await store.WriteAsync(Source, [.. chunk.Select(kept => Penalty(kept.Reference, company))], Noon, default));
        chunk[3] = Penalty("3", company, "Something else.");
        Assert.Equal(new RecordsWritten(0, 1, 49), await store.WriteAsync(Source, chunk, Noon, default));
        Assert.Equal(new RecordsWritten(1, 0, 0), await store.WriteAsync("another-source", [chunk[3]], Noon, default));
        Assert.Equal(2, (await store.OfCompaniesAsync([company], Today, default))[company].Count(record => record.Text == "Something else."));
    }

    [Theory, EveryStore]
    public async Task WhatHasEnded_IsNotShown_AndGoesOnWhenItsSourceHasItAgain(StorageProvider provider)
    {
        var (store, company) = await CreateAsync(provider);
        await store.WriteAsync(Source, [Penalty("1", company), Penalty("2", company)], Noon, default);
        Assert.Equal(1, await store.EndMissingAsync(Source, new HashSet<string> { "1" }, Noon, default));
        Assert.Single((await store.OfCompaniesAsync([company], Today, default))[company]);
        Assert.True(await store.TryEndAsync(Source, "1", Noon, default));
        Assert.False(await store.TryEndAsync(Source, "1", Noon, default));
        Assert.False(await store.TryEndAsync(Source, "3", Noon, default));
        Assert.Empty((await store.OfCompaniesAsync([company], Today, default))[company]);
        Assert.Equal(new RecordsWritten(0, 1, 0), await store.WriteAsync(Source, [Penalty("2", company)], Noon, default));
        Assert.Single((await store.OfCompaniesAsync([company], Today, default))[company]);
    }

    [Theory, EveryStore]
    public async Task WhatIsObsolete_IsUnreadableAtOnce_AndDeleted(StorageProvider provider)
    {
        var (store, company) = await CreateAsync(provider);
        await store.WriteAsync(Source, [Penalty("1", company), Penalty("2", company)], Noon, default);
        await store.TryEndAsync(Source, "2", Noon, default);
        var lastDay = Today.AddMonths(12);
        Assert.Single((await store.OfCompaniesAsync([company], lastDay, default))[company]);
        Assert.Empty((await store.OfCompaniesAsync([company], lastDay.AddDays(1), default))[company]);
        Assert.Equal((1, 1), (await store.CountObsoleteAsync(lastDay, default), await store.DeleteObsoleteAsync(lastDay, 10, default)));
        Assert.Equal((1, 1), (await store.CountObsoleteAsync(lastDay.AddDays(1), default), await store.DeleteObsoleteAsync(lastDay.AddDays(1), 10, default)));
        Assert.Equal(0, await store.DeleteObsoleteAsync(DateOnly.MaxValue, 10, default));
    }

    private static KeptRecord Penalty(string reference, CompanyId company, string text = "A fine.") => new(
        company, reference, new(Guid.CreateVersion7(), IntegrityKind.Penalty, RecordDomain.FoodSafety, Today, "A keeper", text) { Severity = Severity.Ordinary });

    private async Task<(IntegrityStore Store, CompanyId Company)> CreateAsync(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var records = new IntegrityStore(database.Contexts);
        var companies = new CompanyStore(database.Contexts, new ListingStore(database.Contexts, TimeProvider.System), records, TimeProvider.System);
        var facts = new CompanyFacts([CompanyName.Read("Made-up Works", CompanyNameKind.Legal).Value!], JurisdictionCode.Read("CN").Value);
        return (records, Assert.Single(await companies.WriteAsync(new("register", IsList: false), [new("1", facts)], Noon, default)).Id);
    }
}
