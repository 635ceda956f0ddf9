using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Bureau.Infrastructure.Tests.Redis;

/// <summary>
/// A Redis of the tests' own, on a free port of 127.0.0.1, that keeps nothing on disk. It can be killed, started again empty, paused and resumed. It ends when the
/// tests do, whatever ends them: its shell waits on a pipe from this process.
/// </summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private readonly string[] settings;
    private readonly bool encrypted;
    private readonly string folder = Directory.CreateTempSubdirectory("bureau-redis-").FullName;
    private Process? shell;

    private RedisServer(int port, string[] settings, TestAuthority? authority)
    {
        (Port, encrypted) = (port, authority is not null);
        this.settings = ["--port", $"{Port}", .. settings];
        if (authority is null)
            return;
        authority.Issue("127.0.0.1", Path.Combine(folder, "server.pem"), Path.Combine(folder, "server.key"));
        this.settings =
        [
            "--port", "0", "--tls-port", $"{Port}", "--tls-cert-file", "server.pem", "--tls-key-file", "server.key", "--tls-auth-clients", "no", .. settings,
        ];
    }

    public int Port { get; }

    /// <summary>For <c>ConnectionStrings:Redis</c>.</summary>
    public string ConnectionString => $"127.0.0.1:{Port}";

    /// <param name="settings">Such as <c>--maxmemory</c>, <c>2mb</c>.</param>
    public static Task<RedisServer> StartAsync(params string[] settings) => StartAsync(new RedisServer(FreePort(), settings, null));

    /// <summary>Over TLS alone, with a certificate for 127.0.0.1 from that authority.</summary>
    public static Task<RedisServer> StartAsync(TestAuthority authority, params string[] settings) => StartAsync(new RedisServer(FreePort(), settings, authority));

    /// <summary>A port of 127.0.0.1 that nobody listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts it after <see cref="KillAsync"/>, on the same port, empty.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo(
            "sh", ["-c", "redis-server \"$@\" > log 2>&1 & server=$!; echo $server > pid; cat > /dev/null; kill -KILL $server; wait $server", "sh",
                "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder, .. settings])
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

    /// <summary>What it answers to a command, as redis-cli prints it.</summary>
    public async Task<string> AskAsync(params string[] command)
    {
        var start = new ProcessStartInfo("redis-cli", ["-p", $"{Port}", .. encrypted ? ["--tls", "--insecure"] : Array.Empty<string>(), .. command])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var asking = Process.Start(start) ?? throw new InvalidOperationException("redis-cli did not start.");
        var error = asking.StandardError.ReadToEndAsync();
        var answer = await asking.StandardOutput.ReadToEndAsync();
        await asking.WaitForExitAsync();
        return answer.Length > 0 ? answer.TrimEnd() : await error;
    }

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

    private static async Task<RedisServer> StartAsync(RedisServer server)
    {
        await server.StartAgainAsync();
        return server;
    }

    private async Task ReadyAsync()
    {
        for (var attempt = 0; await AskAsync("PING") is not "PONG"; attempt++)
        {
            if (attempt == 100)
                Assert.Fail($"redis-server did not start (Debian: apt-get install redis-server): {await File.ReadAllTextAsync(Path.Combine(folder, "log"))}");
            await Task.Delay(50);
        }
    }
}
