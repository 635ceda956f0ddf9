using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>
/// A PostgreSQL server of the tests' own: a new cluster in a temporary folder, on a free port of 127.0.0.1. It ends when the tests do, whatever
/// ends them: its shell waits on a pipe from this process.
/// </summary>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    private const string Missing =
        "The tests need PostgreSQL's server programs (initdb, postgres). Install them (Debian: apt-get install postgresql) or name their folder by BUREAU_TEST_PGBIN.";

    private const string Log = "log";

    private readonly string folder;
    private readonly int port;
    private Process? server;

    private PostgreSqlServer(string folder, int port)
    {
        (this.folder, this.port) = (folder, port);
        ConnectionString = new NpgsqlConnectionStringBuilder { Host = "127.0.0.1", Port = port, Username = "postgres", Database = "postgres" }.ToString();
    }

    /// <summary>Of the database postgres, as its superuser.</summary>
    public string ConnectionString { get; }

    public static async Task<PostgreSqlServer> StartAsync()
    {
        var programs = Programs();
        var home = Directory.CreateTempSubdirectory("bureau-postgres-").FullName;
        if (Environment.UserName == "root")
            await RunAsync("chown", "postgres", home);
        await RunAsync(AsPostgres(Path.Combine(programs, "initdb"), "-D", Path.Combine(home, "data"), "-U", "postgres", "-A", "trust", "--no-sync"));

        var started = new PostgreSqlServer(home, FreePort());
        await started.StartAgainAsync();
        return started;
    }

    /// <summary>Starts it, after <see cref="KillAsync"/> on what its log can bring back.</summary>
    public async Task StartAgainAsync()
    {
        var start = AsPostgres(
            "sh", "-c", "log=$1; shift; \"$0\" \"$@\" >> \"$log\" 2>&1 & server=$!; cat > /dev/null; kill -INT $server 2> /dev/null; wait $server",
            Path.Combine(Programs(), "postgres"), Path.Combine(folder, Log), "-D", Path.Combine(folder, "data"), "-k", folder, "-p", $"{port}",
            "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off", "-c", "max_connections=200");
        start.RedirectStandardInput = true;
        server = Process.Start(start) ?? throw new InvalidOperationException("postgres did not start.");
        await ReadyAsync(server);
    }

    /// <summary>Ends it as a crash does (SIGQUIT): every connection and transaction is gone, nothing is tidied up.</summary>
    public async Task KillAsync()
    {
        await RunAsync("kill", "-QUIT", $"{await MainProcessAsync()}");
        await EndAsync();
    }

    /// <summary>Bounds how long its files may grow from now on, in bytes, as a disk without room does; null: they may again.</summary>
    public async Task LimitFilesAsync(long? bytes)
    {
        var (main, limit) = (await MainProcessAsync(), bytes?.ToString(CultureInfo.InvariantCulture) ?? "unlimited");

        // A child may have ended by then.
        await RunAsync(AsPostgres("sh", "-c", $"prlimit --pid {main} --fsize={limit}: || exit; for child in $(pgrep -P {main}); do prlimit --pid $child --fsize={limit}: || true; done"));
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
            await EndAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<string> MainProcessAsync() => (await File.ReadAllLinesAsync(Path.Combine(folder, "data", "postmaster.pid")))[0];

    private async Task EndAsync()
    {
        server!.StandardInput.Close();
        await server.WaitForExitAsync();
        server.Dispose();
        server = null;
    }

    private async Task ReadyAsync(Process starting)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString);
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (attempt < 200 && !starting.HasExited)
            {
                await Task.Delay(50);
            }
            catch (NpgsqlException exception)
            {
                throw new InvalidOperationException($"postgres did not start: {await File.ReadAllTextAsync(Path.Combine(folder, Log))}", exception);
            }
        }
    }

    private static string Programs()
    {
        if (Environment.GetEnvironmentVariable("BUREAU_TEST_PGBIN") is { Length: > 0 } named)
            return HasPrograms(named) ? named : throw new InvalidOperationException(Missing);
        const string debian = "/usr/lib/postgresql";
        var found = Directory.Exists(debian)
            ? Directory.GetDirectories(debian).OrderByDescending(version => int.TryParse(Path.GetFileName(version), out var number) ? number : 0)
                .Select(version => Path.Combine(version, "bin")).FirstOrDefault(HasPrograms)
            : null;
        return found ?? throw new InvalidOperationException(Missing);
    }

    private static bool HasPrograms(string folder) => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres"));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The server refuses to run as root.</summary>
    private static ProcessStartInfo AsPostgres(params string[] command) =>
        Environment.UserName == "root" ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", .. command]) : new ProcessStartInfo(command[0], command[1..]);

    private static Task RunAsync(params string[] command) => RunAsync(new ProcessStartInfo(command[0], command[1..]));

    private static async Task RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{start.FileName} failed: {errors}{await output}");
    }
}
