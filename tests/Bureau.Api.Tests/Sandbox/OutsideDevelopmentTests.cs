using System.Net;
using Bureau.Api.Tests.Verbs;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests.Sandbox;

/// <summary>What is published must not open a bureau that is not a sandbox.</summary>
public sealed class OutsideDevelopmentTests
{
    [Fact]
    public async Task RefusesToServe_FromAStoreThatHoldsTheSandbox()
    {
        using var store = new TemporaryStore();
        await using (await RunningBureau.StartAsync(store))
        {
        }

        await RefusesAsync(store, ProductionSettings.Sound, "holds the sandbox's partners");
    }

    [Fact]
    public async Task RefusesToServe_WhenOnlyAClientOfTheSandboxIsLeft()
    {
        using var store = new TemporaryStore();
        await using (await RunningBureau.StartAsync(store))
        {
        }

        await using (var connection = new SqliteConnection(store.ConnectionString))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA foreign_keys = OFF; DELETE FROM partners;";
            Assert.Equal(8, await command.ExecuteNonQueryAsync());
        }

        await RefusesAsync(store, ProductionSettings.Sound, "holds the sandbox's partners");
    }

    [Fact]
    public async Task RefusesToStart_WithTheSandboxKey()
    {
        using var store = new TemporaryStore();
        await RefusesAsync(store, ["--Bureau:Access:Issuer=https://bureau.example.com", $"--Bureau:Secrets:Key={SecretsOptions.SandboxKey}"], "Bureau:Secrets:Key is the published sandbox key");
    }

    [Fact]
    public async Task LoadsNoSandbox()
    {
        using var store = new TemporaryStore();
        await using var app = BureauApp.Build(["--environment", "Production", "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None", store.Setting, .. ProductionSettings.Sound]);
        Assert.Null(await BureauApp.OpenAsync(app, CancellationToken.None));
        await using var connection = new SqliteConnection(store.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT count(*) FROM partners) + (SELECT count(*) FROM subjects) + (SELECT count(*) FROM signing_keys)";
        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task SendsNoTokenOverPlainHttp()
    {
        using var store = new TemporaryStore();
        await using var app = BureauApp.Build(["--environment", "Production", "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None", store.Setting, .. ProductionSettings.Sound]);
        Assert.Null(await BureauApp.OpenAsync(app, CancellationToken.None));
        await using (var scope = app.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<PartnerClients>().RegisterAsync(new("client", PartnerId.New(), Tier.Lender), "a long secret", CancellationToken.None);
        await app.StartAsync();

        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = "client",
            ["client_secret"] = "a long secret",
        });
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        using var plain = await client.PostAsync("/connect/token", form);
        Assert.Equal(HttpStatusCode.BadRequest, plain.StatusCode);
        Assert.DoesNotContain("access_token", await plain.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await app.StopAsync();
    }

    private static async Task RefusesAsync(TemporaryStore store, string[] settings, string because)
    {
        var typed = await TypedVerb.RunAsync(["serve", "--environment", "Production", "--urls", "http://127.0.0.1:0", store.Setting, .. settings]);
        Assert.Equal((1, ""), (typed.ExitCode, typed.Output));
        Assert.Contains(because, typed.Error, StringComparison.Ordinal);
    }
}
