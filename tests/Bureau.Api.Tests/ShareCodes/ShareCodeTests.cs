using System.Text.Json.Nodes;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Sandbox;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests.ShareCodes;

/// <summary>A person says a code to a partner, and that is their consent: once, to the right partner, for a while.</summary>
public sealed class ShareCodeTests : IAsyncLifetime
{
    private const string Create = "mutation($input: CreateShareCodeInput!) { createShareCode(input: $input) { code shareCode { id purpose sections status expiresAt } } }";
    private const string Redeem = "mutation($code: String!) { redeemShareCode(code: $code) { id status purpose sections expiresAt decidedAt receipt frequency { uses } } }";
    private const string Withdraw = "mutation($id: ID!) { withdrawShareCode(shareCode: $id) { status } }";
    private const string Mine = "query($first: Int! = 20, $after: String) { me { shareCodes(first: $first, after: $after) { edges { node { id status redeemedBy consent } } pageInfo { hasNextPage endCursor } } } }";

    private readonly SetClock clock = new();
    private RunningBureau bureau = null!;
    private string rental = null!;
    private string prime = null!;

    public async Task InitializeAsync()
    {
        bureau = await RunningBureau.StartAsync(clock);
        (rental, prime) = (await bureau.TokenAsync("demo-rental"), bureau.TokenOfPerson(1));
    }

    public async Task DisposeAsync() => await bureau.DisposeAsync();

    [Fact]
    public Task ASubject_SharesByACode_ThatAPartnerRedeemsOnce_OnSqlite() => ShareAsync(bureau, clock);

    [Fact]
    public async Task ASubject_SharesByACode_ThatAPartnerRedeemsOnce_OnPostgreSql()
    {
        await using var server = await PostgreSqlServer.StartAsync();
        await using var other = await RunningBureau.StartAsync(clock, "--Bureau:Storage:Provider=PostgreSql", $"--ConnectionStrings:Bureau={server.ConnectionString}");
        await ShareAsync(other, clock);
    }

    [Fact]
    public async Task ASubject_SharesLess_AndForAShorterTime()
    {
        var made = await bureau.AskAsync(prime, Create, new { input = new { purpose = "LOAN_UNDERWRITING", sections = new[] { "SCORE" }, minutes = 15 } });
        Assert.Equal("SCORE", Assert.Single(made.At("data.createShareCode.shareCode.sections")!.AsArray())!.ToString());
        Assert.Equal("2030-03-15T12:15:00.000Z", made.Text("data.createShareCode.shareCode.expiresAt"));

        var consent = (await RedeemAsync("demo-lender", made.Text("data.createShareCode.code"))).Text("data.redeemShareCode.id");
        var answer = await bureau.AskAsync(
            await bureau.TokenAsync("demo-lender"), "query($consent: ID!) { creditSummary(consent: $consent) { score { value } totals { accounts } } }", new { consent });
        Assert.NotNull(answer.At("data.creditSummary.score.value"));
        Assert.Equal("SECTION_NOT_COVERED", answer.Code());
    }

    [Fact]
    public async Task ACode_IsRefused_BeyondItsTemplate()
    {
        async Task<string?> CodeAsync(object input) => (await bureau.AskAsync(prime, Create, new { input })).Code();
        Assert.Equal("CONSENT_BEYOND_TEMPLATE", await CodeAsync(new { purpose = "RENTAL_DEPOSIT", sections = new[] { "SCORE" } }));
        Assert.Equal("CONSENT_BEYOND_TEMPLATE", await CodeAsync(new { purpose = "RENTAL_DEPOSIT", sections = Array.Empty<string>() }));
        Assert.Equal("SHARE_CODE_LIFETIME_OUT_OF_RANGE", await CodeAsync(new { purpose = "RENTAL_DEPOSIT", minutes = 14 }));
        Assert.Equal("SHARE_CODE_LIFETIME_OUT_OF_RANGE", await CodeAsync(new { purpose = "RENTAL_DEPOSIT", minutes = (7 * 24 * 60) + 1 }));
        Assert.Equal("SHARE_CODE_LIFETIME_OUT_OF_RANGE", await CodeAsync(new { purpose = "RENTAL_DEPOSIT", minutes = int.MinValue }));
        Assert.Equal("FORBIDDEN_FIELD", (await bureau.AskAsync(rental, Create, new { input = new { purpose = "RENTAL_DEPOSIT" } })).Code());
        Assert.Equal("FORBIDDEN_FIELD", (await bureau.AskAsync(await bureau.TokenAsync("demo-furnisher"), Redeem, new { code = "0000-0000-0000" })).Code());
    }

    [Fact]
    public async Task WrongUsedExpiredWithdrawnAndForeignCodes_AreAnsweredAlike()
    {
        var used = await MakeAsync();
        Assert.Null((await RedeemAsync("demo-rental", used.Code)).Code());
        var withdrawn = await MakeAsync();
        Assert.Equal("WITHDRAWN", (await bureau.AskAsync(prime, Withdraw, new { id = withdrawn.Id })).Text("data.withdrawShareCode.status"));
        var foreign = await MakeAsync("DATING_BADGE");
        var expired = await MakeAsync();
        clock.Move(TimeSpan.FromHours(24));

        var answers = new List<string>();
        foreach (var code in (string[])["0000-0000-0000", "no code", "", new string('7', 5000), used.Code, withdrawn.Code, foreign.Code, expired.Code])
            answers.Add((await RedeemAsync("demo-rental", code)).ToJsonString());
        Assert.Single(answers.Distinct());
        Assert.Equal("SHARE_CODE_INVALID", JsonNode.Parse(answers[0])!.Code());
    }

    [Fact]
    public async Task Guessing_EndsAfterTwentyCodesAnHour_AndARightOneCountsForNothing()
    {
        for (var right = 0; right < 3; right++)
            Assert.Null((await RedeemAsync("demo-rental", (await MakeAsync()).Code)).Code());
        var guesses = await Task.WhenAll(Enumerable.Range(0, 20).Select(guess => RedeemAsync("demo-rental", $"0000-0000-00{guess:00}")));
        Assert.All(guesses, answer => Assert.Equal("SHARE_CODE_INVALID", answer.Code()));

        var live = await MakeAsync();
        Assert.Equal("SHARE_CODE_TRIES_EXHAUSTED", (await RedeemAsync("demo-rental", live.Code)).Code());
        Assert.Equal("SHARE_CODE_INVALID", (await RedeemAsync("demo-lender", live.Code)).Code());
        clock.Move(TimeSpan.FromHours(1));
        Assert.Null((await RedeemAsync("demo-rental", live.Code)).Code());
    }

    [Fact]
    public async Task ASubject_WithdrawsOnlyTheirOwnCodes_BeforeTheyAreRedeemed()
    {
        var made = await MakeAsync();
        Assert.Equal("SHARE_CODE_NOT_FOUND", (await bureau.AskAsync(bureau.TokenOfPerson(3), Withdraw, new { id = made.Id })).Code());
        Assert.Equal("SHARE_CODE_NOT_FOUND", (await bureau.AskAsync(prime, Withdraw, new { id = Guid.CreateVersion7() })).Code());
        Assert.Null((await RedeemAsync("demo-rental", made.Code)).Code());
        Assert.Equal("SHARE_CODE_REDEEMED", (await bureau.AskAsync(prime, Withdraw, new { id = made.Id })).Code());

        var other = await MakeAsync();
        Assert.Null((await bureau.AskAsync(prime, Withdraw, new { id = other.Id })).Code());
        Assert.Equal("SHARE_CODE_ENDED", (await bureau.AskAsync(prime, Withdraw, new { id = other.Id })).Code());
        Assert.Empty((await bureau.AskAsync(bureau.TokenOfPerson(3), Mine)).At("data.me.shareCodes.edges")!.AsArray());
    }

    [Fact]
    public async Task ASubject_HasTenLiveCodesAtMost_EvenWhenTheyAreMadeAtOnce()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 14).Select(_ => bureau.AskAsync(prime, Create, new { input = new { purpose = "RENTAL_DEPOSIT" } })));
        Assert.Equal(10, made.Count(answer => answer.Code() is null));
        Assert.Equal(4, made.Count(answer => answer.Code() == "TOO_MANY_SHARE_CODES"));

        var page = await bureau.AskAsync(prime, Mine, new { first = 6 });
        var rest = await bureau.AskAsync(prime, Mine, new { first = 6, after = page.Text("data.me.shareCodes.pageInfo.endCursor") });
        Assert.Equal("true", page.Text("data.me.shareCodes.pageInfo.hasNextPage"));
        Assert.Equal("false", rest.Text("data.me.shareCodes.pageInfo.hasNextPage"));
        Assert.Equal(10, page.At("data.me.shareCodes.edges")!.AsArray().Concat(rest.At("data.me.shareCodes.edges")!.AsArray()).Select(edge => edge!.Text("node.id")).Distinct().Count());

        clock.Move(TimeSpan.FromHours(24));
        Assert.Null((await bureau.AskAsync(prime, Create, new { input = new { purpose = "RENTAL_DEPOSIT" } })).Code());
    }

    [Fact]
    public async Task AMinor_MakesNoCode()
    {
        var subject = new SubjectId(SandboxIds.Subject(1));
        await using (var context = await bureau.Services.GetRequiredService<IDbContextFactory<BureauDbContext>>().CreateDbContextAsync())
            await context.Subjects.Where(person => person.Id == subject).ExecuteUpdateAsync(set => set.SetProperty(person => person.BirthDate, new DateOnly(2012, 3, 16)));
        Assert.Equal("MINOR_SUBJECT", (await bureau.AskAsync(prime, Create, new { input = new { purpose = "RENTAL_DEPOSIT" } })).Code());
        clock.Move(TimeSpan.FromDays(1));
        Assert.Null((await bureau.AskAsync(prime, Create, new { input = new { purpose = "RENTAL_DEPOSIT" } })).Code());
    }

    private static async Task ShareAsync(RunningBureau at, SetClock time)
    {
        var person = at.TokenOfPerson(1);
        var made = await at.AskAsync(person, Create, new { input = new { purpose = "RENTAL_DEPOSIT" } });
        var code = made.Text("data.createShareCode.code");
        Assert.Matches("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$", code);
        Assert.Equal("LIVE", made.Text("data.createShareCode.shareCode.status"));

        // As people write it, hours later, and by two connections at once: one wins.
        time.Move(TimeSpan.FromMinutes(50));
        var partner = await at.TokenAsync("demo-rental");
        var written = code.Replace('-', ' ').Replace('0', 'o').Replace('1', 'l').ToLowerInvariant();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => at.AskAsync(partner, Redeem, new { code = written })));
        var redeemed = Assert.Single(answers, answer => answer.Code() is null);
        Assert.Equal(7, answers.Count(answer => answer.Code() == "SHARE_CODE_INVALID"));
        Assert.Equal("GRANTED", redeemed.Text("data.redeemShareCode.status"));
        Assert.Equal("2030-03-15T12:00:00.000Z", redeemed.Text("data.redeemShareCode.decidedAt"));
        Assert.Equal("2030-03-22T12:50:00.000Z", redeemed.Text("data.redeemShareCode.expiresAt"));
        Assert.Equal("1", redeemed.Text("data.redeemShareCode.frequency.uses"));
        Assert.NotEmpty(redeemed.Text("data.redeemShareCode.receipt"));

        // The consent is one like any other: it answers, the person sees who has it, and takes it back.
        var consent = redeemed.Text("data.redeemShareCode.id");
        Assert.Equal("YES", (await at.AskAsync(partner, Asking.Waiver, new { consent })).Text("data.depositWaiver.decision"));
        var seen = (await at.AskAsync(person, Mine)).At("data.me.shareCodes.edges.0.node")!;
        Assert.Equal(("REDEEMED", "Demo Rental (sandbox)", consent), (seen.Text("status"), seen.Text("redeemedBy"), seen.Text("consent")));
        Assert.Null((await at.StepAsync(person, "revokeConsent", consent)).Code());
        Assert.Equal("CONSENT_REVOKED", (await at.AskAsync(partner, Asking.Waiver, new { consent })).Code());
    }

    private async Task<(string Id, string Code)> MakeAsync(string purpose = "RENTAL_DEPOSIT")
    {
        var made = await bureau.AskAsync(prime, Create, new { input = new { purpose } });
        return (made.Text("data.createShareCode.shareCode.id"), made.Text("data.createShareCode.code"));
    }

    // A token lives for an hour, and the clock moves by days.
    private async Task<JsonNode> RedeemAsync(string partner, string code) => await bureau.AskAsync(await bureau.TokenAsync(partner), Redeem, new { code });
}
