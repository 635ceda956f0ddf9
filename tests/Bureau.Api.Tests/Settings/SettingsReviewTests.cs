using System.Diagnostics;
using Bureau.Api.Tests.Verbs;

namespace Bureau.Api.Tests.Settings;

public sealed class SettingsReviewTests
{
    [Fact]
    public async Task AllMistakesOfAllSections_AreToldInOneMessage()
    {
        var typed = await TypedVerb.RunAsync(
            "serve", "--environment", "Production",
            "--Bureau:Storage:Provider=Oracle",
            "--Bureau:Secrets:Key=short",
            "--Bureau:Access:Audience=",
            "--Bureau:Access:TokenLifetime=2.00:00:00",
            "--Bureau:Access:RememberedTokens=1",
            "--Bureau:Acess:Issuer=https://bureau.example.com");
        Assert.Equal((1, ""), (typed.ExitCode, typed.Output));
        Assert.StartsWith("Bureau does not start: 7 mistakes in the settings.", typed.Error, StringComparison.Ordinal);
        Assert.All(
            [
                "- Bureau:Acess is not a section of settings: choose one of Access,", "- Bureau:Storage:Provider ", "- Bureau:Secrets:Key ",
                "- Bureau:Access:Issuer is not an https address: give ", "- Bureau:Access:Audience is empty: ", "- Bureau:Access:TokenLifetime is outside ",
                "- Bureau:Access:RememberedTokens is outside ",
            ],
            mistake => Assert.Contains(mistake, typed.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task UnknownNamesAndUnreadableValues_AreToldWithWhatWouldBeRight()
    {
        var typed = await TypedVerb.RunAsync("migrate", "--environment", "Development", "--Bureau:Access:Authorty=x", "--Bureau:Access:TokenLifetime=soon", "--Bureau:Access:RememberedTokens=many");
        Assert.Equal(1, typed.ExitCode);
        Assert.Contains("- Bureau:Access:Authorty is not a setting: choose one of Audience, Authority, ", typed.Error, StringComparison.Ordinal);
        Assert.Contains("- Bureau:Access:TokenLifetime cannot be read: write a time as ", typed.Error, StringComparison.Ordinal);
        Assert.Contains("- Bureau:Access:RememberedTokens cannot be read: write a number.", typed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("soon", typed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", "--Bureau:Access:Authority=http://login.example.com", "Bureau:Access:Authority is not an https address")]
    [InlineData("Development", "--Bureau:Access:Authority=login", "Bureau:Access:Authority is not an https address")]
    [InlineData("Development", "--Bureau:Access:Issuer=ftp://bureau.example.com", "Bureau:Access:Issuer is not an https address")]
    [InlineData("Development", "--Bureau:Access:TierClaim=roles", "Bureau:Access:TierClaim names claims of an outside issuer")]
    [InlineData("Development", "--Bureau:Access:SigningKeyLifetime=01:00:00", "Bureau:Access:SigningKeyLifetime is outside")]
    public async Task MistakeOfAccess_IsTold(string environment, string setting, string told)
    {
        var typed = await TypedVerb.RunAsync("serve", "--environment", environment, $"--Bureau:Secrets:Key={ProductionSettings.Key}", setting);
        Assert.Equal(1, typed.ExitCode);
        Assert.Contains(told, typed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1:1,ssl=true", "nowhere.pem", "Bureau:Redis:CertificateAuthority cannot be read: there is no such file")]
    [InlineData("127.0.0.1:1,ssl=true", "README.md", "Bureau:Redis:CertificateAuthority holds no certificate: give ")]
    [InlineData("127.0.0.1:1", "README.md", "Bureau:Redis:CertificateAuthority is set, but the connection would not be encrypted: add ssl=true to ConnectionStrings:Redis.")]
    [InlineData("ssl=true", "", "ConnectionStrings:Redis names no host.")]
    public async Task MistakeOfRedis_IsTold(string connection, string authority, string told)
    {
        var typed = await TypedVerb.RunAsync(
            "serve", "--environment", "Development", $"--ConnectionStrings:Redis={connection}", $"--Bureau:Redis:CertificateAuthority={(authority is "" ? "" : Repository.File(authority))}");
        Assert.Equal(1, typed.ExitCode);
        Assert.Contains(told, typed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", "--Bureau:Receipts:Address=http://bureau.example.com", "Bureau:Receipts:Address must be set to an https address")]
    [InlineData("Production", "--Bureau:Access:Authority=https://login.example.com", "Bureau:Receipts:Address must be set to an https address")]
    [InlineData("Development", "--Bureau:Receipts:Address=https://bureau.example.com?a=b", "Bureau:Receipts:Address must be an http or https address without")]
    [InlineData("Development", "--Bureau:Receipts:KeyLifetime=01:00:00", "Bureau:Receipts:KeyLifetime must be between")]
    public async Task MistakeOfReceipts_IsTold(string environment, string setting, string told)
    {
        var typed = await TypedVerb.RunAsync("serve", "--environment", environment, $"--Bureau:Secrets:Key={ProductionSettings.Key}", setting);
        Assert.Equal(1, typed.ExitCode);
        Assert.Contains(told, typed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BothIssuers_AreOneTooMany()
    {
        var typed = await TypedVerb.RunAsync("serve", "--environment", "Development", "--Bureau:Access:Authority=https://login.example.com", "--Bureau:Access:Issuer=https://bureau.example.com");
        Assert.Equal(1, typed.ExitCode);
        Assert.Contains("Bureau:Access:Issuer is of no use beside an outside issuer", typed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production", "Development", 1)]
    [InlineData("Development", "Production", 1)]
    [InlineData("Development", "development", 0)]
    [InlineData("Development", null, 0)]
    public async Task TwoEnvironments_AreOneTooMany(string aspNetCore, string? dotNet, int exitCode)
    {
        using var store = new TemporaryStore();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Bureau.Api.dll"), "migrate", store.Setting])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = aspNetCore },
        };
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        if (dotNet is not null)
            start.Environment["DOTNET_ENVIRONMENT"] = dotNet;
        using var program = Process.Start(start)!;
        var error = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();
        Assert.Equal(exitCode, program.ExitCode);
        Assert.Equal(exitCode == 1, error.Contains("DOTNET_ENVIRONMENT and ASPNETCORE_ENVIRONMENT name two environments", StringComparison.Ordinal));
    }
}
