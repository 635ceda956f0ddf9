using System.ComponentModel;
using System.Diagnostics;

namespace Bureau.Api.Tests;

/// <summary>A program for node that lies among the tests, with the packages of its lock file.</summary>
/// <param name="folder">Where it and its package.json lie, from the root of the checkout.</param>
internal sealed class NodeProgram(string folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Installs exactly what its lock file names.</summary>
    public Task InstallAsync() => RunProcessAsync("npm", ["ci", "--silent", "--no-audit", "--no-fund"], null);

    /// <summary>Runs it; what it wrote.</summary>
    public Task<string> RunAsync(string script, string[] arguments, string? input = null) => RunProcessAsync("node", [script, .. arguments], input);

    private async Task<string> RunProcessAsync(string program, string[] arguments, string? input)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = Repository.File(folder),
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            },
        };
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            Assert.Fail($"{program} is not installed, and the tests that ask other people's libraries need it (Debian: apt-get install nodejs npm).");
        }

        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        if (input is not null)
            await process.StandardInput.WriteAsync(input.AsMemory(), patience.Token);
        process.StandardInput.Close();
        await process.WaitForExitAsync(patience.Token);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await error}");
        return await output;
    }
}
