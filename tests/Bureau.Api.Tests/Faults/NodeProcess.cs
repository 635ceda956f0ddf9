using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Bureau.Api.Tests.Faults;

/// <summary>The program as a process of its own, on a port of its own. It ends when the tests do, whatever ends them: its shell waits on a pipe from this process.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly string[] settings;
    private readonly string log = Path.GetTempFileName();
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("bureau-home-");
    private Process? shell;

    private NodeProcess(int port, string[] settings)
    {
        this.settings = settings;
        Client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(30) };
    }

    public HttpClient Client { get; }

    /// <summary>What it has left in the home directory of whoever runs it.</summary>
    public IEnumerable<string> LeftAtHome => home.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => file.FullName);

    public static async Task<NodeProcess> StartAsync(params string[] settings)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        var node = new NodeProcess(port, settings);
        await node.StartAgainAsync();
        return node;
    }

    /// <summary>Starts it, after <see cref="KillAsync"/> on the same port.</summary>
    public async Task StartAgainAsync()
    {
        shell = Process.Start(new ProcessStartInfo("sh",
        [
            "-c", "log=$1; shift; dotnet \"$@\" > \"$log\" 2>&1 & node=$!; cat > /dev/null; kill -KILL $node; wait $node", "sh",
            log, Path.Combine(AppContext.BaseDirectory, "Bureau.Api.dll"), "serve", "--environment", "Development", "--urls", Client.BaseAddress!.ToString(), .. settings,
        ])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            Environment = { ["HOME"] = home.FullName },
        }) ?? throw new InvalidOperationException("sh did not start.");
        await ReachAsync("Healthy");
    }

    /// <summary>Ends it at once (SIGKILL), whatever it is doing.</summary>
    public async Task KillAsync()
    {
        shell!.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
        shell = null;
    }

    /// <summary>What <c>/health/ready</c> says; null: it does not answer.</summary>
    public async Task<string?> HealthAsync()
    {
        try
        {
            using var answer = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return await answer.Content.ReadAsStringAsync();
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>What it has logged.</summary>
    public Task<string> LogAsync() => File.ReadAllTextAsync(log);

    /// <summary>Waits until its health is this.</summary>
    public async Task ReachAsync(string health)
    {
        var since = Stopwatch.StartNew();
        string? last = null;
        while (since.Elapsed < Patience && !(shell?.HasExited ?? true))
        {
            last = await HealthAsync();
            if (last == health)
                return;
            await Task.Delay(100);
        }

        Assert.Fail($"A node did not become {health}; it said {last ?? "nothing"}. {await LogAsync()}");
    }

    public async ValueTask DisposeAsync()
    {
        if (shell is not null)
            await KillAsync();
        Client.Dispose();
        File.Delete(log);
        home.Delete(recursive: true);
    }
}
