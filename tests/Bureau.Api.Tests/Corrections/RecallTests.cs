using System.Text.Json.Nodes;
using Bureau.Api.Tests.Disputes;
using Bureau.Domain.Corrections;
using Bureau.Domain.Disputes;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Sandbox;
using Bureau.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests.Corrections;

/// <summary>When a value is corrected, whoever was given it is told, over HTTP; on SQLite and PostgreSQL by the classes below.</summary>
public abstract class RecallTests : IAsyncLifetime
{
    private const int Prime = 1;

    private readonly SetClock clock = new();
    private RunningBureau bureau = null!;

    public async Task InitializeAsync() => bureau = await StartAsync(clock);

    public virtual async Task DisposeAsync() => await bureau.DisposeAsync();

    private protected abstract Task<RunningBureau> StartAsync(SetClock clock);

    [Fact]
    public async Task ASubjectsReaders_AreToldWhichFieldsOfWhichInquiryChanged_AndAcknowledge()
    {
        var account = await bureau.AccountAsync(Prime);
        var (summary, waiver, badge) = (await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", Prime), SandboxCallers.ConsentOfPerson(Prime, 1).ToString(), SandboxCallers.ConsentOfPerson(Prime, 2).ToString());
        var read = await bureau.ReadAsync(summary);
        Assert.Equal("YES", (await AskAsync("demo-rental", Asking.Waiver, waiver)).Text("data.depositWaiver.decision"));
        var band = (await AskAsync("demo-dating", Asking.Badge, badge)).Text("data.scoreBadge.band");
        var asked = await InquiriesAsync();

        clock.Move(TimeSpan.FromHours(1));
        var dispute = (await bureau.OpenAsync(bureau.TokenOfPerson(Prime), account.Id)).Text("data.openDispute.id");
        Assert.Empty(await RecallsAsync("demo-lender"));
        await FurnishAsync(account.Number, await LatestAsync(account.Number), "97", 90_000);
        await TellAsync();
        Assert.Equal("CORRECTED", (await bureau.AnswerAsync(dispute, "CORRECTED")).Text("data.answerDispute.status"));
        await TellAsync();

        // Each is told of the fields that it was given and that are others now; the lists are not among them.
        var lender = Assert.Single(await RecallsAsync("demo-lender"));
        Assert.Equal(["CreditSummary.delinquencies", "CreditSummary.score", "CreditSummary.totals"], Fields(lender));
        Assert.Equal((asked["credit-summary"], summary, ""), (lender.Text("inquiry"), lender.Text("consent"), lender["dispute"]?.ToString() ?? ""));
        var rental = Assert.Single(await RecallsAsync("demo-rental"));
        Assert.Equal(["DepositWaiver.decision", "DepositWaiver.maximumDeposit", "DepositWaiver.reasons"], Fields(rental));
        var dating = Assert.Single(await RecallsAsync("demo-dating"));
        Assert.Equal(["ScoreBadge.band", "ScoreBadge.label"], Fields(dating));
        Assert.Equal((asked["deposit-waiver:Car"], asked["score-badge"]), (rental.Text("inquiry"), dating.Text("inquiry")));
        var notice = Assert.Single((await AskAsync("demo-lender", "{ notices { edges { node { kind about details { name value } } } } }")).At("data.notices.edges")!.AsArray(), one => one!.Text("node.kind") == "VALUE_CORRECTED")!;
        Assert.Equal(lender.Text("id"), notice.Text("node.about"));

        // The wrong answer does not stand, though its 24 hours have not passed.
        Assert.NotEqual(read.Text("totals.accounts") + read.At("score")?.ToJsonString(), (await bureau.ReadAsync(summary)).Text("totals.accounts") + (await bureau.ReadAsync(summary)).At("score")?.ToJsonString());
        Assert.NotEqual(band, (await AskAsync("demo-dating", Asking.Badge, badge)).At("data.scoreBadge.band")?.ToString());

        Assert.Equal("RECALL_NOT_FOUND", (await AcknowledgeAsync("demo-rental", lender.Text("id"))).Code());
        var acknowledged = await AcknowledgeAsync("demo-lender", lender.Text("id"));
        clock.Move(TimeSpan.FromMinutes(5));
        Assert.Equal(acknowledged.ToJsonString(), (await AcknowledgeAsync("demo-lender", lender.Text("id"))).ToJsonString());
        Assert.Empty(await RecallsAsync("demo-lender", unacknowledged: true));
        Assert.Equal(new[] { rental.Text("id"), dating.Text("id") }.Order(), (await RecallsAsync("demo-operator")).Select(recall => recall.Text("id")).Order());

        var mine = await MineAsync();
        Assert.Equal(["Demo Dating (sandbox)", "Demo Lender (sandbox)", "Demo Rental (sandbox)"], mine.Select(recall => recall.Text("partnerName")).Order());
        Assert.All(mine, recall => Assert.Equal(dispute, recall.Text("dispute")));
        Assert.Single(mine, recall => recall["acknowledgedAt"] is not null);
    }

    [Fact]
    public async Task AMonthThatComesLate_RecallsNothing_NorDoesItsCorrectionForWhoReadBefore()
    {
        var account = await bureau.AccountAsync(Prime);
        var consent = await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", Prime);
        await bureau.ReadAsync(consent);
        clock.Move(TimeSpan.FromHours(1));
        await FurnishAsync(account.Number, "2030-03-14", "80", 5_000);
        Assert.Empty(await PendingAsync());

        clock.Move(TimeSpan.FromDays(2));
        await bureau.ReadAsync(consent);
        clock.Move(TimeSpan.FromHours(1));
        await FurnishAsync(account.Number, "2030-03-14", "11", 100);
        await TellAsync();

        var told = Assert.Single(await RecallsAsync("demo-lender"));
        Assert.Equal("2030-03-17T13:00:00.000Z", told.Text("readAt"));
        Assert.Empty(await PendingAsync());
    }

    [Fact]
    public async Task AnEntryThatADisputeHides_RecallsWhatWasReadOfIt_AndTheNextMonthNothing()
    {
        var account = await bureau.AccountAsync(Prime);
        var consent = await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", Prime);
        await bureau.ReadAsync(consent);
        var dispute = (await bureau.OpenAsync(bureau.TokenOfPerson(Prime), account.Id)).Text("data.openDispute.id");
        clock.Move(TimeSpan.FromDays(21));
        await bureau.Services.GetRequiredService<SuppressOverdue>().ExecuteAsync(CancellationToken.None);
        await TellAsync();

        Assert.Contains("CreditSummary.totals", Fields(Assert.Single(await RecallsAsync("demo-lender"))));
        Assert.Equal(dispute, Assert.Single(await MineAsync()).Text("dispute"));

        await FurnishAsync(account.Number, "2030-03-31", "80", 5_000);
        await TellAsync();
        Assert.Single(await RecallsAsync("demo-lender"));
    }

    [Fact]
    public async Task AnEntryThatIsDeleted_RecallsWhatWasReadWhileItWasDisputed_ButNotTheScoreThatLeftItOut()
    {
        var account = await bureau.AccountAsync(Prime);
        var dispute = (await bureau.OpenAsync(bureau.TokenOfPerson(Prime), account.Id)).Text("data.openDispute.id");
        var consent = await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", Prime);
        await bureau.ReadAsync(consent);
        clock.Move(TimeSpan.FromHours(1));
        await bureau.AnswerAsync(dispute, "DELETED");
        await TellAsync();

        Assert.Equal(["CreditSummary.totals"], Fields(Assert.Single(await RecallsAsync("demo-lender"))));
    }

    [Fact]
    public async Task AnAccountThatItsFurnisherTakesBack_IsRecalled_FromWhoeverRepeatedTheAnswerToo()
    {
        var account = await bureau.AccountAsync(Prime);
        var consent = await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", Prime);
        await bureau.ReadAsync(consent);
        clock.Move(TimeSpan.FromHours(1));
        await bureau.ReadAsync(consent);
        clock.Move(TimeSpan.FromHours(1));
        await FurnishAsync(account.Number, await LatestAsync(account.Number), "DA", 0);
        await TellAsync();

        var told = await RecallsAsync("demo-lender");
        Assert.Equal(["2030-03-15T12:00:00.000Z", "2030-03-15T13:00:00.000Z"], told.Select(recall => recall.Text("readAt")).Order());
        Assert.All(told, recall => Assert.Contains("CreditSummary.totals", Fields(recall)));
        Assert.All(await MineAsync(), recall => Assert.Null(recall["dispute"]));
        Assert.Equal("1", (await bureau.ReadAsync(consent)).Text("totals.accounts"));
    }

    [Fact]
    public async Task ACorrection_IsTold_WithoutBeingAskedFor()
    {
        var account = await bureau.AccountAsync(Prime);
        await bureau.ReadAsync(await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", Prime));
        await FurnishAsync(account.Number, await LatestAsync(account.Number), "97", 90_000);
        for (var attempt = 0; attempt < 600 && (await RecallsAsync("demo-lender")).Count == 0; attempt++)
            await Task.Delay(100);
        Assert.Single(await RecallsAsync("demo-lender"));
        Assert.Empty(await PendingAsync());
    }

    [Fact]
    public async Task WhatNobodyHasRead_IsNotKept()
    {
        var account = await bureau.AccountAsync(Prime);
        await FurnishAsync(account.Number, await LatestAsync(account.Number), "97", 90_000);
        Assert.Empty(await PendingAsync());
    }

    private static IEnumerable<string> Fields(JsonNode recall) => recall["fields"]!.AsArray().Select(field => field!.ToString()).Order(StringComparer.Ordinal);

    private Task<int> TellAsync() => bureau.Services.GetRequiredService<RecallReaders>().ExecuteAsync(new SubjectId(SandboxIds.Subject(Prime)), CancellationToken.None);

    private async Task<IReadOnlyList<Guid>> PendingAsync()
    {
        await using var context = await bureau.Services.GetRequiredService<IDbContextFactory<BureauDbContext>>().CreateDbContextAsync();
        return await context.Corrections.Select(row => row.Id).ToListAsync();
    }

    private async Task<JsonNode> AskAsync(string client, string query, string? consent = null) =>
        await bureau.AskAsync(await bureau.TokenAsync(client), query, consent is null ? null : new { consent });

    private async Task<IReadOnlyList<JsonNode>> RecallsAsync(string client, bool unacknowledged = false)
    {
        var answer = await bureau.AskAsync(
            await bureau.TokenAsync(client),
            "query($unacknowledged: Boolean!) { correctionRecalls(unacknowledged: $unacknowledged) { edges { node { id inquiry consent fields dispute readAt acknowledgedAt } } } }", new { unacknowledged });
        return [.. answer.At("data.correctionRecalls.edges")!.AsArray().Select(edge => edge!["node"]!)];
    }

    private async Task<JsonNode> AcknowledgeAsync(string client, string recall) =>
        await bureau.AskAsync(await bureau.TokenAsync(client), "mutation($recall: ID!) { acknowledgeRecall(recall: $recall) { id acknowledgedAt } }", new { recall });

    private async Task<IReadOnlyList<JsonNode>> MineAsync()
    {
        var answer = await bureau.AskAsync(bureau.TokenOfPerson(Prime), "{ me { corrections { edges { node { id partnerName dispute fields acknowledgedAt } } } } }");
        return [.. answer.At("data.me.corrections.edges")!.AsArray().Select(edge => edge!["node"]!)];
    }

    private async Task<IReadOnlyDictionary<string, string>> InquiriesAsync()
    {
        var answer = await bureau.AskAsync(bureau.TokenOfPerson(Prime), "{ me { inquiries { edges { node { id question } } } } }");
        return answer.At("data.me.inquiries.edges")!.AsArray().ToDictionary(edge => edge!.Text("node.question"), edge => edge!.Text("node.id"));
    }

    private async Task<string> LatestAsync(string account)
    {
        var line = await bureau.AskAsync(await bureau.TokenAsync("demo-furnisher"), "query($account: String!) { furnishedTradeline(accountNumber: $account) { months { asOf } } }", new { account });
        return line.At("data.furnishedTradeline.months")!.AsArray().Select(month => month!.Text("asOf")).Last();
    }

    private async Task FurnishAsync(string account, string asOf, string status, int balance)
    {
        var prime = SandboxIdentity.Of(Prime);
        var furnisher = await bureau.TokenAsync("demo-furnisher");
        var line = await bureau.AskAsync(furnisher, "query($account: String!) { furnishedTradeline(accountNumber: $account) { openedOn portfolioType accountType } }", new { account });
        object record = new
        {
            asOf,
            accountNumber = account,
            openedOn = line.At("data.furnishedTradeline.openedOn")?.ToString(),
            portfolioType = line.Text("data.furnishedTradeline.portfolioType"),
            accountType = line.Text("data.furnishedTradeline.accountType"),
            currency = "CNY",
            accountStatus = status,
            currentBalance = $"{balance}",
            firstDelinquencyOn = status is "97" or "80" ? "2030-01-02" : null,
            subjectIdType = "CN_RESIDENT_ID",
            subjectId = prime.Number,
            subjectName = prime.Name,
            birthDate = prime.BirthDate,
        };
        var answer = await bureau.AskAsync(
            furnisher, "mutation($records: [TradelineRecordInput!]!) { furnishTradelines(input: {records: $records}) { batch { recordsStored } results { outcome } } }", new { records = new[] { record } });
        Assert.True(answer.At("data.furnishTradelines.batch.recordsStored")?.ToString() == "1", answer.ToJsonString());
    }
}

/// <summary>On SQLite.</summary>
public sealed class RecallsOnSqlite : RecallTests
{
    private protected override Task<RunningBureau> StartAsync(SetClock clock) => RunningBureau.StartAsync(clock);
}
