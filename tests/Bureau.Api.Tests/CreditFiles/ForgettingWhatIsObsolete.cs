using System.Text.Json.Nodes;
using Bureau.Api.Tests.Verbs;

namespace Bureau.Api.Tests.CreditFiles;

/// <summary>A payment was late in March 2025 and no other month; in China nobody may read of it after 15 March 2030.</summary>
public sealed class ForgettingWhatIsObsolete
{
    private const string Mine = "{ me { tradelines { accountNumber months { asOf status } } } }";
    private const string Lates = "query($consent: ID!) { creditSummary(consent: $consent) { delinquencies { days30 } } }";

    private const string Furnished = """
        as_of,account_number,portfolio_type,account_type,currency,account_status,current_balance,subject_id_type,subject_id,subject_name,birth_date
        2025-03-15,LATE-1,R,18,CNY,71,100,CN_RESIDENT_ID,999999198503140019,Sandbox Prime,1985-03-14
        2025-04-30,LATE-1,R,18,CNY,11,100,CN_RESIDENT_ID,999999198503140019,Sandbox Prime,1985-03-14
        2025-03-15,LATE-2,R,18,CNY,71,100,CN_RESIDENT_ID,999999199001080057,Sandbox Red Listed,1990-01-08
        2025-04-30,LATE-2,R,18,CNY,11,100,CN_RESIDENT_ID,999999199001080057,Sandbox Red Listed,1990-01-08

        """;

    [Fact]
    public async Task TheDayAfter_NobodyReadsIt_ThoughItIsStillStored()
    {
        using var store = new TemporaryStore();
        var clock = new SetClock();
        await using var bureau = await RunningBureau.StartAsync(store, clock);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Furnished);
        var import = await TypedVerb.RunAsync(store, "import", "tradelines", file);
        File.Delete(file);
        Assert.Equal(0, import.ExitCode);

        Assert.Equal(["2025-03-15 LATE_30", "2025-04-30 CURRENT"], await MonthsAsync(bureau, 1, "LATE-1"));
        var before = await LatesAsync(bureau, 1);

        // Midnight in Beijing, where the day of the law ends.
        clock.Move(TimeSpan.FromHours(4));

        Assert.Equal(["2025-04-30 CURRENT"], await MonthsAsync(bureau, 1, "LATE-1"));
        Assert.Equal(before - 1, await LatesAsync(bureau, 5));
    }

    [Fact]
    public async Task TheVerb_SaysWhatIsObsolete_AndDeletesIt()
    {
        using var store = new TemporaryStore();
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Furnished.Replace("2025-03-15", "2019-03-15", StringComparison.Ordinal));
        await TypedVerb.RunAsync(store, "import", "tradelines", file);
        File.Delete(file);

        var dry = JsonNode.Parse((await TypedVerb.RunAsync(store, "retention", "run", "--dry-run", "--json")).Output)!;
        var run = await TypedVerb.RunAsync(store, "retention", "run");
        var again = JsonNode.Parse((await TypedVerb.RunAsync(store, "retention", "run", "--json")).Output)!;

        Assert.Equal((2, 2), (dry["filesChanged"]!.GetValue<int>(), dry["accounts"]!.GetValue<int>()));
        Assert.Contains("Deleted what had expired of 2 accounts", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, again["accounts"]!.GetValue<int>());
    }

    private static async Task<IEnumerable<string>> MonthsAsync(RunningBureau bureau, int person, string account)
    {
        var tradelines = (await bureau.AskAsync(bureau.TokenOfPerson(person), Mine)).At("data.me.tradelines")!.AsArray();
        return tradelines.Single(tradeline => tradeline!.Text("accountNumber") == account)!["months"]!.AsArray().Select(month => $"{month!.Text("asOf")} {month!.Text("status")}");
    }

    private static async Task<int> LatesAsync(RunningBureau bureau, int person)
    {
        var answer = await bureau.AskAsync(await bureau.TokenAsync("demo-lender"), Lates, new { consent = SandboxCallers.ConsentOfPerson(person, 3) });
        return answer.At("data.creditSummary.delinquencies.days30")!.GetValue<int>();
    }
}
