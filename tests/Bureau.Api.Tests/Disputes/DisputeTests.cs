using System.Text.Json.Nodes;
using Bureau.Domain.Disputes;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Sandbox;
using Bureau.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests.Disputes;

/// <summary>What a person may do about an entry that is wrong, over HTTP; on SQLite and PostgreSQL by the classes below.</summary>
public abstract class DisputeTests : IAsyncLifetime
{
    private const int Prime = 1;
    private const int BlackListed = 4;

    private readonly SetClock clock = new();
    private RunningBureau bureau = null!;

    public async Task InitializeAsync() => bureau = await StartAsync(clock);

    public virtual async Task DisposeAsync() => await bureau.DisposeAsync();

    private protected abstract Task<RunningBureau> StartAsync(SetClock clock);

    [Fact]
    public async Task ASubject_MayObjectToAnEntry_AndTheMarkShowsAtOnce_InAnAnswerThatStandsToo()
    {
        var consent = SandboxCallers.ConsentOfPerson(Prime, 3).ToString();
        var waiver = SandboxCallers.ConsentOfPerson(Prime, 1).ToString();
        var badge = SandboxCallers.ConsentOfPerson(Prime, 2).ToString();
        var before = await bureau.ReadAsync(consent);
        Assert.Equal(("false", "0"), (before.Text("disputed"), before.Text("totals.disputed")));
        await AskAsync("demo-rental", "query($consent: ID!) { depositWaiver(consent: $consent, category: CAR) { disputed } }", waiver);
        await AskAsync("demo-dating", "query($consent: ID!) { scoreBadge(consent: $consent) { disputed } }", badge);

        var account = await bureau.AccountAsync(Prime);
        var opened = await bureau.OpenAsync(bureau.TokenOfPerson(Prime), account.Id, "AMOUNT", "I paid <b>this</b> down in May.", new string('a', 64));
        Assert.Null(opened.Code());
        Assert.Equal(("OPEN", "2030-04-04", account.Number), (opened.Text("data.openDispute.status"), opened.Text("data.openDispute.dueOn"), opened.Text("data.openDispute.accountNumber")));

        // The same question within 24 hours gets the same figures, and the mark of now.
        var after = await bureau.ReadAsync(consent);
        Assert.Equal(("true", "1"), (after.Text("disputed"), after.Text("totals.disputed")));
        Assert.Equal(before.Text("score.value"), after.Text("score.value"));
        Assert.Equal("true", (await AskAsync("demo-rental", "query($consent: ID!) { depositWaiver(consent: $consent, category: CAR) { disputed } }", waiver)).Text("data.depositWaiver.disputed"));
        Assert.Equal("true", (await AskAsync("demo-dating", "query($consent: ID!) { scoreBadge(consent: $consent) { disputed } }", badge)).Text("data.scoreBadge.disputed"));

        var mine = await bureau.MineAsync(Prime);
        Assert.Equal(("true", "false", "OPEN"), (mine.Text("tradelines.0.disputed"), mine.Text("tradelines.0.hidden"), mine.Text("tradelines.0.dispute.status")));
        Assert.Equal("OPEN", mine.Text("disputes.edges.0.node.status"));
    }

    [Fact]
    public async Task ASubject_IsAnswered_ByAnotherPersonThanWhoEnteredTheEntry()
    {
        var dispute = await OpenedAsync(Prime);
        var asked = Assert.Single(await bureau.OfFurnisherAsync("OPEN"))!;
        Assert.Equal(dispute, asked.Text("node.id"));

        Assert.Equal("REVIEWER_IS_AUTHOR", (await bureau.AnswerAsync(dispute, "VERIFIED", "Clerk 12", "  clerk-12 ")).Code());
        Assert.Equal("PERSON_NAME_MALFORMED", (await bureau.AnswerAsync(dispute, "VERIFIED", "Clerk 12", " ")).Code());
        Assert.Equal("VERIFIED", (await bureau.AnswerAsync(dispute, "VERIFIED")).Text("data.answerDispute.status"));

        var mine = await bureau.MineAsync(Prime);
        Assert.Equal(("false", "VERIFIED", "Checked against the contract."), (
            mine.Text("tradelines.0.disputed"), mine.Text("disputes.edges.0.node.status"), mine.Text("disputes.edges.0.node.answer.reason")));
        Assert.Equal("DISPUTE_CLOSED", (await bureau.AnswerAsync(dispute, "DELETED")).Code());
        Assert.Equal("DISPUTE_CLOSED", (await bureau.WithdrawAsync(bureau.TokenOfPerson(Prime), dispute)).Code());
        Assert.Equal([("DisputeClosed", "VERIFIED")], await NoticesAsync(Prime));
    }

    [Fact]
    public async Task ASubject_GetsACorrection_OnlyWhenTheEntryWasFurnishedAnew()
    {
        var account = await bureau.AccountAsync(Prime);
        var dispute = await OpenedAsync(Prime);

        // The next month is no correction, nor is the mark of the dispute.
        await FurnishAsync(account.Number, "2030-03-15", "77", condition: "XB");
        Assert.Equal("CORRECTION_MISSING", (await bureau.AnswerAsync(dispute, "CORRECTED")).Code());

        await FurnishAsync(account.Number, await LatestBeforeAsync(account.Number, "2030-03-15"), "1");
        Assert.Equal("CORRECTED", (await bureau.AnswerAsync(dispute, "CORRECTED")).Text("data.answerDispute.status"));
    }

    [Fact]
    public async Task ASubject_IsRidOfADeletedEntry_ThoughItIsFurnishedAgain_UntilItIsCertified()
    {
        var account = await bureau.AccountAsync(Prime);
        var scored = (await bureau.MineAsync(Prime)).Text("score.value");
        var dispute = await OpenedAsync(Prime);
        Assert.Equal("true", (await bureau.AnswerAsync(dispute, "DELETED")).Text("data.answerDispute.hidden"));

        await FurnishAsync(account.Number, "2030-03-15", "77");
        var consent = await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", Prime);
        Assert.Equal("1", (await bureau.ReadAsync(consent)).Text("totals.accounts"));
        var mine = await bureau.MineAsync(Prime);
        Assert.NotEqual(scored, mine.At("score.value")?.ToString());
        Assert.Equal(("true", "false", "DELETED"), (mine.Text("tradelines.0.hidden"), mine.Text("tradelines.0.disputed"), mine.Text("tradelines.0.dispute.status")));
        Assert.Equal("ENTRY_HIDDEN", (await bureau.OpenAsync(bureau.TokenOfPerson(Prime), account.Id)).Code());

        Assert.Equal("Head of records", (await bureau.ReinsertAsync(dispute)).Text("data.reinsertEntry.reinsertion.certifiedBy"));
        Assert.Equal("ENTRY_NOT_HIDDEN", (await bureau.ReinsertAsync(dispute)).Code());
        Assert.Equal("false", (await bureau.MineAsync(Prime)).Text("tradelines.0.hidden"));
        Assert.Equal([("DisputeClosed", "DELETED"), ("EntryReinserted", "")], await NoticesAsync(Prime));
        Assert.Null((await bureau.OpenAsync(bureau.TokenOfPerson(Prime), account.Id)).Code());
    }

    [Fact]
    public async Task ASubject_IsRidOfAnEntry_OnDay21_WhenItsFurnisherIsSilent()
    {
        var dispute = await OpenedAsync(Prime);
        var consent = await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", Prime);

        // Midnight in Beijing ends the twentieth day, at 16:00 UTC.
        clock.Move(TimeSpan.FromDays(20) + TimeSpan.FromHours(4) - TimeSpan.FromSeconds(1));
        Assert.Equal(("2", "1"), await CountsAsync(consent));
        clock.Move(TimeSpan.FromSeconds(1));
        Assert.Equal("SUPPRESSED", (await bureau.MineAsync(Prime)).Text("tradelines.0.dispute.status"));
        Assert.Empty(await bureau.OfFurnisherAsync("OPEN"));
        Assert.Single(await bureau.OfFurnisherAsync("SUPPRESSED"));
        Assert.Equal("DISPUTE_OVERDUE", (await bureau.AnswerAsync(dispute, "VERIFIED")).Code());
        Assert.Equal("DISPUTE_OVERDUE", (await bureau.WithdrawAsync(bureau.TokenOfPerson(Prime), dispute)).Code());

        // A day later an answer stands no more, and the entry is in no report though nothing has been written.
        clock.Move(TimeSpan.FromDays(1));
        Assert.Equal(("1", "0"), await CountsAsync(consent));
        Assert.Empty(await NoticesAsync(Prime));

        var suppress = bureau.Services.GetRequiredService<SuppressOverdue>();
        Assert.Equal(1, await suppress.ExecuteAsync(CancellationToken.None));
        Assert.Equal(0, await suppress.ExecuteAsync(CancellationToken.None));
        Assert.Equal([("DisputeClosed", "SUPPRESSED")], await NoticesAsync(Prime));
        Assert.Equal("SUPPRESSED", (await bureau.MineAsync(Prime)).Text("disputes.edges.0.node.status"));
        Assert.Null((await bureau.ReinsertAsync(dispute)).Code());
    }

    [Fact]
    public async Task ASubject_OfTheUnitedStates_Waits30Days_And15MoreOnlyForWhatTheySentSince()
    {
        await MakeAmericanAsync(Prime);
        var account = await bureau.AccountAsync(Prime);
        var opened = await bureau.OpenAsync(bureau.TokenOfPerson(Prime), account.Id);
        var dispute = opened.Text("data.openDispute.id");
        Assert.Equal("2030-04-14", opened.Text("data.openDispute.dueOn"));
        Assert.Equal("NOTHING_NEW_FROM_SUBJECT", (await bureau.ExtendAsync(dispute)).Code());

        clock.Move(TimeSpan.FromDays(3));
        await bureau.StateAsync(bureau.TokenOfPerson(Prime), "Here is the receipt.", account.Id, evidence: new string('0', 64));
        Assert.Equal("Here is the receipt.", Assert.Single(await bureau.OfFurnisherAsync())!.Text("node.supplements.0.text"));
        var extended = await bureau.ExtendAsync(dispute);
        Assert.Equal(("2030-04-29", "true"), (extended.Text("data.extendDispute.dueOn"), extended.Text("data.extendDispute.extended")));
        Assert.Equal("EXTENSION_TAKEN", (await bureau.ExtendAsync(dispute)).Code());

        clock.Move(TimeSpan.FromDays(42));
        Assert.Equal("OPEN", (await bureau.MineAsync(Prime)).Text("tradelines.0.dispute.status"));
        clock.Move(TimeSpan.FromDays(1));
        Assert.Equal("SUPPRESSED", (await bureau.MineAsync(Prime)).Text("tradelines.0.dispute.status"));
    }

    [Fact]
    public async Task ASubject_OfChina_WaitsNoLonger()
    {
        var dispute = await OpenedAsync(Prime);
        clock.Move(TimeSpan.FromDays(1));
        await bureau.StateAsync(bureau.TokenOfPerson(Prime), "Here is the receipt.", (await bureau.AccountAsync(Prime)).Id);
        Assert.Equal("EXTENSION_NOT_ALLOWED", (await bureau.ExtendAsync(dispute)).Code());
    }

    [Fact]
    public async Task ASubject_MayTakeAnObjectionBack_AndTheMarkGoes()
    {
        var dispute = await OpenedAsync(Prime);
        var consent = SandboxCallers.ConsentOfPerson(Prime, 3).ToString();
        Assert.Equal("true", (await bureau.ReadAsync(consent)).Text("disputed"));
        Assert.Equal("WITHDRAWN", (await bureau.WithdrawAsync(bureau.TokenOfPerson(Prime), dispute)).Text("data.withdrawDispute.status"));
        Assert.Equal("false", (await bureau.ReadAsync(consent)).Text("disputed"));
        Assert.Single(await bureau.OfFurnisherAsync("WITHDRAWN"));
    }

    [Fact]
    public async Task ASubject_HasTheirOwnWordsTravelWithAnEntryAndTheFile_UntilTheyWithdrawThem()
    {
        var token = bureau.TokenOfPerson(Prime);
        var consent = SandboxCallers.ConsentOfPerson(Prime, 3).ToString();
        await bureau.ReadAsync(consent);
        var account = await bureau.AccountAsync(Prime);
        const string markup = "<script>alert(1)</script>\n甲 & 乙";
        var statement = (await bureau.StateAsync(token, $"  {markup} ", account.Id)).Text("data.addStatement.id");
        await bureau.StateAsync(token, "I was ill in 2029.");

        var read = await bureau.ReadAsync(consent);
        Assert.Equal([("ACCOUNT", markup), ("FILE", "I was ill in 2029.")], read.At("totals.statements")!.AsArray().Select(one => (one!.Text("about"), one!.Text("text"))));
        Assert.Equal(2, read.At("delinquencies.statements")!.AsArray().Count);
        var mine = await bureau.MineAsync(Prime);
        Assert.Equal((markup, "I was ill in 2029."), (mine.Text("tradelines.0.statements.0.text"), mine.Text("statements.0.text")));

        const string withdraw = "mutation($statement: ID!) { withdrawStatement(statement: $statement) { withdrawnAt } }";
        Assert.Equal("STATEMENT_NOT_FOUND", (await bureau.AskAsync(bureau.TokenOfPerson(3), withdraw, new { statement })).Code());
        Assert.Null((await bureau.AskAsync(token, withdraw, new { statement })).Code());
        Assert.Equal("STATEMENT_NOT_FOUND", (await bureau.AskAsync(token, withdraw, new { statement })).Code());
        Assert.Equal("FILE", Assert.Single((await bureau.ReadAsync(consent)).At("totals.statements")!.AsArray())!.Text("about"));
    }

    [Fact]
    public async Task ASubject_MayObjectToAListing_AndIsRidOfIt_WhenItsAuthorityIsSilent()
    {
        var token = bureau.TokenOfPerson(BlackListed);
        var listing = (await bureau.MineAsync(BlackListed)).Text("listings.0.id");
        var consent = await bureau.GrantedConsentAsync("demo-lender", "LOAN_MONITORING", BlackListed);
        Assert.Null((await bureau.OpenAsync(token, null, "NOT_MINE", listing: listing)).Code());
        await bureau.StateAsync(token, "The debt is somebody else's.", listing: listing);
        var read = await bureau.ReadAsync(consent);
        Assert.Equal(("true", "true", "The debt is somebody else's."), (read.Text("listStatus.black"), read.Text("listStatus.disputed"), read.Text("listStatus.statements.0.text")));

        clock.Move(TimeSpan.FromDays(21));
        Assert.Equal("false", (await bureau.ReadAsync(consent)).Text("listStatus.black"));
        Assert.Equal("true", (await bureau.MineAsync(BlackListed)).Text("listings.0.hidden"));
    }

    [Fact]
    public async Task ASubject_WhoRepeatsAVerifiedObjection_IsToldWhatIsMissing_Once()
    {
        var token = bureau.TokenOfPerson(Prime);
        var account = await bureau.AccountAsync(Prime);
        await bureau.AnswerAsync(await OpenedAsync(Prime), "VERIFIED");

        Assert.Equal("DISPUTE_FRIVOLOUS", (await bureau.OpenAsync(token, account.Id)).Code());
        Assert.Equal("DISPUTE_FRIVOLOUS", (await bureau.OpenAsync(token, account.Id)).Code());
        Assert.Equal([("DisputeClosed", "VERIFIED"), ("DisputeClosed", "FRIVOLOUS")], await NoticesAsync(Prime));
        var other = await bureau.OpenAsync(token, account.Id, "DATE");
        Assert.Null(other.Code());
        await bureau.WithdrawAsync(token, other.Text("data.openDispute.id"));
        Assert.Null((await bureau.OpenAsync(token, account.Id, evidence: new string('b', 64))).Code());
    }

    [Fact]
    public async Task SomebodyElsesEntryOrDispute_AnswersLikeNone()
    {
        var dispute = await OpenedAsync(Prime);
        var account = await bureau.AccountAsync(Prime);
        var (somebody, nobodys) = (bureau.TokenOfPerson(3), Guid.CreateVersion7().ToString());

        Assert.Equal("ENTRY_NOT_FOUND", (await bureau.OpenAsync(somebody, account.Id)).Code());
        Assert.Equal((await bureau.OpenAsync(somebody, nobodys)).ToJsonString(), (await bureau.OpenAsync(somebody, account.Id)).ToJsonString());
        Assert.Equal("ENTRY_NOT_FOUND", (await bureau.StateAsync(somebody, "Mine.", account.Id)).Code());
        Assert.Equal("DISPUTE_NOT_FOUND", (await bureau.WithdrawAsync(somebody, dispute)).Code());
        Assert.Equal((await bureau.WithdrawAsync(somebody, nobodys)).ToJsonString(), (await bureau.WithdrawAsync(somebody, dispute)).ToJsonString());
        Assert.Equal("DISPUTE_NOT_FOUND", (await bureau.AnswerAsync(dispute, "DELETED", client: "demo-authority")).Code());
        Assert.Empty(await bureau.OfFurnisherAsync(client: "demo-authority"));
        Assert.Equal("FORBIDDEN_FIELD", (await bureau.AnswerAsync(dispute, "DELETED", client: "demo-lender")).Code());
    }

    [Fact]
    public async Task BadInput_IsRefusedWithACode()
    {
        var token = bureau.TokenOfPerson(Prime);
        var account = await bureau.AccountAsync(Prime);

        Assert.Equal("ENTRY_AMBIGUOUS", (await bureau.OpenAsync(token, null)).Code());
        Assert.Equal("ENTRY_AMBIGUOUS", (await bureau.OpenAsync(token, account.Id, listing: Guid.NewGuid().ToString())).Code());
        Assert.Equal("STATEMENT_MALFORMED", (await bureau.OpenAsync(token, account.Id, "OTHER")).Code());
        foreach (var text in (string[])["", " \n ", "a\u0000b", "a\u001bb", new string('x', 2001), new string('x', 60_000)])
            Assert.Equal("STATEMENT_MALFORMED", (await bureau.StateAsync(token, text)).Code());
        Assert.Equal("REQUEST_TOO_LARGE", (await bureau.StateAsync(token, new string('x', 1_048_576))).Code());
        Assert.Equal("EVIDENCE_HASH_MALFORMED", (await bureau.OpenAsync(token, account.Id, evidence: new string('g', 64))).Code());
        Assert.Equal("EVIDENCE_HASH_MALFORMED", (await bureau.OpenAsync(token, account.Id, evidence: "abc")).Code());
        Assert.Null((await bureau.StateAsync(token, new string('信', 2000))).Code());
        Assert.Null((await bureau.OpenAsync(token, account.Id)).Code());
        Assert.Equal("DISPUTE_ALREADY_OPEN", (await bureau.OpenAsync(token, account.Id)).Code());
    }

    [Fact]
    public async Task AFloodOfDisputesAndStatements_IsRefused_ThoughEachIsTakenBack()
    {
        var token = bureau.TokenOfPerson(Prime);
        var account = await bureau.AccountAsync(Prime);
        for (var i = 0; i < 60; i++)
            await bureau.WithdrawAsync(token, (await bureau.OpenAsync(token, account.Id)).Text("data.openDispute.id"));
        Assert.Equal("TOO_MANY_DISPUTES", (await bureau.OpenAsync(token, account.Id)).Code());
        clock.Move(TimeSpan.FromDays(30));
        Assert.Null((await bureau.OpenAsync(token, account.Id)).Code());

        for (var i = 0; i < 40; i++)
            Assert.Null((await bureau.StateAsync(token, $"Statement {i}.")).Code());
        Assert.Equal("TOO_MANY_STATEMENTS", (await bureau.StateAsync(token, "One more.")).Code());
    }

    [Fact]
    public async Task OfTwoAnswersAtOnce_OneIsRefused_AndOfTwoDisputesOne()
    {
        var account = await bureau.AccountAsync(Prime);
        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => bureau.OpenAsync(bureau.TokenOfPerson(Prime), account.Id))));
        var dispute = Assert.Single(opened, answer => answer.Code() is null).Text("data.openDispute.id");
        Assert.Equal(7, opened.Count(answer => answer.Code() == "DISPUTE_ALREADY_OPEN"));

        var answers = await Task.WhenAll(((string[])["VERIFIED", "DELETED", "VERIFIED", "DELETED"]).Select(outcome => Task.Run(() => bureau.AnswerAsync(dispute, outcome))));
        Assert.Single(answers, answer => answer.Code() is null);
        Assert.Equal(3, answers.Count(answer => answer.Code() == "DISPUTE_CLOSED"));
        Assert.Single(await NoticesAsync(Prime));
    }

    private Task<string> OpenedAsync(int person) => OpenedAsync(person, 0);

    private async Task<string> OpenedAsync(int person, int place) =>
        (await bureau.OpenAsync(bureau.TokenOfPerson(person), (await bureau.AccountAsync(person, place)).Id)).Text("data.openDispute.id");

    private async Task<JsonNode> AskAsync(string client, string query, string consent) => await bureau.AskAsync(await bureau.TokenAsync(client), query, new { consent });

    private async Task<(string Accounts, string Disputed)> CountsAsync(string consent)
    {
        var totals = (await bureau.ReadAsync(consent)).At("totals")!;
        return (totals.Text("accounts"), totals.Text("disputed"));
    }

    private async Task<string> LatestBeforeAsync(string account, string day)
    {
        var line = await bureau.AskAsync(await bureau.TokenAsync("demo-furnisher"), "query($account: String!) { furnishedTradeline(accountNumber: $account) { months { asOf } } }", new { account });
        return line.At("data.furnishedTradeline.months")!.AsArray().Select(month => month!.Text("asOf")).Last(asOf => string.CompareOrdinal(asOf, day) < 0);
    }

    private async Task FurnishAsync(string account, string asOf, string balance, string? condition = null)
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
            accountStatus = "11",
            currentBalance = balance,
            complianceCondition = condition,
            subjectIdType = "CN_RESIDENT_ID",
            subjectId = prime.Number,
            subjectName = prime.Name,
            birthDate = prime.BirthDate,
        };
        var answer = await bureau.AskAsync(
            furnisher,
            "mutation($records: [TradelineRecordInput!]!) { furnishTradelines(input: {records: $records}) { batch { recordsStored } results { outcome } } }", new { records = new[] { record } });
        Assert.True(answer.At("data.furnishTradelines.batch.recordsStored")?.ToString() == "1", answer.ToJsonString());
    }

    /// <summary>The notices to a person: kind and outcome, oldest first.</summary>
    private async Task<IEnumerable<(string Kind, string Outcome)>> NoticesAsync(int person)
    {
        var subject = new SubjectId(SandboxIds.Subject(person));
        await using var context = await bureau.Services.GetRequiredService<IDbContextFactory<BureauDbContext>>().CreateDbContextAsync();
        var rows = (await context.Notices.AsNoTracking().Where(notice => notice.SubjectId == subject).ToListAsync()).OrderBy(row => row.At).ThenBy(row => row.Id);
        return [.. rows.Where(row => row.Kind is Domain.Notices.NoticeKind.DisputeClosed or Domain.Notices.NoticeKind.EntryReinserted)
            .Select(row => (row.Kind.ToString(), row.ToNotice().Details.GetValueOrDefault("outcome", "")))];
    }

    private async Task MakeAmericanAsync(int person)
    {
        var subject = new SubjectId(SandboxIds.Subject(person));
        await using var context = await bureau.Services.GetRequiredService<IDbContextFactory<BureauDbContext>>().CreateDbContextAsync();
        await context.Subjects.Where(row => row.Id == subject).ExecuteUpdateAsync(set => set.SetProperty(row => row.NumberType, IdentityNumberType.UsSsn));
    }
}

/// <summary>On SQLite.</summary>
public sealed class DisputesOnSqlite : DisputeTests
{
    private protected override Task<RunningBureau> StartAsync(SetClock clock) => RunningBureau.StartAsync(clock);
}
