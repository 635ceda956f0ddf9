using System.Net;
using System.Net.Sockets;
using Bureau.Domain.Limits;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Caching;
using Bureau.Infrastructure.Redis;
using Bureau.Infrastructure.Tests.Redis;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests.Settings;

/// <summary>Redis by its connection string: over TLS, as a user with few rights, and whatever it does while the program starts.</summary>
public sealed class ReachingRedis
{
    [Fact]
    public async Task OverTls_AsTheUserOfThePage_TwoNodesAreOneBureau()
    {
        using var authority = new TestAuthority();
        await using var server = await RedisServer.StartAsync(authority, await RedisUser.SettingsAsync());
        Assert.Equal("OK", await server.AskAsync("ACL", "SETUSER", "default", "off"));
        using var store = new TemporaryStore();
        string[] settings =
        [
            $"--ConnectionStrings:Redis={server.ConnectionString},ssl=true,{RedisUser.Credentials}", $"--Bureau:Redis:CertificateAuthority={authority.Pem}",
            "--Bureau:Limits:RedisPatience=5000", "--Bureau:Limits:Rental:Capacity=100000", "--Bureau:Limits:Rental:RestoreRate=0.0001",
        ];
        await using var one = await RunningBureau.StartAsync(store, null, settings);
        await using var other = await RunningBureau.StartAsync(store, null, settings);
        Assert.Equal("Healthy", await HealthAsync(one));

        var token = await one.TokenAsync("demo-rental");
        var consent = await one.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 2);
        await one.AskAsync(token, Asking.Waiver, new { consent });
        await EventuallyAsync(async () => await LeftAsync(one, token) is var left && await LeftAsync(other, token) < left && left < 100_000);
        await other.AskAsync(token, Asking.Waiver, new { consent });
        await EventuallyAsync(async () =>
        {
            var another = await one.GrantedConsentAsync("demo-rental", "RENTAL_DEPOSIT", 2);
            await one.AskAsync(token, Asking.Waiver, new { consent = another });
            await one.StepAsync(one.TokenOfPerson(2), "revokeConsent", another);
            return Counts(other).InvalidationsReceived > 0;
        });

        var holder = new BudgetHolder(Tier.Lender, Guid.NewGuid());
        using (await Places(one).TakeAsync(holder, 1))
            Assert.Null(await Places(other).TakeAsync(holder, 1));
        await EventuallyAsync(async () => await Places(other).TakeAsync(holder, 1) is not null);
        Assert.True(Counts(other).HitsInRedis(FactName.File) + Counts(other).HitsInRedis(FactName.Agreement) > 0);
        Assert.All(Enum.GetValues<RedisFailure>(), failure => Assert.Equal((failure, 0), (failure, Counts(one).FailuresOf(failure) + Counts(other).FailuresOf(failure))));
    }

    [Theory]
    [InlineData("its own", "", "Healthy")]
    [InlineData("another", "", "Degraded")]
    [InlineData(null, "", "Degraded")]
    [InlineData("its own", ",sslHost=redis.example.com", "Degraded")]
    public async Task OnlyAServerThatIsWhoItSays_IsTold(string? believed, string more, string health)
    {
        using var authority = new TestAuthority();
        using var another = new TestAuthority();
        await using var server = await RedisServer.StartAsync(authority);
        string[] trust = believed is null ? [] : [$"--Bureau:Redis:CertificateAuthority={(believed is "another" ? another : authority).Pem}"];
        await using var bureau = await RunningBureau.StartAsync(null, [$"--ConnectionStrings:Redis={server.ConnectionString},ssl=true{more}", .. trust]);
        Assert.Equal(health, await HealthAsync(bureau));
        Assert.Equal("Rental", (await bureau.CallerAsync(await bureau.TokenAsync("demo-rental"))).Tier);
    }

    [Fact]
    public async Task IsConnected_BeforeTheProgramServes()
    {
        await using var server = await RedisServer.StartAsync();
        await using var bureau = await RunningBureau.StartAsync(null, $"--ConnectionStrings:Redis={server.ConnectionString}");
        var connection = bureau.Services.GetRequiredService<RedisConnection>().MultiplexerAsync();
        Assert.True(connection.IsCompletedSuccessfully && (await connection).IsConnected);
    }

    [Fact]
    public async Task ThatNeverAnswers_DoesNotStopTheStart()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var bureau = await RunningBureau.StartAsync(null, $"--ConnectionStrings:Redis={silent.LocalEndpoint},connectTimeout=60000");
        Assert.Equal("Rental", (await bureau.CallerAsync(await bureau.TokenAsync("demo-rental"))).Tier);
    }

    private static StreamPlaces Places(RunningBureau bureau) => bureau.Services.GetRequiredService<StreamPlaces>();

    private static CacheCounts Counts(RunningBureau bureau) => bureau.Services.GetRequiredService<FactCache>().Counts;

    private static Task<string> HealthAsync(RunningBureau bureau) => bureau.Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative));

    private static async Task<double> LeftAsync(RunningBureau bureau, string token) =>
        (await bureau.AskAsync(token, "{ rateLimit { available } }"))["data"]!["rateLimit"]!["available"]!.GetValue<double>();

    private static async Task EventuallyAsync(Func<Task<bool>> happened)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            if (await happened())
                return;
            await Task.Delay(50);
        }

        Assert.Fail("It has not happened.");
    }
}
