using StackExchange.Redis;

namespace Bureau.Infrastructure.Redis;

/// <summary>
/// The program's one connection to Redis. It is made when it is first needed and made again, without end, when it is lost; while there is none, a command fails at
/// once instead of waiting. Nothing in Redis is the only copy of anything: who uses it must have an answer to its absence.
/// </summary>
/// <param name="options">Where Redis is; the connection string has been checked.</param>
internal sealed class RedisConnection(RedisOptions options) : IAsyncDisposable
{
    /// <summary>Milliseconds: how long the first connection and, unless the connection string says otherwise, any command may take.</summary>
    private const int Patience = 1_000;

    private readonly Lazy<Task<ConnectionMultiplexer>> multiplexer = new(() => ConnectionMultiplexer.ConnectAsync(Configuration(options)));

    /// <summary>What the names of all keys and channels begin with, without the colon that follows it.</summary>
    public string Prefix => options.Prefix;

    /// <summary>Whether commands can be sent now.</summary>
    public bool IsConnected => multiplexer is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result.IsConnected: true } };

    /// <summary>The connection, whether or not it stands at the moment.</summary>
    public Task<ConnectionMultiplexer> MultiplexerAsync() => multiplexer.Value;

    /// <summary>Its database, which follows the connection when that is made anew.</summary>
    public async ValueTask<IDatabase> DatabaseAsync() => (await multiplexer.Value).GetDatabase();

    public async ValueTask DisposeAsync()
    {
        if (multiplexer.IsValueCreated)
            await (await multiplexer.Value).DisposeAsync();
    }

    private static ConfigurationOptions Configuration(RedisOptions options)
    {
        var configuration = ConfigurationOptions.Parse(options.ConnectionString!);
        configuration.ClientName ??= options.Prefix;
        configuration.AbortOnConnectFail = false;
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.ReconnectRetryPolicy = new LinearRetry(Patience / 2);
        if (!Says("connectTimeout"))
            configuration.ConnectTimeout = Patience;
        if (!Says("syncTimeout"))
            configuration.SyncTimeout = Patience;
        if (!Says("asyncTimeout"))
            configuration.AsyncTimeout = Patience;
        return configuration;

        bool Says(string setting) => options.ConnectionString!.Contains($"{setting}=", StringComparison.OrdinalIgnoreCase);
    }
}
