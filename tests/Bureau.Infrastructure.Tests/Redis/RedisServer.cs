using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace Bureau.Infrastructure.Tests.Redis;

/// <summary>
/// A Redis of the tests' own, on a free port of 127.0.0.1, that keeps nothing on disk. It can be killed, started again empty, paused and resumed. It ends when the
/// tests do, whatever ends them: its shell waits on a pipe from this process.
/// </summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly string[] settings;
    private readonly string folder = Directory.CreateTempSubdirectory("bureau-redis-").FullName;
    private Process? shell;

    private RedisServer(int port, string[] settings) => (Port, this.settings) = (port, settings);

    public int Port { get; }

    /// <summary>For <c>ConnectionStrings:Redis</c>.</summary>
    public string ConnectionString => $"127.0.0.1:{Port}";

    /// <param name="settings">Such as <c>--maxmemory</c>, <c>2mb</c>.</param>
    public static async Task<RedisServer> StartAsync(params string[] settings)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var server = new RedisServer(port, settings);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it after <see cref="KillAsync"/>, on the same port, empty.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo(
            "sh", ["-c", "redis-server \"$@\" > log 2>&1 & server=$!; echo $server > pid; cat > /dev/null; kill -KILL $server; wait $server", "sh",
                "--bind", "127.0.0.1", "--port", $"{Port}", "--save", "", "--appendonly", "no", "--dir", folder, .. settings])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            WorkingDirectory = folder,
        };
        shell = Process.Start(start) ?? throw new InvalidOperationException("sh did not start.");
        await ReadyAsync();
    }

    /// <summary>As a power cut does: nothing is said to the clients, nothing is kept.</summary>
    public async Task KillAsync()
    {
        shell!.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
        shell = null;
    }

    /// <summary>It stays connected and answers nothing (SIGSTOP).</summary>
    public Task PauseAsync() => SignalAsync("STOP");

    /// <summary>It goes on, with everything that was sent to it meanwhile.</summary>
    public Task ResumeAsync() => SignalAsync("CONT");

    public async ValueTask DisposeAsync()
    {
        if (shell is not null)
            await KillAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task SignalAsync(string signal)
    {
        var server = (await File.ReadAllTextAsync(Path.Combine(folder, "pid"))).Trim();
        using var kill = Process.Start("kill", [$"-{signal}", server]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    private async Task ReadyAsync()
    {
        var options = new ConfigurationOptions { EndPoints = { { IPAddress.Loopback, Port } }, ConnectTimeout = 500, ConnectRetry = 0 };
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var connection = await ConnectionMultiplexer.ConnectAsync(options);
                return;
            }
            catch (RedisConnectionException) when (attempt < 100)
            {
                await Task.Delay(50);
            }
            catch (RedisConnectionException exception)
            {
                throw new InvalidOperationException(
                    $"redis-server did not start (Debian: apt-get install redis-server): {await File.ReadAllTextAsync(Path.Combine(folder, "log"))}", exception);
            }
        }
    }
}
