using System.Diagnostics;
using Bureau.Api.Access;
using Bureau.Api.Tests.Disputes;
using Bureau.Domain.Consents;
using Bureau.Domain.Disputes;
using Bureau.Domain.Listings;
using Bureau.Domain.Notices;
using Bureau.Infrastructure.Schedules;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Tests;
using Bureau.Infrastructure.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Bureau.Api.Tests.Nodes;

/// <summary>What two nodes on one PostgreSQL do at the same hour is done once, and a key that either of them makes is both's; their clocks are moved by the test, at the same moment.</summary>
public sealed class WorkByTheClock : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2030, 3, 15, 4, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ManualClock[] clocks = [new(Start), new(Start)];
    private PostgreSqlServer store = null!;
    private RunningBureau[] nodes = [];

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        store = await PostgreSqlServer.StartAsync();
        nodes = await Task.WhenAll(clocks.Select(clock => RunningBureau.StartAsync(
            clock, "--Bureau:Storage:Provider=PostgreSql", $"--ConnectionStrings:Bureau={store.ConnectionString}", "--Bureau:Access:SigningKeyLifetime=1.00:00:00", "--Bureau:Access:TokenLifetime=1.00:00:00")));
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        foreach (var node in nodes)
            await node.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await store.DisposeAsync();
    }

    [Fact]
    public async Task WhatIsDue_IsDoneAndToldOnce()
    {
        await nodes[1].GrantedConsentAsync("demo-lender", "LOAN_MONITORING", 2);
        var opened = await nodes[0].OpenAsync(nodes[0].TokenOfPerson(3), (await nodes[0].AccountAsync(3)).Id);
        var dispute = Guid.Parse(opened.Text("data.openDispute.id"));

        // A week: the rental firm's consents have ended.
        await PassAsync(TimeSpan.FromDays(8));
        await using (var context = await ContextAsync())
        {
            var ended = await context.ConsentGrants.Where(consent => consent.Status == ConsentStatus.Expired).Select(consent => consent.Id).ToListAsync();
            Assert.NotEmpty(ended);
            Assert.Equal(ended.Order(), (await context.ConsentChanges.Where(change => change.Status == ConsentStatus.Expired).Select(change => change.ConsentId).ToListAsync()).Order());
            Assert.Equal(
                ended.SelectMany(consent => new[] { (consent.Value, true), (consent.Value, false) }).Order(),
                (await ToldAsync(context, NoticeKind.ConsentExpired)).Select(notice => (notice.About, notice.SubjectId is null)).Order());
        }

        // Twenty days and one: the furnisher has not answered.
        await PassAsync(TimeSpan.FromDays(14));
        await using (var context = await ContextAsync())
        {
            Assert.Equal(DisputeStatus.Suppressed, (await context.Disputes.SingleAsync(one => one.Id == new DisputeId(dispute))).Status);
            Assert.Equal([(dispute, false), (dispute, true)], (await ToldAsync(context, NoticeKind.DisputeClosed)).Select(notice => (notice.About, notice.SubjectId is null)).Order());
        }

        // Ninety days and one: whoever has given a consent that lives is reminded.
        await PassAsync(TimeSpan.FromDays(69));
        await using (var context = await ContextAsync())
        {
            var now = clocks[0].GetUtcNow();
            var living = await context.ConsentGrants.Where(consent => consent.Status == ConsentStatus.Granted && consent.ExpiresAt > now).Select(consent => consent.SubjectId).Distinct().ToListAsync();
            Assert.NotEmpty(living);
            Assert.Equal(living.Order(), (await ToldAsync(context, NoticeKind.ConsentsLive)).Select(notice => notice.SubjectId).Order());
        }

        // Three years: the entries of people are past their last day, and each file has its score of the month.
        await PassAsync(TimeSpan.FromDays(3 * 365));
        await using (var context = await ContextAsync())
        {
            var expired = await context.Listings.Where(listing => listing.SubjectId != null && listing.Status == ListingStatus.Expired).Select(listing => listing.Id).ToListAsync();
            Assert.NotEmpty(expired);
            Assert.Equal(expired.Order(), (await ToldAsync(context, NoticeKind.ListingChanged)).Select(notice => notice.About).Order());
            var month = DateOnly.FromDateTime(clocks[0].GetUtcNow().UtcDateTime);
            Assert.Equal(await context.CreditFiles.CountAsync(), await context.Scores.CountAsync(score => score.Month == new DateOnly(month.Year, month.Month, 1)));
        }
    }

    [Fact]
    public async Task KeysGiveWayToEachOther_WithoutARestart()
    {
        var first = Assert.Single((await PublishedAsync())!);

        // A day: one of both makes the next key, which does not sign yet.
        Advance(TimeSpan.FromDays(1));
        await UntilAsync(async () => (await PublishedAsync())?.Count == 2);
        var second = Assert.Single((await PublishedAsync())!, key => key != first);
        var old = await TokensAsync();
        Assert.All(old, token => Assert.Equal(first, KeyOf(token)));

        // Its turn comes at both; tokens of either key and either node are good at both.
        Advance(KeyRotation.PublishedAhead);
        var young = await TokensAsync();
        Assert.All(young, token => Assert.Equal(second, KeyOf(token)));
        Assert.All(await StatusAsync([.. old, .. young]), status => Assert.Equal(200, status));

        // The tokens of the first key have ended; it goes from both.
        Advance(TimeSpan.FromDays(1) + TokenRules.ClockSkew);
        await UntilAsync(async () => await PublishedAsync() is { } keys && !keys.Contains(first));
        Assert.All(await StatusAsync(old), status => Assert.Equal(401, status));
        Assert.All(await StatusAsync(await TokensAsync()), status => Assert.Equal(200, status));
    }

    /// <summary>Lets time pass at both nodes, and waits until both have done what was due.</summary>
    private async Task PassAsync(TimeSpan time)
    {
        await UntilAsync(() => Task.FromResult(AllWait()));
        Advance(time);
        await UntilAsync(() => Task.FromResult(AllWait()));

        // Each schedule of a node waits for its next hour, and its watch of the keys for the next half minute.
        bool AllWait() => nodes.Zip(clocks).All(one =>
            one.Second.Waiting > one.First.Services.GetServices<IHostedService>().Count(service => service.GetType().Namespace == typeof(RetentionOptions).Namespace));
    }

    private void Advance(TimeSpan time)
    {
        foreach (var clock in clocks)
            clock.Advance(time);
    }

    /// <summary>The names of the published keys, when both nodes publish the same.</summary>
    private async Task<List<string>?> PublishedAsync()
    {
        var published = await Task.WhenAll(nodes.Select(node => node.Client.GetStringAsync(new Uri("/.well-known/jwks", UriKind.Relative))));
        return published[0] == published[1] ? [.. System.Text.Json.Nodes.JsonNode.Parse(published[0])!["keys"]!.AsArray().Select(key => key!.Text("kid"))] : null;
    }

    private Task<string[]> TokensAsync() => Task.WhenAll(nodes.Select(node => node.TokenAsync("demo-rental")));

    private async Task<int[]> StatusAsync(string[] tokens) => [.. (await Task.WhenAll(nodes.SelectMany(node => tokens.Select(node.CallerAsync)))).Select(caller => caller.Status)];

    private static string KeyOf(string token) => new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(token).Kid;

    private async Task<BureauDbContext> ContextAsync() => await nodes[0].Services.GetRequiredService<IDbContextFactory<BureauDbContext>>().CreateDbContextAsync();

    private static Task<List<Bureau.Infrastructure.Storage.Rows.NoticeRow>> ToldAsync(BureauDbContext context, NoticeKind kind) =>
        context.Notices.AsNoTracking().Where(notice => notice.Kind == kind).ToListAsync();

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var since = Stopwatch.StartNew(); !await holds(); await Task.Delay(20))
            Assert.True(since.Elapsed < Patience, "The two nodes do not come to it.");
    }
}
