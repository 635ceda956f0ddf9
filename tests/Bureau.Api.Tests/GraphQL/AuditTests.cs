using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Bureau.Api.Tests.GraphQL.Library;

namespace Bureau.Api.Tests.GraphQL;

/// <summary>The server audit of the npm package graphql-http, which the specification's own working group keeps.</summary>
public sealed class AuditTests(LibraryServer server) : IClassFixture<LibraryServer>
{
    [Fact]
    public async Task PassesEveryCheckOfGraphQLOverHttp()
    {
        var folder = Path.Combine(Path.GetDirectoryName(ThisFile())!, "Audit");
        await RunAsync(folder, "npm", "ci", "--silent", "--no-audit", "--no-fund");
        var output = await RunAsync(folder, "node", "audit.mjs", new Uri(server.Client.BaseAddress!, "/graphql").ToString(), "Lender");

        var checks = JsonSerializer.Deserialize<Check[]>(output, JsonSerializerOptions.Web)!;
        Assert.Equal(61, checks.Length);
        Assert.Empty(checks.Where(check => check.Status != "ok").Select(check => $"{check.Name}: {check.Status}, {check.Reason}"));
    }

    private static async Task<string> RunAsync(string folder, string program, params string[] arguments)
    {
        using var process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false } };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            Assert.Fail($"{program} is not installed, and the GraphQL-over-HTTP audit needs it (Debian: apt-get install nodejs npm).");
        }
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await error}");
        return await output;
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    private sealed record Check(string Name, string Status, string? Reason);
}
