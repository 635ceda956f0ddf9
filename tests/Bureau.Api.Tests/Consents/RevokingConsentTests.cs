using Bureau.Infrastructure.Tests.Storage;

namespace Bureau.Api.Tests.Consents;

/// <summary>The promise that carries the bureau: a step by which a person ends a reading, once it has returned, is followed by no disclosure.</summary>
public sealed class RevokingConsentTests
{
    [Fact]
    public async Task NothingIsDisclosed_AfterARevocationReturned_OnSqlite()
    {
        using var store = new TemporaryStore();
        await using var node = await RunningBureau.StartAsync(store);
        await (await AskingForAWaiverAsync([node])).RevokeAsync();
    }

    [Fact]
    public async Task NothingIsDisclosed_AfterARevocationReturned_OnTwoNodesOfPostgreSql()
    {
        await using var nodes = await TwoNodes.StartAsync();
        await (await AskingForAWaiverAsync(nodes.All)).RevokeAsync();
    }

    [Fact]
    public async Task NothingIsDisclosed_AfterAPauseReturned_OnTwoNodesOfPostgreSql()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var (bureau, readers) = (nodes.All[0], await AskingForAWaiverAsync(nodes.All));
        await readers.FindNothingAfterAsync(() => bureau.StepAsync(bureau.TokenOfPerson(1), "pauseConsent", readers.Consent), "CONSENT_PAUSED");
    }

    [Fact]
    public async Task NothingIsDisclosed_AfterAFreezeReturned_OnTwoNodesOfPostgreSql()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var bureau = nodes.All[0];
        await (await AskingForAWaiverAsync(nodes.All)).FindNothingAfterAsync(() => bureau.AskAsync(bureau.TokenOfPerson(1), "mutation { freezeFile { frozen } }"), "FILE_FROZEN");
    }

    [Fact]
    public async Task NothingOfTheOtherIsDisclosed_AfterOneOfAMutualViewRevoked_OnTwoNodesOfPostgreSql()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var bureau = nodes.All[0];
        var (first, second) = await bureau.MutualViewAsync(1, 2);
        await bureau.StepAsync(bureau.TokenOfPerson(1), "grantConsent", first);
        await bureau.StepAsync(bureau.TokenOfPerson(2), "grantConsent", second);
        var readers = new ReadersOnEveryNode(nodes.All, "demo-dating", Asking.Badge, "data.scoreBadge.band", first, 1);
        await readers.FindNothingAfterAsync(() => bureau.StepAsync(bureau.TokenOfPerson(2), "revokeConsent", second), "CONSENT_ONE_SIDED");
    }

    private static async Task<ReadersOnEveryNode> AskingForAWaiverAsync(IReadOnlyList<RunningBureau> nodes) =>
        new(nodes, "demo-rental", Asking.Waiver, "data.depositWaiver.decision", await nodes[0].GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 1), 1);

    /// <summary>Two nodes of one bureau on PostgreSQL.</summary>
    private sealed record TwoNodes(PostgreSqlServer Server, IReadOnlyList<RunningBureau> All) : IAsyncDisposable
    {
        public static async Task<TwoNodes> StartAsync()
        {
            var server = await PostgreSqlServer.StartAsync();
            string[] settings = ["--Bureau:Storage:Provider=PostgreSql", $"--ConnectionStrings:Bureau={server.ConnectionString}"];
            return new(server, [await RunningBureau.StartAsync(settings: settings), await RunningBureau.StartAsync(settings: settings)]);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var node in All)
                await node.DisposeAsync();
            await Server.DisposeAsync();
        }
    }
}
