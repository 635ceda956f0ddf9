using Bureau.Infrastructure.Tests.Storage;

namespace Bureau.Api.Tests.Listings;

/// <summary>On PostgreSQL.</summary>
public sealed class ListingsOnPostgreSql : ListingTests
{
    private PostgreSqlServer server = null!;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await server.DisposeAsync();
    }

    private protected override async Task<RunningBureau> StartAsync(SetClock clock)
    {
        server = await PostgreSqlServer.StartAsync();
        return await RunningBureau.StartAsync(clock, "--Bureau:Storage:Provider=PostgreSql", $"--ConnectionStrings:Bureau={server.ConnectionString}");
    }
}
