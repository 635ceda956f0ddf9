using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Bureau.Api.Tests.Verbs;

public sealed class StoreVerbTests
{
    private const string Prime = "5a9db0c5-0000-8000-8000-000000000001";

    [Fact]
    public async Task Token_OfAClientIsAcceptedByTheServer_WhicheverIsFirst()
    {
        using var store = new TemporaryStore();
        var before = await TypedVerb.RunAsync(store, "token", "demo-lender");
        Assert.Equal((0, ""), (before.ExitCode, before.Error));
        await using var bureau = await RunningBureau.StartAsync(store);
        var after = await TypedVerb.RunAsync(store, "token", "demo-lender");
        Assert.Equal("Lender", (await bureau.CallerAsync(before.Output.Trim())).Tier);
        Assert.Equal("Lender", (await bureau.CallerAsync(after.Output.Trim())).Tier);
    }

    [Fact]
    public async Task Token_OfAPersonLetsThemSeeTheirFile()
    {
        using var store = new TemporaryStore();
        await using var bureau = await RunningBureau.StartAsync(store);
        var token = (await TypedVerb.RunAsync(store, "token", "--subject", Prime)).Output.Trim();
        Assert.Equal("Sandbox Prime", (string?)(await bureau.AskAsync(token, "{ me { name } }"))["data"]?["me"]?["name"]);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("--subject=00000000-0000-0000-0000-000000000001")]
    public async Task Token_IsRefusedForWhomTheStoreDoesNotKnow(string whom)
    {
        using var store = new TemporaryStore();
        var typed = await TypedVerb.RunAsync(store, "token", whom);
        Assert.Equal((1, ""), (typed.ExitCode, typed.Output));
        Assert.Contains("knows no such", typed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("token demo-rental")]
    [InlineData("sandbox reset")]
    public async Task SandboxVerbs_AreRefusedOutsideDevelopment(string line)
    {
        using var store = new TemporaryStore();
        var typed = await TypedVerb.RunAsync([.. line.Split(' '), "--environment", "Production", store.Setting, .. ProductionSettings.Sound]);
        Assert.Equal((1, ""), (typed.ExitCode, typed.Output));
        Assert.Contains("Development", typed.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(new SqliteConnectionStringBuilder(store.ConnectionString).DataSource));
    }

    [Fact]
    public async Task Migrate_MakesAStore_AndLeavesOneAsItIs()
    {
        using var store = new TemporaryStore();
        for (var i = 0; i < 2; i++)
        {
            var typed = await TypedVerb.RunAsync(["migrate", "--environment", "Production", store.Setting, .. ProductionSettings.Sound]);
            Assert.Equal((0, "The store is up to date.", ""), (typed.ExitCode, typed.Output.Trim(), typed.Error));
        }
    }

    [Fact]
    public async Task StoreThatCannotBeReached_IsToldWithTheSettingsToLookAt()
    {
        // Nothing listens at the discard port.
        var typed = await TypedVerb.RunAsync(
            "migrate", "--environment", "Development", "--Bureau:Storage:Provider=PostgreSql", "--ConnectionStrings:Bureau=Host=127.0.0.1;Port=9;Username=bureau;Password=secret");
        Assert.Equal((1, ""), (typed.ExitCode, typed.Output));
        Assert.StartsWith("The store cannot be used: ", typed.Error, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings:Bureau", typed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", typed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoreOfAnotherSecret_IsToldToBeOne()
    {
        using var store = new TemporaryStore();
        Assert.Equal(0, (await TypedVerb.RunAsync(store, "token", "demo-rental")).ExitCode);
        var typed = await TypedVerb.RunAsync(store, "token", "demo-rental", $"--Bureau:Secrets:Key={ProductionSettings.Key}");
        Assert.Equal((1, ""), (typed.ExitCode, typed.Output));
        Assert.Contains("encrypted under another secret", typed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SchemaPrint_NeedsNoSettings()
    {
        var typed = await TypedVerb.RunAsync("schema", "print", "--environment", "Production");
        Assert.Equal((0, ""), (typed.ExitCode, typed.Error));
        Assert.Contains("\ntype Query {\n", typed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheProgramItself_WritesTheTokenAndNothingElse()
    {
        using var store = new TemporaryStore();
        using var program = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Bureau.Api.dll"), "token", "demo-dating", "--environment", "Development", store.Setting])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (await program.StandardOutput.ReadToEndAsync(), await program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        Assert.Equal((0, ""), (program.ExitCode, error));
        Assert.Equal("demo-dating", new JsonWebToken(output.TrimEnd('\n')).GetClaim("client_id").Value);
    }
}
