using System.Globalization;
using Bureau.Api.Tests.Verbs;
using Bureau.Infrastructure.Tests.Storage;

namespace Bureau.Api.Tests.Corrections;

/// <summary>A correction that was stored while no node ran, as after a crash, is told by the next one.</summary>
public sealed class RecallingAfterARestart
{
    private const string Recalls = "{ correctionRecalls { edges { node { consent fields } } } }";
    private const string Header = "as_of,account_number,portfolio_type,account_type,currency,account_status,current_balance,subject_id_type,subject_id,subject_name,birth_date\n";

    [Fact]
    public async Task TheReaders_AreTold_OnSqlite()
    {
        using var store = new TemporaryStore();
        await ReadStopCorrectAndStartAsync(store, [store.Setting]);
    }

    [Fact]
    public async Task TheReaders_AreTold_OnPostgreSql()
    {
        using var store = new TemporaryStore();
        await using var server = await PostgreSqlServer.StartAsync();
        await ReadStopCorrectAndStartAsync(store, ["--Bureau:Storage:Provider=PostgreSql", $"--ConnectionStrings:Bureau={server.ConnectionString}"]);
    }

    private static async Task ReadStopCorrectAndStartAsync(TemporaryStore store, string[] settings)
    {
        string consent;
        await using (var bureau = await RunningBureau.StartAsync(store, null, settings))
        {
            await ImportAsync(settings, "11", 100);
            consent = await bureau.GrantedConsentAsync("demo-lender", "LOAN_UNDERWRITING", 1);
            Assert.Null((await bureau.AskAsync(await bureau.TokenAsync("demo-lender"), Asking.Summary, new { consent })).Code());
        }

        await ImportAsync(settings, "80", 900);

        await using var next = await RunningBureau.StartAsync(store, null, settings);
        var lender = await next.TokenAsync("demo-lender");
        for (var attempt = 0; attempt < 600 && (await next.AskAsync(lender, Recalls)).At("data.correctionRecalls.edges.0") is null; attempt++)
            await Task.Delay(100);
        var told = Assert.Single((await next.AskAsync(lender, Recalls)).At("data.correctionRecalls.edges")!.AsArray())!;
        Assert.Equal(consent, told.Text("node.consent"));
        Assert.Contains("CreditSummary.delinquencies", told.At("node.fields")!.AsArray().Select(field => field!.ToString()));
    }

    private static async Task ImportAsync(string[] settings, string status, int balance)
    {
        var (person, file) = (SandboxIdentity.Of(1), Path.GetTempFileName());
        try
        {
            var today = DateTimeOffset.UtcNow;
            var monthEnd = new DateOnly(today.Year, today.Month, 1).AddDays(-1).ToString("O", CultureInfo.InvariantCulture);
            await File.WriteAllTextAsync(
                file, $"{Header}{monthEnd},READ-1,R,18,CNY,{status},{balance},CN_RESIDENT_ID,{person.Number},\"{person.Name}\",{person.BirthDate}\n");
            Assert.Equal(0, (await TypedVerb.RunAsync(["--environment", "Development", "import", "tradelines", file, "--furnisher", "demo-furnisher", .. settings])).ExitCode);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
