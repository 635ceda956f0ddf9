using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Bureau.Infrastructure.Redis;

/// <summary>
/// The program's one connection to Redis, a single server or a cluster. It is made at the start, or when it is first needed, and made again, without end, when it is lost; while there is none, a command
/// fails at once instead of waiting. Nothing in Redis is the only copy of anything: who uses it must have an answer to its absence.
/// </summary>
/// <param name="options">Where Redis is, and whose certificates are believed; the settings have been checked.</param>
/// <param name="log">Told why a server cannot be used, and when it can.</param>
internal sealed partial class RedisConnection(RedisOptions options, ILogger<RedisConnection> log) : IAsyncDisposable
{
    /// <summary>Milliseconds: how long the first connection and, unless the connection string says otherwise, any command may take.</summary>
    private const int Patience = 1_000;

    /// <summary>How long the start waits for the connection. A connection that comes later is used as well.</summary>
    private static readonly TimeSpan AtStart = TimeSpan.FromSeconds(2);

    private readonly Lazy<Task<ConnectionMultiplexer>> multiplexer = new(() => ConnectionMultiplexer.ConnectAsync(Configuration(options, new Attempts(log))));

    /// <summary>What the names of all keys and channels begin with, without the colon that follows it.</summary>
    public string Prefix => options.Prefix;

    /// <summary>Connects before anything is asked; goes on without after two seconds, and says so.</summary>
    public async Task ConnectAsync(CancellationToken cancellation)
    {
        try
        {
            if ((await multiplexer.Value.WaitAsync(AtStart, cancellation)).IsConnected)
                return;
        }
        catch (TimeoutException)
        {
            // The attempt goes on.
        }

        Log.StartsWithout(log);
    }

    /// <summary>The connection, whether or not it stands at the moment.</summary>
    public Task<ConnectionMultiplexer> MultiplexerAsync() => multiplexer.Value;

    /// <summary>Its database, which follows the connection when that is made anew.</summary>
    public async ValueTask<IDatabase> DatabaseAsync() => (await multiplexer.Value).GetDatabase();

    /// <summary>In a cluster, the hash slot of a key, 0 to 16383; -1 on a single server, and as long as it is not known to be a cluster.</summary>
    public int SlotOf(RedisKey key) => multiplexer is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result: var made } } ? made.GetHashSlot(key) : -1;

    // A first connection that is still being made is not waited for, which could take long: the program ends.
    public async ValueTask DisposeAsync()
    {
        if (multiplexer is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result: var made } })
            await made.DisposeAsync();
    }

    private static ConfigurationOptions Configuration(RedisOptions options, Attempts attempts)
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
        if (options.CertificateAuthority is { Length: > 0 } file)
            configuration.CertificateValidation += new RedisAuthorities(file, Says("checkCertificateRevocation") && configuration.CheckCertificateRevocation).Accept;
        configuration.ConnectionAttemptCompleted += attempts.Note;
        return configuration;

        bool Says(string setting) => options.ConnectionString!.Contains($"{setting}=", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Tells why a server cannot be used: once, until the reason is another.</summary>
    private sealed class Attempts(ILogger log)
    {
        private readonly ConcurrentDictionary<EndPoint, string> troubles = new();

        public void Note(object? sender, ConnectionAttemptCompletedEventArgs attempt)
        {
            // Each server has two connections, which fail for the same reasons; an attempt that was abandoned is followed by one that says why.
            if (attempt.ConnectionType is not ConnectionType.Interactive || attempt.EndPoint is not { } server || attempt.FailureType is ConnectionFailureType.ConnectionDisposed)
                return;
            if (attempt.IsSuccess)
            {
                if (troubles.TryRemove(server, out _))
                    Log.CanBeUsed(log, Name(server));
            }
            else
            {
                var reason = attempt.ServerCertificateAccepted is false
                    ? $"its certificate is not believed ({attempt.ServerCertificatePolicyErrors}, {attempt.ServerCertificateChainStatus})"
                    : $"{attempt.FailureType}, {attempt.Exception?.Message}";
                if (!troubles.TryGetValue(server, out var last) || last != reason)
                    Log.CannotBeUsed(log, Name(server), reason);
                troubles[server] = reason;
            }
        }

        private static string Name(EndPoint server) => server is DnsEndPoint named ? $"{named.Host}:{named.Port}" : server.ToString()!;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Redis is not connected yet: the program starts without it, and uses it when it is there.")]
        public static partial void StartsWithout(ILogger log);

        [LoggerMessage(2, LogLevel.Warning, "The Redis at {Server} cannot be used: {Reason}")]
        public static partial void CannotBeUsed(ILogger log, string server, string reason);

        [LoggerMessage(3, LogLevel.Information, "The Redis at {Server} can be used.")]
        public static partial void CanBeUsed(ILogger log, string server);
    }
}
