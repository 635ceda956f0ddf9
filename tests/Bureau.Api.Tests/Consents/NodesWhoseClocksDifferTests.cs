using Bureau.Api.Tests.Disputes;
using Bureau.Infrastructure.Tests.Storage;

namespace Bureau.Api.Tests.Consents;

/// <summary>Two nodes on one PostgreSQL, one of whose clocks is five minutes ahead: what one has done holds on the other, in whatever order their clocks put it.</summary>
public sealed class NodesWhoseClocksDifferTests : IAsyncLifetime
{
    private PostgreSqlServer server = null!;
    private RunningBureau ahead = null!;
    private RunningBureau behind = null!;

    public async Task InitializeAsync()
    {
        server = await PostgreSqlServer.StartAsync();
        string[] settings = ["--Bureau:Storage:Provider=PostgreSql", $"--ConnectionStrings:Bureau={server.ConnectionString}"];
        var now = new SetClock();
        behind = await RunningBureau.StartAsync(now, settings);
        ahead = await RunningBureau.StartAsync(new SetClock(now.GetUtcNow().AddMinutes(5)), settings);
    }

    public async Task DisposeAsync()
    {
        await ahead.DisposeAsync();
        await behind.DisposeAsync();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task AConsent_IsGivenPausedAndRevoked_OnEither()
    {
        // Granted in the future of the node that is asked first.
        var consent = await ahead.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1);
        Assert.Null(await WaiverAsync(behind, consent));
        Assert.Null(await WaiverAsync(ahead, consent));

        // Paused before it was granted, by the clock of the node that is behind.
        await StepAsync(behind, "pauseConsent", consent);
        Assert.Equal("CONSENT_PAUSED", await WaiverAsync(ahead, consent));
        await StepAsync(ahead, "resumeConsent", consent);
        Assert.Null(await WaiverAsync(behind, consent));
        await StepAsync(behind, "revokeConsent", consent);
        Assert.Equal("CONSENT_REVOKED", await WaiverAsync(ahead, consent));
        Assert.Equal("CONSENT_REVOKED", await WaiverAsync(behind, consent));
    }

    [Fact]
    public async Task ADispute_OpenedOnTheOneAhead_IsAnsweredOnTheOther_Once()
    {
        var dispute = (await ahead.OpenAsync(ahead.TokenOfPerson(1), (await ahead.AccountAsync(1)).Id)).Text("data.openDispute.id");
        Assert.Equal("VERIFIED", (await behind.AnswerAsync(dispute, "VERIFIED")).Text("data.answerDispute.status"));
        Assert.Equal("DISPUTE_CLOSED", (await ahead.AnswerAsync(dispute, "DELETED")).Code());
    }

    private static async Task<string?> WaiverAsync(RunningBureau bureau, string consent) =>
        (await bureau.AskAsync(await bureau.TokenAsync("demo-rental"), Asking.Waiver, new { consent })).Code();

    private static async Task StepAsync(RunningBureau bureau, string step, string consent) =>
        Assert.Null((await bureau.AskAsync(bureau.TokenOfPerson(1), $"mutation($id: ID!) {{ {step}(consent: $id) {{ status }} }}", new { id = consent })).Code());
}
