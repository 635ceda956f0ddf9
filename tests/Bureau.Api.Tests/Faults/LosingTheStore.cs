namespace Bureau.Api.Tests.Faults;

/// <summary>Without the store nothing is disclosed; what was disclosed until then is on record, and both nodes answer again by themselves when it is back.</summary>
public sealed class LosingTheStore(TwoNodes house) : IClassFixture<TwoNodes>
{
    [Fact]
    public async Task Killed_AndStartedAgain()
    {
        var questions = await Questions.BeginAsync(house);
        await house.Store.KillAsync();
        await questions.FailuresAsync(0, 1);
        Assert.All(await Task.WhenAll(house.Nodes.Select(node => node.HealthAsync())), health => Assert.Equal("Unhealthy", health));
        await house.Store.StartAgainAsync();
        await Task.WhenAll(house.Nodes.Select(node => node.ReachAsync("Healthy")));
        await questions.AnswersAsync();
        await OnlyTheStoreWasMissingAsync(questions);
    }

    [Fact]
    public async Task ItsConnectionsCut()
    {
        var questions = await Questions.BeginAsync(house);
        for (var time = 0; time < 5; time++)
        {
            await house.ScalarAsync<long>("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
            await questions.AnswersAsync();
        }

        await OnlyTheStoreWasMissingAsync(questions);
    }

    /// <summary>The file of the ledger cannot grow, as on a disk without room: the server refuses to append, and has room for everything else.</summary>
    [Fact]
    public async Task NoRoomForTheLedger()
    {
        // Larger than the files of its log, which are written as well; the rows speak of nobody.
        await house.ScalarAsync<long>("""
            WITH filled AS (INSERT INTO inquiries (id, made_at, partner_id, consent_id, question, fields, denial)
                SELECT gen_random_uuid(), 0, gen_random_uuid(), gen_random_uuid(), 'filling', repeat('-', 40), 'FILLING' FROM generate_series(1, 150000) RETURNING 1)
            SELECT count(*) FROM filled
            """);
        var questions = await Questions.BeginAsync(house);
        await house.Store.LimitFilesAsync(await house.ScalarAsync<long>("SELECT pg_relation_size('inquiries') / 8192 * 8192"));
        try
        {
            await questions.FailuresAsync(0, 1);
            await Task.WhenAll(house.Nodes.Select(node => node.ReachAsync("Healthy")));
        }
        finally
        {
            await house.Store.LimitFilesAsync(null);
        }

        await questions.AnswersAsync();
        await OnlyTheStoreWasMissingAsync(questions);
    }

    private static async Task OnlyTheStoreWasMissingAsync(Questions questions)
    {
        var told = await questions.EndAsync();
        Assert.All(told, one => Assert.Contains(one.Told, (string[])["DISCLOSED", "LEDGER_UNAVAILABLE", "INTERNAL"]));
    }
}
