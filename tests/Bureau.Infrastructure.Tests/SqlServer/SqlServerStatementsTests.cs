using System.Collections.Frozen;
using Bureau.Domain;
using Bureau.Domain.AdverseActions;
using Bureau.Domain.Companies;
using Bureau.Domain.Companies.Names;
using Bureau.Domain.Consents;
using Bureau.Domain.Corrections;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Disputes;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Idempotency;
using Bureau.Domain.IdentityChanges;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Listings;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Probing;
using Bureau.Domain.Scoring;
using Bureau.Domain.ShareCodes;
using Bureau.Domain.Subjects;
using Bureau.Domain.TrustedDocuments;
using Bureau.Infrastructure.Probing;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Bureau.Infrastructure.Storage.SqlServer;
using Bureau.Infrastructure.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bureau.Infrastructure.Tests.SqlServer;

/// <summary>Every statement that the stores and the ledger would send to SQL Server, judged against the schema that the migrations make.</summary>
public sealed class SqlServerStatementsTests
{
    private readonly CapturedStatements captured = new();

    [Fact]
    public async Task EveryStatementOfTheStoresStands()
    {
        await UseStoresAsync();
        Assert.InRange(captured.Statements().Count, 15, 100);
        Assert.Empty(Complaints(captured.Procedures(), SqlServerSchemaTests.Migrations()));
        Assert.Empty(captured.Statements().SelectMany(SqlServerLint.Statement));
    }

    [Fact]
    public async Task EveryStatementOfTheLedgerStands()
    {
        await UseLedgerAsync();
        Assert.Equal(
            new[]
                {
                    SqlServerLedger.Dialect.Hold, SqlServerLedger.Dialect.HoldForUse, SqlServerLedger.Dialect.AnsweredElsewhere, SqlServerLedger.Dialect.AppendInquiries,
                    SqlServerLedger.Dialect.AppendUses, SqlServerLedger.Dialect.RaiseConsents,
                }
                .Select(statement => statement.Replace("{0}", "@p0", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            captured.Statements().Where(statement => statement.Contains("OPENJSON", StringComparison.Ordinal)).Select(statement => statement.Trim()).Order(StringComparer.Ordinal));
        Assert.Empty(Complaints(captured.Procedures(), SqlServerSchemaTests.Migrations()));
        Assert.Empty(captured.Statements().SelectMany(SqlServerLint.Statement));
    }

    [Fact]
    public async Task EveryStatementOfAnImportStands()
    {
        var day = new DateOnly(2020, 1, 31);
        captured.Answer = sql =>
            sql.StartsWith("SELECT * FROM tradelines", StringComparison.Ordinal) ?
            [
                new
                {
                    id = Guid.NewGuid(), subject_id = Guid.NewGuid(), furnisher_id = Guid.NewGuid(), account_number = "A-1", portfolio_type = "R", account_type = "18",
                    opened_on = day, currency = "CNY", compliance_condition = "XB", first_delinquency_on = day, closed_on = day, payment_history = new string('0', 24),
                    payment_history_as_of = day, name_likeness = 0.9, months = "[]",
                },
            ]
            : sql.StartsWith("SELECT * FROM former", StringComparison.Ordinal) ? [new { furnisher_id = Guid.NewGuid(), account_number = "A-0", tradeline_id = Guid.NewGuid() }]
            : null;
        await using var context = await captured.Contexts.CreateDbContextAsync();
        var tables = context.Furnished;
        await tables.RaiseFilesAsync(context, [], default);
        await tables.AddSubjectsAsync(context, [], default);
        await tables.AddFilesAsync(context, [], default);
        await tables.AddTradelinesAsync(context, [], default);
        await tables.ChangeTradelinesAsync(context, [], default);
        await tables.RemoveTradelinesAsync(context, [], default);
        await tables.AddFormerNumbersAsync(context, [], default);
        await tables.PeopleAsync(context, [], default);
        Assert.Single(await tables.TradelinesAsync(context, default, [], default));
        Assert.Single(await tables.FormerNumbersAsync(context, default, [], default));
        Assert.Equal(10, captured.Statements().Count);
        Assert.Empty(Complaints(captured.Procedures(), SqlServerSchemaTests.Migrations()));
        Assert.Empty(captured.Statements().SelectMany(SqlServerLint.Statement));
    }

    [Fact]
    public async Task TheStatementByWhichScoresAreWatchedStands()
    {
        var grant = Granted();
        captured.Answer = _ => [new { id = grant.Id.Value, version = 1L, agreement = 1L, file = 1L }];
        using var feed = new FactsFeed(captured.Contexts, TimeProvider.System, NullLogger<FactsFeed>.Instance);
        using (var watch = await feed.WatchAsync(grant.Id, CancellationToken.None))
            Assert.True(await watch.ChangedAsync(TimeSpan.FromSeconds(30), CancellationToken.None));
        Assert.Single(captured.Statements());
        Assert.Empty(Complaints(captured.Procedures(), SqlServerSchemaTests.Migrations()));
        Assert.Empty(captured.Statements().SelectMany(SqlServerLint.Statement));
    }

    [Fact]
    public async Task EveryStatementOfReceiptsAndShareCodesStands()
    {
        captured.Answer = sql => sql.Contains("COUNT(*)", StringComparison.Ordinal) ? [new { count = 0 }]
            : sql.StartsWith("SELECT", StringComparison.Ordinal) && sql.Contains("[failures]", StringComparison.Ordinal) ? [new { failures = 1 }]
            : null;
        var cancellation = CancellationToken.None;
        var issuer = new ReceiptIssuer(captured.Contexts, new byte[32], new() { Address = new("https://bureau.example") }, TimeProvider.System);
        var granted = Granted();
        var receipt = await issuer.IssueAsync(ConsentReceipt.Of(granted, "Harbour Car Rental", DateTimeOffset.UtcNow), cancellation);
        await issuer.PublicKeysAsync(cancellation);
        await new ReceiptStore(captured.Contexts).FindAsync(granted.Id, cancellation);

        var codes = new ShareCodeStore(captured.Contexts, new ShareCodeHash(new byte[32]));
        var made = ShareCode.Make(granted.Subject!.Value, Purpose.RentalDeposit, null, null, DateTimeOffset.UtcNow).Value!;
        Assert.True(await codes.TryAddAsync(made, Code.New(), cancellation));
        await codes.FindAsync(Code.New(), cancellation);
        await codes.FindAsync(made.Id, cancellation);
        await codes.OfSubjectAsync(made.Subject, 10, new PlaceInTime(DateTimeOffset.UtcNow, Guid.NewGuid()), cancellation);
        Assert.True(await codes.TryWithdrawAsync(made, cancellation));
        Assert.True(await codes.TryRedeemAsync(made, granted with { Receipt = receipt }, [], DateTimeOffset.UtcNow, cancellation));
        await codes.CountTryAsync(granted.Partner, DateTimeOffset.UtcNow, cancellation);

        Assert.InRange(captured.Statements().Count, 12, 30);
        Assert.Empty(Complaints(captured.Procedures(), SqlServerSchemaTests.Migrations()));
        Assert.Empty(captured.Statements().SelectMany(SqlServerLint.Statement));
    }

    [Fact]
    public async Task EveryStatementOfTrustedDocumentsStands()
    {
        var (store, partner, cancellation) = (new TrustedDocumentStore(captured.Contexts), PartnerId.New(), CancellationToken.None);
        captured.Answer = sql => sql.Contains("COUNT(*)", StringComparison.Ordinal) ? [new { count = 0 }] : sql.Contains("EXISTS", StringComparison.Ordinal) ? [new { any = false }] : null;
        var document = new TrustedDocument(DocumentHash.Of("{ me }"), "mine", DateTimeOffset.UtcNow);
        Assert.True(await store.TryAddAsync(partner, document, "{ me }", cancellation));
        await store.OfAsync(partner, TimeSpan.Zero, cancellation);
        await store.TextAsync(partner, document.Hash, cancellation);
        await store.SetRequiredAsync(partner, isRequired: true, DateTimeOffset.UtcNow, cancellation);
        await store.SetRequiredAsync(partner, isRequired: false, DateTimeOffset.UtcNow, cancellation);
        await store.RemoveAsync(partner, document.Hash, cancellation);

        Assert.InRange(captured.Statements().Count, 7, 14);
        Assert.Empty(Complaints(captured.Procedures(), SqlServerSchemaTests.Migrations()));
        Assert.Empty(captured.Statements().SelectMany(SqlServerLint.Statement));
    }

    [Fact]
    public async Task EveryStatementOfKeysStands()
    {
        var store = new IdempotencyStore(captured.Contexts, new(new byte[32]), new(new byte[32], "tests"), TimeProvider.System);
        var key = new IdempotencyKey(Tier.Rental, Guid.NewGuid(), "key");
        var claim = (await store.ClaimAsync(key, new byte[1], TimeSpan.FromSeconds(1), CancellationToken.None)).Value!;
        await store.RenewAsync(key, claim, TimeSpan.FromSeconds(1), CancellationToken.None);
        await store.KeepAsync(key, claim, new(200, new byte[1]), CancellationToken.None);
        await store.DeleteAsync(DateTimeOffset.UtcNow, CancellationToken.None);

        Assert.InRange(captured.Statements().Count, 4, 6);
        Assert.Empty(Complaints(captured.Procedures(), SqlServerSchemaTests.Migrations()));
        Assert.Empty(captured.Statements().SelectMany(SqlServerLint.Statement));
    }

    [Fact]
    public async Task EveryStatementOfPlacesForNoticesStands()
    {
        captured.Answer = sql => sql.Contains("COUNT(*)", StringComparison.Ordinal) ? [new { count = 0 }] : null;
        var notices = new NoticeStore(captured.Contexts, new SealingKey(new byte[32], "tests"));
        var place = new DeliveryEndpoint(DeliveryEndpointId.New(), DeliveryChannel.Webhook, "https://hooks.example", TellsInquiries: false, DateTimeOffset.UtcNow) { Secret = new byte[32] };
        foreach (var recipient in (Recipient[])[Recipient.Of(SubjectId.New()), Recipient.Of(PartnerId.New())])
        {
            Assert.True(await notices.TryAddEndpointAsync(recipient, place with { Id = DeliveryEndpointId.New() }, CancellationToken.None));
            await notices.EndpointsAsync(recipient, CancellationToken.None);
        }

        Assert.InRange(captured.Statements().Count, 6, 10);
        Assert.Empty(Complaints(captured.Procedures(), SqlServerSchemaTests.Migrations()));
        Assert.Empty(captured.Statements().SelectMany(SqlServerLint.Statement));
    }

    [Fact]
    public async Task EveryStatementOfAChangedIdentityStands()
    {
        var number = TestDatabase.SomebodyNew().Number;
        captured.Answer = sql => sql.StartsWith("SELECT CASE", StringComparison.Ordinal) ? [new { found = false }]
            : sql.StartsWith("SELECT TOP(2) [s].[id], [s].[birth_date], [s].[deceased_on], [s].[merged_into], [s].[name], [s].[number_hash]", StringComparison.Ordinal) ?
            [
                new
                {
                    id = Guid.NewGuid(), birth_date = new DateOnly(1985, 3, 14), deceased_on = (object)DBNull.Value, merged_into = (object)DBNull.Value, name = "Li Ming", number_hash = new byte[32],
                    number_masked = "99**************19", number_sealed = new byte[40], number_type = 1,
                },
            ]
            : sql.StartsWith("SELECT TOP(2) [c].[subject_id]", StringComparison.Ordinal) ? [new { subject_id = Guid.NewGuid(), closed_at = (object)DBNull.Value, frozen = false, version = 1L }]
            : null;
        var (cancellation, now, by) = (CancellationToken.None, DateTimeOffset.UtcNow, new PartnerId(Guid.NewGuid()));
        var changes = new IdentityChangeStore(captured.Contexts, TestDatabase.Vault);
        var standing = (await changes.StandingAsync(SubjectId.New(), now, cancellation))!;
        var (person, kept) = (standing.Person with { Id = SubjectId.New() }, standing.Person with { Id = SubjectId.New() });
        foreach (var proposed in (IdentityChange[])
        [
            IdentityChange.Death(person, new(2020, 1, 1), "Seen.", by, now).Value!, IdentityChange.Merge(person, kept, "Seen.", by, now).Value!,
            IdentityChange.NewNumber(person, number, number, "Seen.", by, now).Value!,
        ])
        {
            await changes.AddAsync(proposed, cancellation);
            var confirmed = proposed.Confirm(new(Guid.NewGuid()), now).Value!;
            Assert.True(await changes.TryApplyAsync(new(confirmed, [standing.File.Raise()], [Granted()], []), cancellation));
        }

        await changes.TryWithdrawAsync(IdentityChange.Death(person, new(2020, 1, 1), "Seen.", by, now).Value!.Withdraw(by, now).Value!, cancellation);
        await changes.FindAsync(IdentityChangeId.New(), cancellation);
        await changes.ListAsync(now, 10, new PlaceInTime(now, Guid.NewGuid()), cancellation);
        await changes.OwnerAsync(number, cancellation);
        var subjects = new SubjectStore(captured.Contexts, TestDatabase.Vault);
        await subjects.FindAsync(TestDatabase.SomebodyNew(), cancellation);
        await subjects.KeptAsync(person.Id, cancellation);

        Assert.InRange(captured.Statements().Count, 30, 80);
        Assert.Contains(captured.Statements(), sql => sql.StartsWith("UPDATE [tradelines] SET [subject_id]", StringComparison.Ordinal));
        Assert.Empty(Complaints(captured.Procedures(), SqlServerSchemaTests.Migrations()));
        Assert.Empty(captured.Statements().SelectMany(SqlServerLint.Statement));
    }

    [Fact]
    public async Task EveryStatementOfCompaniesStands()
    {
        var (cancellation, now, company, authority) = (CancellationToken.None, DateTimeOffset.UtcNow, CompanyId.New(), PartnerId.New());
        captured.Answer = sql => sql.Contains("FROM [company_clock]", StringComparison.Ordinal) && sql.StartsWith("SELECT", StringComparison.Ordinal) ? [new { place = 1L }]
            : sql.StartsWith("SELECT [c].[id], [c].[source_key]", StringComparison.Ordinal) ? [new { id = company.Value, source_key = "2" }]
            : sql.StartsWith("SELECT [l].[id], [l].[source_key], [l].[company_id]", StringComparison.Ordinal) ? [new { id = Guid.NewGuid(), source_key = "2", company_id = company.Value }]
            : sql.StartsWith("SELECT 2 AS kind", StringComparison.Ordinal) ? [new { kind = 2, id = authority.Value, version = 1L, closed = false }]
            : sql.StartsWith("SELECT [c].[source_key], [c].[id]", StringComparison.Ordinal) ? [new { source_key = "1", id = company.Value }]
            : sql.StartsWith("SELECT [c].[id], [c].[changed_at]", StringComparison.Ordinal) && sql.Contains("INNER JOIN", StringComparison.Ordinal) ?
            [
                new
                {
                    id = company.Value, changed_at = 0L, ended_at = (object)DBNull.Value, entity_status = 1, is_from_list = false, is_public_body = false, jurisdiction = "CN",
                    lei = (object)DBNull.Value, names = """[{"Text":"Made-up","Kind":1}]""", officers = "[]", place = 1L, registered_office = (object)DBNull.Value,
                    registration_authority = (object)DBNull.Value, registration_number = (object)DBNull.Value, registration_status = 1, source = "register", source_key = "1",
                    uscc = (object)DBNull.Value, uscc_verified = false, version = 1L,
                },
            ]
            : null;
        var listings = new ListingStore(captured.Contexts, TimeProvider.System);
        var listing = new Listing(Guid.CreateVersion7(), ListColour.Black, RecordDomain.Judicial, "A court", "An article", "A debt", new(2020, 1, 1), new(2021, 1, 1)) { AuthorityId = authority };
        var named = new CompanyFacts([CompanyName.Read("Made-up Works", CompanyNameKind.Legal).Value!], JurisdictionCode.Read("CN").Value);
        await listings.WriteAsync(authority, new("list", IsList: true), [new(new("1", named), "1", listing)], now, cancellation);
        await listings.EndMissingAsync(authority, "", new HashSet<string>(), now, cancellation);

        var companies = new CompanyStore(captured.Contexts, listings, new IntegrityStore(captured.Contexts), TimeProvider.System);
        var facts = new CompanyFacts([CompanyName.Read("Made-up Works", CompanyNameKind.Legal).Value!], JurisdictionCode.Read("CN").Value)
        {
            Uscc = Uscc.Accept("91310000MA1FL00XX" + Uscc.CheckCharacterOf("91310000MA1FL00XX")).Value,
            Lei = Lei.Read("00MADEUPSANDBOX0LE" + Lei.CheckDigitsOf("00MADEUPSANDBOX0LE")).Value,
            Registration = CompanyRegistration.Read("RA000001", "1").Value,
        };
        await companies.WriteAsync(new("register", IsList: false), [new("1", facts), new("2", facts with { Lei = null, Registration = null, Uscc = null })], now, cancellation);
        await companies.EndMissingAsync(new("register", IsList: false), new HashSet<string>(), now, cancellation);
        foreach (var key in new CompanyKey[] { new CompanyKey.OfId(company), new CompanyKey.OfLei(facts.Lei.Value), new CompanyKey.OfUscc(facts.Uscc.Value), new CompanyKey.OfRegistration(facts.Registration!) })
            await companies.FindAsync(key, Freshness.Live, cancellation);
        await companies.ReadAsync([company], cancellation);
        await companies.OfKeysAsync("register", ["1"], cancellation);
        await companies.ChangedAsync(new(1, company), 10, cancellation);
        var ledger = new CompanyLedger(captured.Contexts, TimeProvider.System, NullLogger<CompanyLedger>.Instance);
        Assert.Equal(CommitOutcome.Committed, await ledger.CommitAsync(new(InquiryId.New(), now, authority, "company", "lei", []) { Denial = "COMPANY_NOT_FOUND" }));
        await ledger.OfCompanyAsync(company, 10, 5, cancellation);

        Assert.InRange(captured.Statements().Count, 15, 40);
        Assert.Contains(captured.Statements(), sql => sql.StartsWith("UPDATE companies SET", StringComparison.Ordinal));
        Assert.Empty(Complaints(captured.Procedures(), SqlServerSchemaTests.Migrations()));
        Assert.Empty(captured.Statements().SelectMany(SqlServerLint.Statement));
    }

    [Fact]
    public async Task EveryStatementOfCompaniesNamesStands()
    {
        var (cancellation, common) = (CancellationToken.None, false);
        captured.Answer = sql => sql.Contains("UNION", StringComparison.Ordinal) ? [new { word = "harbour", companies = common ? 100_000 : 1 }, new { word = "ropes", companies = 100_000 }]
            : sql.StartsWith("SELECT [c].[word], [c].[company_id]", StringComparison.Ordinal) ? [new { word = "harbour", company_id = Guid.NewGuid(), mark = 0L }]
            : sql.StartsWith("SELECT [c].[word], [c].[companies]", StringComparison.Ordinal) ? [new { word = "ropes", companies = 1 }]
            : sql.StartsWith("SELECT CASE", StringComparison.Ordinal) ? [new { found = true }]
            : sql.Contains("[indexed]", StringComparison.Ordinal) ? [new { company_id = Guid.NewGuid(), indexed = """[{"Text":"Harbour Works","Kind":1}]""", names = """[{"Text":"Harbour Ropes","Kind":1}]""" }]
            : sql.Contains("[company_clock]", StringComparison.Ordinal) ? [new { place = 1L }]
            : null;
        var index = new CompanyNameIndex(captured.Contexts);
        await index.CandidatesAsync(NameQuery.Read("Harbour Ropes").Value!, cancellation);
        common = true;
        await index.CandidatesAsync(NameQuery.Read("Harbour Ropes").Value!, cancellation);
        await index.CatchUpAsync(cancellation);

        var exclusions = new ExclusionStore(captured.Contexts);
        captured.Answer = sql => sql.StartsWith("SELECT CASE", StringComparison.Ordinal) ? [new { found = false }] : sql.Contains("COUNT(*)", StringComparison.Ordinal) ? [new { count = 0 }] : null;
        var exclusion = new Exclusion("harbour ropes", CompanyId.New());
        await exclusions.OfAsync(PartnerId.New(), ["harbour ropes"], cancellation);
        Assert.True(await exclusions.TryAddAsync(PartnerId.New(), exclusion, DateTimeOffset.UtcNow, cancellation));
        await exclusions.RemoveAsync(PartnerId.New(), exclusion, cancellation);

        Assert.InRange(captured.Statements().Count, 16, 26);
        Assert.Contains(captured.Statements(), sql => sql.StartsWith("UPDATE company_words SET", StringComparison.Ordinal));
        Assert.Empty(Complaints(captured.Procedures(), SqlServerSchemaTests.Migrations()));
        Assert.Empty(captured.Statements().SelectMany(SqlServerLint.Statement));
    }

    [Fact]
    public async Task EveryStatementOfCorrectionsStands()
    {
        var cancellation = CancellationToken.None;
        var (grant, now) = (Granted(), DateTimeOffset.UtcNow);
        var subject = grant.Subject!.Value;
        captured.Answer = sql => sql.Contains("COUNT(*)", StringComparison.Ordinal) ? [new { count = 1 }]
            : sql.StartsWith("SELECT DISTINCT", StringComparison.Ordinal) ? [new { subject_id = subject.Value }]
            : sql.StartsWith("SELECT [c].[id]\r\n", StringComparison.Ordinal) || sql.StartsWith("SELECT [c].[id]\n", StringComparison.Ordinal) ? [new { id = grant.Id.Value }]
            : null;
        await using (var context = await captured.Contexts.CreateDbContextAsync())
        {
            await FurnishingStore.KeepCorrectionsAsync(context, [(subject, new CorrectedAccount(Account(), Account()), now)], cancellation);
        }

        var store = new CorrectionStore(captured.Contexts, new byte[32]);
        await store.PendingAsync(null, 10, cancellation);
        await store.PendingAsync(Guid.NewGuid(), 10, cancellation);
        await store.OfFileAsync(subject, cancellation);
        await store.ReadingsAsync(subject, cancellation);
        var reading = new PastReading(grant, new ConsentUse("credit-summary", now, "{}"), []);
        var recall = new CorrectionRecall(store.IdOf(InquiryId.New(), "a"), InquiryId.New(), grant.Id, grant.Partner, subject, DisputeId.New(), ["CreditSummary.score"], now, now, null);
        var hidden = new Correction.Hidden(DisputeId.New()) { Id = Guid.NewGuid(), Subject = subject, At = now };
        Assert.Equal(1, await store.TryTellAsync(
            [(recall, Notice.To(grant.Partner, NoticeKind.ValueCorrected, recall.Id.Value, now))], [reading], new PastReadings(subject, [reading], 1), [hidden], cancellation));
        foreach (var partner in (PartnerId?[])[null, grant.Partner])
            await store.ListAsync(partner, unacknowledged: true, 10, recall.Place, cancellation);
        await store.OfSubjectAsync(subject, 10, null, cancellation);
        await store.AcknowledgeAsync(recall.Id, grant.Partner, now, cancellation);

        Assert.InRange(captured.Statements().Count, 15, 30);
        Assert.Empty(Complaints(captured.Procedures(), SqlServerSchemaTests.Migrations()));
        Assert.Empty(captured.Statements().SelectMany(SqlServerLint.Statement));
    }

    [Fact]
    public async Task EveryStatementOfAgreementsAndProbingStands()
    {
        var (cancellation, now, partner, subject) = (CancellationToken.None, DateTimeOffset.UtcNow.AddHours(-1), PartnerId.New(), SubjectId.New());
        captured.Answer = sql =>
            sql.StartsWith("SELECT CASE", StringComparison.Ordinal) ? [new { found = true }]
            : sql.Contains("[position]", StringComparison.Ordinal) && sql.StartsWith("SELECT TOP", StringComparison.Ordinal) ? [new { position = 7L }]
            : sql.Contains("FROM [share_code_tries]", StringComparison.Ordinal) ? [new { partner_id = partner.Value, hour = now.UtcTicks, failures = 20 }]
            : sql.Contains("[i].[denial], CASE", StringComparison.Ordinal) ? [new { sequence = 8L, made_at = now.UtcTicks, partner_id = partner.Value, subject_id = subject.Value, denial = (object)DBNull.Value, charged = true }]
            : sql.Contains("COUNT(DISTINCT", StringComparison.Ordinal) ? [new { partner_id = partner.Value, subject_id = subject.Value, consents = 5, categories = 3 }]
            : sql.Contains("FROM [partners]", StringComparison.Ordinal) && sql.Contains("[furnishes_as]", StringComparison.Ordinal) ? [new { id = partner.Value, accredited = "", furnishes_as = (object)DBNull.Value, name = "Harbour", suspended = false, tier = 0, version = 2L, partner_id = (object)DBNull.Value, purpose = (object)DBNull.Value, partner_id0 = (object)DBNull.Value, category = (object)DBNull.Value, currency = (object)DBNull.Value, maximum_deposit = (object)DBNull.Value, minimum_score = (object)DBNull.Value }]
            : null;
        var counting = new CountInquiries(
            captured.Contexts, new WorkPositions(captured.Contexts, TimeProvider.System), new ProbeBounds(1, 5, 3, 1, 20), TimeProvider.System, NullLogger<CountInquiries>.Instance);
        Assert.Equal(1, await counting.RunAsync(cancellation));

        var agreements = new AgreementStore(captured.Contexts);
        await agreements.ThresholdChangesAsync(partner, cancellation);
        var agreement = new PartnerAgreement(partner, "Harbour", Tier.Rental, true, FrozenSet<Purpose>.Empty, FrozenDictionary<DepositCategory, DepositThreshold>.Empty, 2);
        var change = new ThresholdChange(partner, new DepositThreshold(DepositCategory.Car, 600, new Money(1, "CNY")), now, partner);
        Assert.True(await agreements.TryReplaceAsync(agreement, [change], Notice.To(partner, NoticeKind.AgreementChanged, partner.Value, now), cancellation));

        var probes = new ProbeStore(captured.Contexts);
        await probes.CountsAsync(partner, now, now.AddDays(1), cancellation);
        foreach (var open in (bool[])[true, false])
            await probes.AlarmsAsync(open, 10, new PlaceInTime(now, Guid.NewGuid()), cancellation);
        await probes.AcknowledgeAsync(ProbeAlarmId.New(), partner, now, cancellation);

        Assert.InRange(captured.Statements().Count, 20, 40);
        Assert.Contains(captured.Statements(), sql => sql.Contains("COUNT(DISTINCT", StringComparison.Ordinal));
        Assert.Empty(Complaints(captured.Procedures(), SqlServerSchemaTests.Migrations()));
        Assert.Empty(captured.Statements().SelectMany(SqlServerLint.Statement));
    }

    [Theory]
    [InlineData("[file_version] bigint", "[files_version] bigint")]
    [InlineData("[suspended] bit", "[is_suspended] bit")]
    [InlineData("CREATE TABLE [consent_uses]", "CREATE TABLE [uses_of_consents]")]
    public async Task TheModelComplains_WhenTheSchemaHasNotWhatTheLedgerNames(string good, string broken)
    {
        await UseLedgerAsync();
        var script = SqlServerSchemaTests.Migrations();
        Assert.Contains(good, script, StringComparison.Ordinal);
        Assert.NotEmpty(Complaints(captured.Procedures(), script.Replace(good, broken, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("[requested_at] bigint", "[asked_at] bigint")]
    [InlineData("[number_hash] binary(32)", "[hash_of_number] binary(32)")]
    [InlineData("[maximum_deposit] decimal", "[largest_deposit] decimal")]
    public async Task TheModelComplains_WhenTheSchemaHasNotWhatAStoreNames(string good, string broken)
    {
        await UseStoresAsync();
        var script = SqlServerSchemaTests.Migrations();
        Assert.Contains(good, script, StringComparison.Ordinal);
        Assert.NotEmpty(Complaints(captured.Procedures(), script.Replace(good, broken, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("SELECT UNHEX([name]) FROM [partners]", "UNHEX")]
    [InlineData("INSERT INTO [partners] ([id], [name]) VALUES (@p0)", "2 columns and gives 1")]
    [InlineData("INSERT INTO [partners] ([id], [name]) SELECT [id], [name], [tier] FROM [partners]", "2 columns and gives 3")]
    [InlineData("SELECT FROM [partners]", "Incorrect syntax")]
    public void TheLintComplains_WhenAServerWould(string statement, string complaint) =>
        Assert.Contains(complaint, Assert.Single(SqlServerLint.Statement(statement)), StringComparison.Ordinal);

    private static IReadOnlyList<string> Complaints(IReadOnlyList<string> procedures, string migrations)
    {
        using var model = SchemaReplay.Of(migrations).Model();
        foreach (var procedure in procedures)
            model.AddObjects(procedure);
        return [.. model.Validate().Select(message => message.ToString())];
    }

    private async Task UseLedgerAsync()
    {
        var ledger = new InquiryLedger(captured.Contexts, TimeProvider.System, NullLogger<InquiryLedger>.Instance);
        var grant = Granted();
        captured.Answer = sql => sql.Contains("OPENJSON", StringComparison.Ordinal) && !sql.Contains("consent_uses", StringComparison.Ordinal)
            ?
            [
                new { kind = 1, id = grant.Id.Value, version = grant.Version, closed = false },
                new { kind = 2, id = grant.Partner.Value, version = 1L, closed = false },
                new { kind = 3, id = grant.Subject!.Value.Value, version = 1L, closed = false },
            ]
            : null;
        Assert.Equal(CommitOutcome.Committed, await ledger.CommitAsync(TestDatabase.Disclosure(grant)));
        Assert.Equal(CommitOutcome.Committed, await ledger.CommitAsync(TestDatabase.Disclosure(grant, newUse: true)));
        Assert.Equal(CommitOutcome.Committed, await ledger.CommitAsync(TestDatabase.Refusal(grant.Partner, grant.Id, null)));
        await ledger.OfSubjectAsync(grant.Subject!.Value, 10, 100, CancellationToken.None);
    }

    private async Task UseStoresAsync()
    {
        captured.Answer = sql => sql.Contains("INSERT INTO", StringComparison.Ordinal) ? [new { rows = 1 }]
            : sql.Contains("COUNT_BIG", StringComparison.Ordinal) ? [new { count = 0L }]
            : sql.StartsWith("SELECT CASE", StringComparison.Ordinal) ? [new { found = false }] : null;
        var cancellation = CancellationToken.None;
        var grant = Granted();
        var subject = grant.Subject!.Value;

        var consents = new ConsentStore(captured.Contexts, TimeProvider.System);
        await consents.TryWriteAsync(ConsentStep.Adding(grant), cancellation);
        await consents.FindAsync(grant.Id, Freshness.Live, cancellation);
        var now = DateTimeOffset.UtcNow;
        foreach (var status in (ConsentStatus?[])[null, ConsentStatus.Granted, ConsentStatus.Expired, ConsentStatus.Revoked])
            await consents.OfSubjectAsync(subject, status, now, 10, new PlaceInTime(now, grant.Id.Value), cancellation);
        await consents.RequestsAsync(grant.Partner, new PersonKey(Guid.NewGuid()), now, cancellation);
        await consents.EndedAsync(now, 10, cancellation);
        await consents.ToRemindAsync(now, now, 10, cancellation);
        Assert.True(await consents.TryRemindAsync(Notice.To(subject, NoticeKind.ConsentsLive, subject.Value, now), now, cancellation));
        Assert.True(await consents.TryWriteAsync(ConsentStep.Changing(grant with { Version = grant.Version + 1 }), cancellation));

        await new PartnerStore(captured.Contexts).FindAsync(grant.Partner, Freshness.Live, cancellation);
        var files = new CreditFileStore(captured.Contexts);
        await files.FindHeadAsync(subject, Freshness.Live, cancellation);
        await files.TryReplaceHeadAsync(new FileHead(subject, 2, true) { Thaws = [new(grant.Partner, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow)] }, Notice.To(subject, NoticeKind.FileFrozen, subject.Value, DateTimeOffset.UtcNow), cancellation);
        var directory = new PartnerDirectory(captured.Contexts);
        await directory.OfSubjectAsync(subject, 50, cancellation);
        await directory.SearchAsync("100%", 50, cancellation);
        var subjects = new SubjectStore(captured.Contexts, TestDatabase.Vault);
        await subjects.FindAsync(TestDatabase.SomebodyNew(), cancellation);
        await subjects.ReadAsync(subject, cancellation);
        var keys = new SigningKeyStore(captured.Contexts, new byte[32]);
        var answer = captured.Answer;
        captured.Answer = sql => sql.Contains("COUNT(*)", StringComparison.Ordinal) ? [new { count = 0 }] : null;
        await keys.TryAddAsync(new SigningKey("k", "ES256", new byte[] { 1 }, DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, null), known: 0, cancellation);
        captured.Answer = answer;
        await keys.ReadAsync(cancellation);
        await keys.RetireAsync("k", DateTimeOffset.UtcNow, cancellation);

        var scores = new ScoreStore(captured.Contexts, new CreditFileStore(captured.Contexts, readsInquiries: true));
        await scores.DueAsync(Scorecards.Current.Id, new DateOnly(2026, 1, 1), cancellation);
        await scores.FilesAsync([subject], cancellation);
        await scores.HistoryAsync(subject, new DateOnly(2022, 1, 1), 12, new ScorePlace(DateTimeOffset.UtcNow, new DateOnly(2022, 2, 1), "any-1"), cancellation);
        await scores.SaveAsync([], cancellation);
        await scores.AccountsAsync(Scorecards.Current.Id, cancellation).ToListAsync(cancellation);

        var disputes = new DisputeStore(captured.Contexts);
        var dispute = new Dispute
        {
            Id = DisputeId.New(),
            Subject = subject,
            Jurisdiction = Jurisdiction.Cn,
            Entry = new FileEntry.Account(grant.Partner, "A-1"),
            AnsweredBy = grant.Partner,
            Reason = DisputeReason.Amount,
            Statement = "No.",
            EvidenceSha256 = new byte[32],
            Print = null,
            OpenedAt = DateTimeOffset.UtcNow,
            DueOn = new DateOnly(2027, 1, 1),
            Status = DisputeStatus.Open,
            Version = 1,
        };
        var statement = new Statement(StatementId.New(), subject, dispute.Entry, "No.", null, DateTimeOffset.UtcNow, null);
        var notice = Notice.To(subject, NoticeKind.DisputeClosed, dispute.Id.Value, DateTimeOffset.UtcNow);
        Assert.True(await disputes.TryWriteAsync(dispute, 1, [notice], cancellation));
        Assert.True(await disputes.TryWriteAsync(dispute with { Version = 2 }, 2, [], cancellation));
        Assert.True(await disputes.TryWriteAsync(statement, 3, cancellation));
        Assert.True(await disputes.TryWriteAsync(statement with { WithdrawnAt = DateTimeOffset.UtcNow }, 4, cancellation));
        await disputes.TellOnceAsync(notice, cancellation);
        await disputes.SubjectOfAsync(dispute.Id, cancellation);
        await disputes.StatementsAsync([subject], cancellation);
        await disputes.AuthorityAsync("A court", cancellation);
        await disputes.OverdueAsync(DateTimeOffset.UtcNow, dispute.Id, 10, cancellation);
        var place = new PlaceInTime(DateTimeOffset.UtcNow, dispute.Id.Value);
        await disputes.PageOfSubjectAsync(subject, 10, place, cancellation);
        foreach (var status in (DisputeStatus?[])[null, DisputeStatus.Open, DisputeStatus.Suppressed, DisputeStatus.Verified])
            await disputes.PageOfPartnerAsync(grant.Partner, status, DateTimeOffset.UtcNow, 10, place, cancellation);

        var actions = new AdverseActionStore(captured.Contexts);
        await actions.FindUsedAsync(InquiryId.New(), grant.Id, grant.Partner, cancellation);
        var action = new AdverseAction(
            AdverseActionId.New(), InquiryId.New(), grant.Id, grant.Partner, subject,
            new AdverseActionNotice(ActionTaken.Declined, "Harbour", Purpose.RentalDeposit, DateTimeOffset.UtcNow, [], "NO", null, [], "Bureau", "Text."), DateTimeOffset.UtcNow);
        Assert.True(await actions.TryIssueAsync(action, action.IssuedNotice(), cancellation));
        await actions.FindAsync(action.Id, cancellation);
        await actions.OfSubjectAsync(subject, 10, action.Place, cancellation);
        var review = HumanReview.Request(action, "No.", DateTimeOffset.UtcNow);
        Assert.True(await actions.TryWriteAsync(review, review.RequestedNotice(), cancellation));
        Assert.True(await actions.TryWriteAsync(review.Record(ReviewOutcome.Upheld, "Yes.", "Clerk 7", DateTimeOffset.UtcNow).Value!, review.RequestedNotice(), cancellation));
        await actions.FindReviewAsync(review.Id, cancellation);
        await actions.ReviewsOfAsync([action.Id], cancellation);
        foreach (var open in (bool?[])[null, true, false])
            await actions.ReviewsAsync(grant.Partner, open, DateTimeOffset.UtcNow, 10, place, cancellation);
        await actions.ReviewsAsync(null, null, null, 10, null, cancellation);

        var retention = new RetentionStore(captured.Contexts, new CreditFileStore(captured.Contexts));
        await retention.SubjectsAsync(cancellation);
        await retention.AgedAsync(new DateOnly(2022, 1, 1), new DateOnly(2021, 1, 1), dryRun: false, cancellation);
        var listing = new Listing(
            Guid.CreateVersion7(), ListColour.Black, RecordDomain.Judicial, "A court", "An article", "A debt", new DateOnly(2020, 1, 1), new DateOnly(2021, 1, 1));
        await retention.DeleteAsync([new ObsoleteRecords(subject, 1, [Account()], [Account()], [listing])], cancellation);
        var listings = new ListingStore(captured.Contexts, TimeProvider.System);
        await listings.OfPersonAsync(subject, cancellation);
        await listings.FindAsync(new(listing.Id), cancellation);
        await listings.OfAuthorityAsync(PartnerId.New(), 10, place, cancellation);
        await listings.OverdueAsync(DateTimeOffset.UtcNow, new(listing.Id), 10, cancellation);
        await listings.TryWriteAsync(new(new ListedOne.Person(subject), Jurisdiction.Cn, 1, null), listing, [], cancellation);
        await listings.TryWriteAsync(new(new ListedOne.Person(subject), Jurisdiction.Cn, 1, listing), listing with { Version = 2 }, [], cancellation);
        var sample = new SampleStore(captured.Contexts);
        await sample.CreditInquiriesAsync([subject, SubjectId.New()], cancellation);
        await sample.SubjectsAsync(PartnerId.New(), ["A-1"], cancellation);
        await sample.TradelinesAsync([subject], cancellation);

        var furnishing = new FurnishingStore(captured.Contexts, TestDatabase.Vault, TimeProvider.System, NullLogger<FurnishingStore>.Instance);
        await furnishing.FurnishersAsync(cancellation);
        var reviews = new MatchReviewStore(captured.Contexts, furnishing, TestDatabase.Vault);
        await reviews.OpenAsync(10, new PlaceInTime(DateTimeOffset.UtcNow, Guid.NewGuid()), cancellation);
        await reviews.OfSubjectAsync(subject, cancellation);
        var person = TestDatabase.SomebodyNew();
        captured.Answer = sql =>
            !sql.StartsWith("SELECT", StringComparison.Ordinal) ? null
            : sql.Contains("FROM [match_reviews]", StringComparison.Ordinal) ?
            [
                new
                {
                    id = Guid.NewGuid(), account_number = "A-1", because = "", decided_at = 0L, decided_by = Guid.NewGuid(), furnished_birth_date = person.BirthDate,
                    furnished_name = person.Name, furnisher_id = grant.Partner.Value, is_same = true, name_likeness = 0.1, opened_at = 0L, subject_id = subject.Value,
                },
            ]
            : sql.Contains("FROM [subjects]", StringComparison.Ordinal) ?
            [
                new
                {
                    id = subject.Value, birth_date = person.BirthDate, deceased_on = person.BirthDate, merged_into = Guid.NewGuid(), name = person.Name, number_hash = new byte[32], number_masked = "", number_sealed = TestDatabase.Vault.Seal(person.Number),
                    number_type = (int)person.Number.Type,
                },
            ]
            : null;
        await reviews.DecideAsync(new MatchDecision(new MatchReviewId(Guid.NewGuid()), MatchVerdict.Same, "Seen.", grant.Partner, DateTimeOffset.UtcNow), cancellation);
        captured.Answer = sql => sql.Contains("[credit_files]", StringComparison.Ordinal) ? [new { subject_id = subject.Value, version = 1L, number_type = 1 }] : null;
        Assert.NotNull(await files.ReadAsync(subject, 1, cancellation));
    }

    private static Tradeline Account() => new(
        TradelineId.New(), PartnerId.New(), "A-1", 'R', "18", null, "CNY", null,
        [new(new DateOnly(2020, 1, 31), AccountStatus.Late30, TrendedUsage.Unknown, null, 1, null, null, null)]);

    private static ConsentGrant Granted()
    {
        var now = DateTimeOffset.UtcNow;
        return ConsentGrant.Request(PartnerId.New(), SubjectId.New(), Purpose.RentalDeposit, Sections.Answer, TimeSpan.FromDays(1), FrequencyBound.Once, now).Value!.Grant(now).Value!;
    }
}
