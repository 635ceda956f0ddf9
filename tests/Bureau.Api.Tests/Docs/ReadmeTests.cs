using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Bureau.Api.Tests.Docs;

/// <summary>Runs the commands of the README's quickstart word for word, in order, and compares what they print with what it shows.</summary>
public sealed partial class ReadmeTests
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Quickstart_PrintsWhatItShows()
    {
        var readme = await File.ReadAllTextAsync(Repository.File("README.md"));
        var blocks = Block().Matches(readme).Select(block => (Kind: block.Groups["kind"].Value, Text: block.Groups["text"].Value)).ToList();
        var serve = Assert.Single(blocks, block => block.Kind == "sh" && block.Text.StartsWith("dotnet run", StringComparison.Ordinal)).Text.Trim();
        var commands = string.Concat(blocks.Where(block => block.Kind == "sh" && block.Text.Trim() != serve).Select(block => block.Text));
        var shown = string.Concat(blocks.Where(block => block.Kind == "json").Select(block => block.Text));
        Assert.True(PortIsFree(), "The quickstart uses port 5080 of 127.0.0.1, and something listens there; stop it to run this test.");

        var folder = Directory.CreateTempSubdirectory("bureau-readme-");
        using var server = Start(folder, Repository.Root, $"exec {serve}");
        try
        {
            await ReadyAsync(server);

            // The commands name the project from the checkout; what they write goes into a folder of their own.
            using var terminal = Start(folder, Repository.Root, commands.Replace("waiver.json", Path.Combine(folder.FullName, "waiver.json"), StringComparison.Ordinal));
            var printed = await terminal.StandardOutput.ReadToEndAsync();
            await terminal.WaitForExitAsync();
            Assert.Equal(shown, AnyId().Replace(printed, "\"id\":\"…\""));
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    private static Process Start(DirectoryInfo folder, string workingDirectory, string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = workingDirectory, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["ConnectionStrings__Bureau"] = $"Data Source={Path.Combine(folder.FullName, "bureau.db")}";
        start.Environment["Configuration"] = Configuration;
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    // Of the build that is under test, so that nothing is built twice.
    private static string Configuration => AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    private static async Task ReadyAsync(Process server)
    {
        server.OutputDataReceived += (_, _) => { };
        server.BeginOutputReadLine();
        using var client = new HttpClient();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < StartsWithin; await Task.Delay(200))
        {
            Assert.False(server.HasExited, "The server ended before it was ready.");
            try
            {
                if ((await client.GetAsync(new Uri("http://127.0.0.1:5080/health/ready"))).StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            {
                // It does not listen yet; the loop is bounded.
            }
        }

        Assert.Fail("The server was not ready in time.");
    }

    private static bool PortIsFree()
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, 5080);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [GeneratedRegex("^```(?<kind>sh|json)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    [GeneratedRegex("\"id\":\"[0-9a-f-]{36}\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnyId();
}
