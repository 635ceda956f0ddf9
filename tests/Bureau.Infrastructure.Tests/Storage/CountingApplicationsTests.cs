using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Training;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>Applications for credit come with a file when the card in use looks at them, and an inquiry, a snapshot and the subject's view count the same ones.</summary>
[Collection(Databases.Collection)]
public sealed class CountingApplicationsTests(Databases databases)
{
    private static readonly DateOnly Latest = new(2025, 12, 31);

    private readonly ManualClock clock = new();

    [Theory, EveryStore]
    public async Task CountsAnApplicationOnce_AndNothingElse(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var subject = await SubjectAsync(database);
        var (application, another) = (ConsentId.New(), ConsentId.New());
        await AskedAsync(
            database,
            Answered(subject, Purpose.LoanUnderwriting, application, new(2025, 11, 2)),
            Answered(subject, Purpose.LoanUnderwriting, application, new(2025, 11, 3)),
            Answered(subject, Purpose.LoanUnderwriting, another, new(2025, 9, 9)),
            Answered(subject, Purpose.LoanMonitoring, ConsentId.New(), new(2025, 11, 4)),
            Answered(subject, Purpose.RentalDeposit, ConsentId.New(), new(2025, 11, 5)),
            Answered(await database.AddSubjectAsync(), Purpose.LoanUnderwriting, ConsentId.New(), new(2025, 11, 6)),
            Answered(subject, Purpose.LoanUnderwriting, ConsentId.New(), new(2025, 11, 7)) with { Denial = "CONSENT_USED_UP", DecidedOn = null });

        Assert.Equal([new DateOnly(2025, 9, 9), new DateOnly(2025, 11, 2)], await InquiriesAsync(database, subject, readsInquiries: true));
        Assert.Null(await InquiriesAsync(database, subject, readsInquiries: false));
        Assert.Empty((await InquiriesAsync(database, await SubjectAsync(database), readsInquiries: true))!);
    }

    [Theory, EveryStore]
    public async Task EveryWayToAScore_CountsTheSame(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var subject = await SubjectAsync(database);
        var card = CardWithInquiries();
        var without = Assert.IsType<Score>(card.Score(await ReadAsync(database, subject))).Value;
        await AskedAsync(database, Answered(subject, Purpose.LoanUnderwriting, ConsentId.New(), new(2025, 11, 2)));

        var files = new CreditFileStore(database.Contexts, card.LooksAt(Characteristic.CreditInquiries));
        var scores = new ScoreStore(database.Contexts, files);
        var partners = new PartnerStore(database.Contexts);
        var consents = new ConsentStore(database.Contexts, clock);
        var lender = await LenderAsync(partners);
        var now = clock.GetUtcNow();
        var grant = ConsentGrant.Request(lender.Partner, subject, Purpose.LoanUnderwriting, Sections.Score, TimeSpan.FromDays(7), FrequencyBound.Once, now).Value!.Grant(now).Value!;
        await consents.TryWriteAsync(ConsentStep.Adding(grant), CancellationToken.None);

        var answer = await new MakeInquiry(partners, consents, files, database.Ledger(clock), card, sandboxGrantsAllowed: false, clock).ExecuteAsync(
            new AskCreditSummary(), grant.Id, lender, [new("CreditSummary.score", Sections.Score)], CancellationToken.None);
        var reviews = new MatchReviewStore(
            database.Contexts, new FurnishingStore(database.Contexts, TestDatabase.Vault, clock, NullLogger<FurnishingStore>.Instance), TestDatabase.Vault);
        var mine = await new ReadMyFile(new SubjectStore(database.Contexts, TestDatabase.Vault), files, consents, partners, database.Ledger(clock), reviews, card, clock)
            .FileAsync(subject, CancellationToken.None);
        await new RunScores(scores, card, clock).ExecuteAsync(null, CancellationToken.None);
        var snapshot = Assert.Single(await scores.AccountsAsync(card.Id, CancellationToken.None).ToListAsync());

        // The inquiry that asked is of today and lies behind the latest report: it changes nothing.
        Assert.Equal(without - 9, answer.Value?.Answer.Score?.Value);
        Assert.Equal(without - 9, Assert.IsType<Score>(mine.Value?.Score).Value);
        Assert.Equal(without - 9, snapshot.Score);
    }

    [Theory, EveryStore]
    public async Task ASample_CountsThoseBeforeTheLatestReport_WhenItsCardLooksAtThem(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var furnisher = (await database.AddPartnerAsync()).Id;
        var (applied, other) = (await SubjectAsync(database, furnisher, "A-1"), await SubjectAsync(database, furnisher, "A-2"));
        await AskedAsync(
            database,
            Answered(applied, Purpose.LoanUnderwriting, ConsentId.New(), new(2025, 11, 2)),
            Answered(applied, Purpose.LoanUnderwriting, ConsentId.New(), new(2025, 9, 9)),
            Answered(applied, Purpose.LoanUnderwriting, ConsentId.New(), Latest),
            Answered(other, Purpose.LoanMonitoring, ConsentId.New(), new(2025, 11, 2)));

        var card = CardWithInquiries();
        var sample = await GatheredAsync(database, furnisher, card, until: null);
        var september = await GatheredAsync(database, furnisher, card, until: new(2025, 10, 31));

        Assert.Equal([2, 0], sample[Characteristic.CreditInquiries]);
        Assert.Equal([1, 0], september[Characteristic.CreditInquiries]);
        Assert.Equal(
            [.. (await Task.WhenAll(new[] { applied, other }.Select(async subject => Assert.IsType<Score>(card.Score(await ReadAsync(database, subject))).Value)))],
            sample.Scores(card));

        // The card in use looks at none, so its sample is what it was before anybody asked.
        var before = Assert.Single(Enumerable.Range(0, 2).Select(row => sample.Score(Scorecards.Current, row)).Distinct());
        Assert.All((await GatheredAsync(database, furnisher, Scorecards.Current, until: null)).Scores(Scorecards.Current), score => Assert.Equal(before, score));
    }

    private static async Task<TrainingSample> GatheredAsync(TestDatabase database, PartnerId furnisher, Scorecard card, DateOnly? until) =>
        (await new GatherSample(new SampleStore(database.Contexts)).ExecuteAsync(
            furnisher, card, new Dictionary<string, bool> { ["A-1"] = true, ["A-2"] = false }, until, progress: null, CancellationToken.None)).Value!.Sample;

    private static async Task<IReadOnlyList<DateOnly>?> InquiriesAsync(TestDatabase database, SubjectId subject, bool readsInquiries) =>
        (await ReadAsync(database, subject, readsInquiries)).CreditInquiries;

    private static async Task<CreditFile> ReadAsync(TestDatabase database, SubjectId subject, bool readsInquiries = true) =>
        (await new CreditFileStore(database.Contexts, readsInquiries).ReadAsync(subject, 1, CancellationToken.None))!.AsOfLatestReport();

    private static async Task<SubjectId> SubjectAsync(TestDatabase database) => await SubjectAsync(database, (await database.AddPartnerAsync()).Id, "ACCOUNT-1");

    private static async Task<SubjectId> SubjectAsync(TestDatabase database, PartnerId furnisher, string account)
    {
        var subject = await database.AddSubjectAsync();
        await using var context = await database.Contexts.CreateDbContextAsync();
        context.Tradelines.Add(TradelineRow.Of(subject, new Tradeline(
            TradelineId.New(), furnisher, account, 'R', "18", null, "TWD", null,
            [.. Enumerable.Range(0, 6).Select(month => new TradelineMonth(Latest.AddDays(1).AddMonths(month - 5).AddDays(-1), AccountStatus.Current, TrendedUsage.Revolver, 5000, 400, 0, 100))])));
        await context.SaveChangesAsync();
        return subject;
    }

    private static async Task<Asker> LenderAsync(PartnerStore partners)
    {
        var agreement = new PartnerAgreement(
            PartnerId.New(), "Harbour Lender", Tier.Lender, Suspended: false, new[] { Purpose.LoanUnderwriting }.ToFrozenSet(),
            FrozenDictionary<DepositCategory, DepositThreshold>.Empty, Version: 1);
        await partners.AddAsync(agreement, CancellationToken.None);
        return new(agreement.Id, Tier.Lender);
    }

    private static async Task AskedAsync(TestDatabase database, params Inquiry[] inquiries)
    {
        await using var context = await database.Contexts.CreateDbContextAsync();
        context.Inquiries.AddRange(inquiries.Select(inquiry => new InquiryRow
        {
            Id = inquiry.Id,
            MadeAt = inquiry.MadeAt,
            PartnerId = inquiry.Partner,
            ConsentId = inquiry.Consent,
            SubjectId = inquiry.Subject,
            Purpose = inquiry.Purpose,
            Question = inquiry.Question,
            Fields = string.Join(' ', inquiry.Fields),
            Denial = inquiry.Denial,
            ConsentVersion = inquiry.DecidedOn?.ConsentVersion,
            AgreementVersion = inquiry.DecidedOn?.AgreementVersion,
            FileVersion = inquiry.DecidedOn?.FileVersion,
        }));
        await context.SaveChangesAsync();
    }

    private static Inquiry Answered(SubjectId subject, Purpose purpose, ConsentId consent, DateOnly on) => new(
        InquiryId.New(), new DateTimeOffset(on, new TimeOnly(23, 59), TimeSpan.Zero), PartnerId.New(), consent, subject, purpose, "credit-summary",
        ["CreditSummary.score"], null, new DecidedOn(2, 1, 1, null));

    private static Scorecard CardWithInquiries()
    {
        var card = JsonNode.Parse(Scorecards.Current.ToJson())!;
        card["name"] = "with-inquiries";
        card["characteristics"]!.AsArray().Add(JsonNode.Parse("""
            {
              "characteristic": "CREDIT_INQUIRIES", "direction": "HIGHER_IS_WORSE", "reason": { "code": "MANY_APPLICATIONS", "text": "Many applications for credit." },
              "bins": [{ "below": 1, "points": 0 }, { "from": 1, "points": -9 }, { "missing": true, "points": 0 }]
            }
            """));
        return ScorecardReader.Read(card.ToJsonString()).Value!;
    }
}
