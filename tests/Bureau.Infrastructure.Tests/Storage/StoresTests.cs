using Bureau.Domain;
using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>The contracts of the stores: what was stored is what is read back, on every store.</summary>
[Collection(Databases.Collection)]
public sealed class StoresTests(Databases databases)
{
    [Theory, EveryStore]
    public async Task GivesBackAConsent_AtEachOfItsSteps(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var consents = database.Consents();
        var at = new DateTimeOffset(2026, 3, 1, 8, 30, 0, TimeSpan.FromHours(8)).AddTicks(1234567);
        var requested = ConsentGrant.Request(
            (await database.AddPartnerAsync()).Id, await database.AddSubjectAsync(), Purpose.LoanMonitoring, Sections.Score | Sections.Lists, TimeSpan.FromDays(365),
            new FrequencyBound(5, TimeSpan.FromDays(30)), at).Value!;

        await consents.TryWriteAsync(ConsentStep.Adding(requested), CancellationToken.None);
        await IsKeptAsync(consents, requested);
        var granted = requested.Grant(at.AddHours(1)).Value!;
        Assert.True(await consents.TryWriteAsync(ConsentStep.Changing(granted), CancellationToken.None));
        await IsKeptAsync(consents, granted);
        var revoked = granted.Revoke(at.AddHours(2)).Value!;
        Assert.True(await consents.TryWriteAsync(ConsentStep.Changing(revoked), CancellationToken.None));
        await IsKeptAsync(consents, revoked);
    }

    [Theory, EveryStore]
    public async Task GivesBackAConsent_WithoutABound_AndWithoutASubject(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var requested = ConsentGrant.Request(
            (await database.AddPartnerAsync()).Id, null, Purpose.RentalDeposit, Sections.Answer, TimeSpan.FromDays(7), FrequencyBound.Once, DateTimeOffset.UtcNow).Value!
            with
        { Frequency = null };
        await database.Consents().TryWriteAsync(ConsentStep.Adding(requested), CancellationToken.None);
        await IsKeptAsync(database.Consents(), requested);
    }

    [Theory, EveryStore]
    public async Task ReplacesNothing_WhenSomebodyElseTookAStep(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var consents = database.Consents();
        var grant = await database.AddGrantAsync();
        var first = grant.Revoke(DateTimeOffset.UtcNow).Value!;
        Assert.True(await consents.TryWriteAsync(ConsentStep.Changing(first), CancellationToken.None));
        Assert.False(await consents.TryWriteAsync(ConsentStep.Changing(grant.Revoke(DateTimeOffset.UtcNow.AddDays(1)).Value!), CancellationToken.None));
        await IsKeptAsync(consents, first);
    }

    [Theory, EveryStore]
    public async Task CountsTheUsesThatStillCount(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var partner = (await database.AddPartnerAsync()).Id;
        var subject = await database.AddSubjectAsync();
        var forLife = await database.AddGrantAsync(partner, subject, FrequencyBound.Once);
        var monthly = await database.AddGrantAsync(partner, subject, new FrequencyBound(5, TimeSpan.FromDays(30)));
        var quarterly = await database.AddGrantAsync(partner, subject, new FrequencyBound(1, TimeSpan.FromDays(90)));
        var now = DateTimeOffset.UtcNow;
        await using (var context = await database.Contexts.CreateDbContextAsync())
        {
            foreach (var consent in new[] { forLife.Id, monthly.Id, quarterly.Id })
            {
                context.ConsentUses.Add(Use(consent, 2, now.AddDays(-32)));
                context.ConsentUses.Add(Use(consent, 3, now.AddDays(-29)));
            }

            await context.SaveChangesAsync();
        }

        Assert.Equal([now.AddDays(-32), now.AddDays(-29)], (await FindAsync(database, forLife.Id)).Uses.Select(use => use.At));
        Assert.Equal([now.AddDays(-29)], (await FindAsync(database, monthly.Id)).Uses.Select(use => use.At));
        Assert.Equal([now.AddDays(-32), now.AddDays(-29)], (await FindAsync(database, quarterly.Id)).Uses.Select(use => use.At));

        static ConsentUseRow Use(ConsentId consent, long version, DateTimeOffset at) => new()
        {
            ConsentId = consent,
            ConsentVersion = version,
            InquiryId = Domain.Inquiries.InquiryId.New(),
            Question = "deposit-waiver:Car",
            At = at,
            Answer = "{}",
        };
    }

    [Theory, EveryStore]
    public async Task ListsASubjectsConsents_NewestFirst_AndNobodyElses(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var partner = (await database.AddPartnerAsync()).Id;
        var subject = await database.AddSubjectAsync();
        await database.AddGrantAsync(partner, await database.AddSubjectAsync());
        var older = await database.AddGrantAsync(partner, subject);
        var newer = await database.AddGrantAsync(partner, subject);
        var consents = await database.Consents().OfSubjectAsync(subject, null, DateTimeOffset.UtcNow, 100, null, CancellationToken.None);
        Assert.Equal([newer.Id, older.Id], consents.Select(consent => consent.Id));
    }

    [Theory, EveryStore]
    public async Task GivesBackAnAgreement_WithPurposesAndThresholds(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var agreement = await database.AddPartnerAsync();
        var kept = await new PartnerStore(database.Contexts).FindAsync(agreement.Id, Freshness.Live, CancellationToken.None);
        Assert.Equal(agreement.Purposes, kept!.Purposes);
        Assert.Equal([.. agreement.Thresholds.Values], kept.Thresholds.Values.ToArray());
        Assert.Equal(agreement, kept with { Purposes = agreement.Purposes, Thresholds = agreement.Thresholds });
        Assert.Null(await new PartnerStore(database.Contexts).FindAsync(PartnerId.New(), Freshness.Live, CancellationToken.None));
    }

    [Theory, EveryStore]
    public async Task GivesBackAFile_WithEveryMonthAsItWasFurnished(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var furnisher = (await database.AddPartnerAsync()).Id;
        var subject = await database.AddSubjectAsync();
        var first = Tradeline(furnisher, 2024, "A-1", [
            new(new DateOnly(2025, 12, 31), AccountStatus.Current, TrendedUsage.Revolver, 5000, -12.34m, 0, 100.10m),
            new(new DateOnly(2026, 1, 31), AccountStatus.Late30, TrendedUsage.Unknown, null, 9_999_999.99m, null, null)]);
        var second = Tradeline(furnisher, 2025, "a-1", [new(new DateOnly(2026, 1, 31), AccountStatus.ChargeOff, TrendedUsage.Inactive, 0, 0, 12, 0.5m)]);
        var listing = new Listing(
            Guid.CreateVersion7(), ListColour.Black, RecordDomain.Judicial, "Third District Court", "Enforcement Act § 12", "Judgment not paid",
            new DateOnly(2026, 2, 1), new DateOnly(2028, 1, 31));
        await using (var context = await database.Contexts.CreateDbContextAsync())
        {
            context.Tradelines.AddRange(TradelineRow.Of(subject, second), TradelineRow.Of(subject, first));
            context.Listings.Add(ListingRow.Of(subject, listing));
            await context.SaveChangesAsync();
        }

        var file = await new CreditFileStore(database.Contexts).ReadAsync(subject, 1, CancellationToken.None);

        Assert.Equal(1, file!.Version);
        Assert.Equal([first.Id, second.Id], file.AsOfLatestReport().Tradelines.Select(tradeline => tradeline.Id));
        foreach (var (stored, kept) in new[] { first, second }.Zip(file.AsOfLatestReport().Tradelines))
        {
            Assert.Equal(stored.Months, kept.Months);
            Assert.Equal(stored, kept with { Months = stored.Months });
        }

        Assert.Equal([listing], file.AsOfLatestReport().Listings);
    }

    [Theory, EveryStore]
    public async Task ReadsAFileAtALaterVersion_WhenItHasChanged(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var files = new CreditFileStore(database.Contexts);
        var subject = await database.AddSubjectAsync();
        Assert.Equal(new FileHead(subject, 1, false), await files.FindHeadAsync(subject, Freshness.Live, CancellationToken.None));
        await database.ChangeAsync($"UPDATE credit_files SET version = 7, frozen = {true}");
        Assert.Equal(new FileHead(subject, 7, true), await files.FindHeadAsync(subject, Freshness.Live, CancellationToken.None));
        Assert.Equal(7, (await files.ReadAsync(subject, 1, CancellationToken.None))!.Version);
        Assert.Null(await files.FindHeadAsync(SubjectId.New(), Freshness.Live, CancellationToken.None));
        Assert.Null(await files.ReadAsync(SubjectId.New(), 1, CancellationToken.None));
    }

    [Theory, EveryStore]
    public async Task FindsAPerson_WhenNumberNameAndBirthDateMatch_AndNotOtherwise(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var subjects = new SubjectStore(database.Contexts, TestDatabase.Vault);
        var who = TestDatabase.SomebodyNew();
        var id = await database.AddSubjectAsync(who);

        Assert.Equal(id, await subjects.FindAsync(who, CancellationToken.None));
        Assert.Equal(id, await subjects.FindAsync(Named(who, "SOMEBODY new"), CancellationToken.None));
        Assert.Null(await subjects.FindAsync(Named(who, "Somebody Else"), CancellationToken.None));
        Assert.Null(await subjects.FindAsync(TestDatabase.SomebodyNew(), CancellationToken.None));
        Assert.Equal(new Subject(id, "Somebody New", who.BirthDate, who.Number.Masked, Jurisdiction.Cn), await subjects.ReadAsync(id, CancellationToken.None));
        Assert.Null(await subjects.ReadAsync(SubjectId.New(), CancellationToken.None));

        static Identity Named(Identity identity, string name) => Identity.Of(identity.Number, name, identity.BirthDate).Value!;
    }

    [Theory, EveryStore]
    public async Task KeepsNoIdentityNumberInTheClear(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var who = TestDatabase.SomebodyNew();
        var id = await database.AddSubjectAsync(who);
        await using var context = await database.Contexts.CreateDbContextAsync();
        var row = await context.Subjects.AsNoTracking().SingleAsync(subject => subject.Id == id);
        var number = System.Text.Encoding.UTF8.GetBytes(who.Number.Value);
        Assert.Equal(-1, row.NumberSealed.AsSpan().IndexOf(number));
        Assert.Equal(-1, row.NumberHash.AsSpan().IndexOf(number));
        Assert.NotEqual(who.Number.Value, row.NumberMasked);
        Assert.Equal(who.Number, TestDatabase.Vault.Open(row.NumberType, row.NumberSealed));
    }

    [Theory, EveryStore]
    public async Task KeepsOnePersonForANumber(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var who = TestDatabase.SomebodyNew();
        await database.AddSubjectAsync(who);
        await Assert.ThrowsAsync<DbUpdateException>(() => database.AddSubjectAsync(who));
    }

    [Theory, EveryStore]
    public async Task KeepsSigningKeysSealed_AndGivesThemBack(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var keys = new SigningKeyStore(database.Contexts, Convert.FromBase64String(SecretsOptions.SandboxKey));
        var at = DateTimeOffset.UtcNow;
        var key = new SigningKey("key-1", "ES256", new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 }, at, at.AddMinutes(5), null);
        Assert.True(await keys.TryAddAsync(key, known: 0, CancellationToken.None));
        Assert.False(await keys.TryAddAsync(key with { KeyId = "key-2" }, known: 0, CancellationToken.None));

        var kept = Assert.Single(await keys.ReadAsync(CancellationToken.None));
        Assert.Equal(key.PrivateKey.ToArray(), kept.PrivateKey.ToArray());
        Assert.Equal(key, kept with { PrivateKey = key.PrivateKey });
        await using (var context = await database.Contexts.CreateDbContextAsync())
            Assert.Equal(-1, (await context.SigningKeys.AsNoTracking().SingleAsync()).PrivateKeySealed.AsSpan().IndexOf(key.PrivateKey.Span));

        Assert.True(await keys.RetireAsync("key-1", at.AddDays(1), CancellationToken.None));
        Assert.False(await keys.RetireAsync("key-1", at.AddDays(2), CancellationToken.None));
        Assert.Equal(at.AddDays(1), (await keys.ReadAsync(CancellationToken.None))[0].RetiredAt);
    }

    private static Tradeline Tradeline(PartnerId furnisher, int firstReported, string account, IReadOnlyList<TradelineMonth> months) =>
        new(new TradelineId(Guid.CreateVersion7(new DateTimeOffset(firstReported, 1, 1, 0, 0, 0, TimeSpan.Zero))), furnisher, account, 'R', "18", new DateOnly(2020, 2, 29), "CNY", "XB", months);

    private static async Task<ConsentGrant> FindAsync(TestDatabase database, ConsentId id) =>
        (await database.Consents().FindAsync(id, Freshness.Live, CancellationToken.None))!;

    private static async Task IsKeptAsync(ConsentStore consents, ConsentGrant expected)
    {
        var kept = await consents.FindAsync(expected.Id, Freshness.Live, CancellationToken.None);
        Assert.Equal(expected, kept! with { Uses = expected.Uses });
        Assert.Empty(kept.Uses);
    }
}
