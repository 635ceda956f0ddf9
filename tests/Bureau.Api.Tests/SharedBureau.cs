namespace Bureau.Api.Tests;

/// <summary>One running bureau for the tests of a class.</summary>
public sealed class SharedBureau : IAsyncLifetime
{
    public RunningBureau Bureau { get; private set; } = null!;

    public async Task InitializeAsync() => Bureau = await RunningBureau.StartAsync();

    public async Task DisposeAsync() => await Bureau.DisposeAsync();
}

/// <summary>One running bureau whose clock stands still.</summary>
public sealed class StillBureau : IAsyncLifetime
{
    public SetClock Clock { get; } = new();

    public RunningBureau Bureau { get; private set; } = null!;

    public async Task InitializeAsync() => Bureau = await RunningBureau.StartAsync(Clock);

    public async Task DisposeAsync() => await Bureau.DisposeAsync();
}
