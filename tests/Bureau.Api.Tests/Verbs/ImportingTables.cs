using System.Text.Json.Nodes;

namespace Bureau.Api.Tests.Verbs;

/// <summary>The tables of registers, inspectorates and keepers of lists, as somebody would import them.</summary>
public sealed class ImportingTables : IDisposable
{
    private const string Companies = """{"name":"register","about":"Made up.","kind":"COMPANIES","source":"made-up","key":["no"],"fields":{"NAME":{"column":"name"},"JURISDICTION":{"column":"land"},"LEI":{"column":"lei"},"USCC":{"column":"uscc"}}}""";
    private const string Inspections = """{"name":"inspections","about":"Made up.","kind":"INSPECTIONS","source":"made-up","key":["id"],"dates":["yyyyMMdd","d.M.yyyy"],"fields":{"COMPANY":{"column":"no"},"RECORD":{"value":"INSPECTION"},"SECTOR":{"value":"FOOD_SAFETY"},"ON":{"column":"day"},"RESULT":{"column":"result"}}}""";
    private const string Listings = """
        {"name":"harbour-list","about":"Made up.","kind":"LISTINGS","source":"harbour","key":["id"],"dates":["yyyy-MM-dd"],"openEnds":["Ongoing","2999-12-31"],"fields":{"NAME":{"column":"firm"},
        "JURISDICTION":{"value":"DE"},"COLOUR":{"value":"BLACK"},"CLASS":{"value":"SERIOUS"},"SECTOR":{"value":"PROCUREMENT"},"LEGAL_BASIS":{"value":"Harbour Rules, 7"},"REASON":{"column":"why"},
        "NOTIFIED_ON":{"column":"from"},"FROM":{"column":"from"},"UNTIL":{"column":"until"}}}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("bureau-tables-").FullName;
    private readonly TemporaryStore store = new();

    [Fact]
    public async Task ARegister_IsEntered_AndItsNextTableChangesAddsAndEnds()
    {
        var mapping = Write("register.json", Companies);
        const string Table = "no,name,land,lei,uscc\n1,Harbour Ropes Ltd,GB,,\n2,\"Harbour\nNets GmbH\",DE,,\n3,Harbour Sails,fr,,\n";
        Assert.Equal((0, "t.csv: 3 added, 0 changed, 0 unchanged, 0 ended, none left out.\n"), await ImportAsync("companies", mapping, "\uFEFF" + Table));
        Assert.Equal((0, "t.csv: 0 added, 0 changed, 3 unchanged, 0 ended, none left out.\n"), await ImportAsync("companies", mapping, Table));
        const string Next = "no,name,land,lei,uscc\n1,Harbour Ropes and Cables Ltd,GB,,\n3,Harbour Sails,FR,,\n4,Harbour Oars,NO,,\n";
        Assert.Equal((0, "t.csv: 0 added, 0 changed, 1 unchanged, 0 ended, none left out.\n"), await ImportAsync("companies", mapping, "no,name,land,lei,uscc\n3,Harbour Sails,FR,,\n", "--partial"));
        Assert.Equal((0, "t.csv: 1 added, 1 changed, 1 unchanged, 1 ended, none left out.\n"), await ImportAsync("companies", mapping, Next));
    }

    [Fact]
    public async Task WrongRows_AreLeftOutWithTheirReasons_AndTheOthersStored()
    {
        var mapping = Write("register.json", Companies);
        var table = "no,name,land,lei,uscc\n"
            + "1,Harbour Ropes Ltd,GB,,\n,Nobody,GB,,\n3,Harbour Nets,Atlantis,,\n4,Harbour Sails,FR,5A9DB000000000000100,\n5,Harbour Oars,NO,,WRONG\n"
            + "6,Harbour Cables,CN,,993100000000000000\n7,\"Harbour \"Rudders\",NO,,\n8,too,few\n1,Harbour Knots Ltd,GB,,\n9," + new string('x', 10_000) + ",GB,,\n10,\u202E\u200B,GB,,\n";
        var (code, output) = await ImportAsync("companies", mapping, table);
        Assert.Equal((0, true), (code, output.StartsWith("t.csv: 2 added, 0 changed, 0 unchanged, 0 ended, 9 left out: see ", StringComparison.Ordinal)));
        Assert.Equal(
            [
                "3 KEY_EMPTY", "4 JURISDICTION_UNKNOWN", "5 LEI_INVALID", "6 USCC_INVALID", "8 QUOTES", "9 FIELD_COUNT", "10 KEY_REPEATED", "11 COMPANY_NAME_MALFORMED", "12 COMPANY_NAME_MALFORMED",
            ],
            Rejects());
    }

    [Fact]
    public async Task Officers_ComeWithTheirCompany_AndABadListLeavesTheRowOut()
    {
        var mapping = Write("officers.json", """{"name":"board","about":"Made up.","kind":"COMPANIES","source":"made-up","key":["no"],"fields":{"NAME":{"column":"name"},"JURISDICTION":{"value":"CN"},"OFFICERS":{"column":"board"}}}""");
        var table = "no,name,board\n1,Harbour Ropes Ltd,Chen Wei (Chair); Wu Min\n2,Harbour Nets Ltd,\n3,Harbour Sails Ltd,999999198503140019 (Chair)\n4,Harbour Oars Ltd,"
            + string.Join(';', Enumerable.Range(0, 51).Select(number => "Chen Wei")) + "\n";
        Assert.Equal((0, 2), ((await ImportAsync("companies", mapping, table)).Code, Rejects().Count(reject => reject.EndsWith(" OFFICERS_MALFORMED", StringComparison.Ordinal))));
        await using var bureau = await RunningBureau.StartAsync(store);
        var token = await bureau.TokenAsync("demo-business");
        var found = await bureau.AskAsync(token, """{ companies(search: "Harbour Ropes Ltd", first: 1) { edges { node { officers { name role } } } } }""");
        Assert.Equal(["Chen Wei Chair", "Wu Min "], found.At("data.companies.edges.0.node.officers")!.AsArray().Select(officer => $"{officer!.Text("name")} {officer!.Text("role")}"));
    }

    [Fact]
    public async Task Inspections_GoToTheirCompanies()
    {
        await ImportAsync("companies", Write("register.json", Companies), "no,name,land,lei,uscc\n1,Harbour Kitchen Ltd,GB,,\n");
        var mapping = Write("inspections.json", Inspections);
        var (code, output) = await ImportAsync("inspections", mapping, "id,no,day,result\na,1,20260105,100\nb,1,5.1.2026,98.5\nc,2,20260105,90\nd,1,20269999,90\ne,1,20260105,101\n", "--json");
        var file = JsonNode.Parse(output)!["files"]![0]!["changes"]!;
        Assert.Equal((0, 2, 3), (code, file["added"]!.GetValue<int>(), file["leftOut"]!.GetValue<int>()));
        Assert.Equal(["4 COMPANY_UNKNOWN", "5 NOT_A_DATE", "6 RESULT_OUT_OF_RANGE"], Rejects());
    }

    [Fact]
    public async Task AList_LeavesOutWhoMayBeAPerson_AndItsNextTableEndsWhatItHasNoMore()
    {
        var mapping = Write("list.json", Listings);
        const string Table = "id,firm,why,from,until\n1,Harbour Ropes GmbH,Fraud.,2024-01-01,Ongoing\n2,Harbour Construction,Fraud.,2024-01-01,2999-12-31\n3,Anna Sailor,Fraud.,2024-01-01,Ongoing\n"
            + "4,Harbour Oars GmbH,Fraud.,2024-01-01,2023-01-01\n5,Harbour Nets GmbH,Of 999999198503140019.,2024-01-01,Ongoing\n";
        var (code, output) = await ImportAsync("listings", mapping, Table, "--authority", "demo-authority");
        Assert.Equal((0, true), (code, output.StartsWith("t.csv: 2 added, 0 changed, 0 unchanged, 0 ended, 3 left out", StringComparison.Ordinal)));
        Assert.Equal(["4 PERSON_POSSIBLE", "5 END_BEFORE_START", "6 LISTING_NAMES_NUMBER"], Rejects());
        Assert.Equal(
            (0, "t.csv: 0 added, 0 changed, 1 unchanged, 1 ended, none left out.\n"),
            await ImportAsync("listings", mapping, "id,firm,why,from,until\n1,Harbour Ropes GmbH,Fraud.,2024-01-01,Ongoing\n", "--authority", "demo-authority"));
    }

    [Fact]
    public async Task AnUnknownAuthority_AMissingColumn_HalfAFile_AndAnotherKindOfMapping_StoreNothing()
    {
        var (register, list) = (Write("register.json", Companies), Write("list.json", Listings));
        const string Table = "id,firm,why,from,until\n1,Harbour Ropes GmbH,Fraud.,2024-01-01,Ongoing\n";
        Assert.Contains("AUTHORITY_UNKNOWN", await RefusalAsync("listings", list, Table, "--authority", "nobody"), StringComparison.Ordinal);
        Assert.Contains("AGREEMENT_NOT_IN_FORCE", await RefusalAsync("listings", list, Table, "--authority", Guid.NewGuid().ToString()), StringComparison.Ordinal);
        Assert.Contains("LISTING_WITHOUT_AUTHORITY", await RefusalAsync("listings", list, Table, "--authority", "demo-business"), StringComparison.Ordinal);
        Assert.Contains("MAPPING_OF_ANOTHER_KIND", await RefusalAsync("companies", list, Table), StringComparison.Ordinal);
        Assert.Contains("MAPPING_COLUMN_MISSING", await RefusalAsync("companies", register, Table), StringComparison.Ordinal);
        Assert.Contains("FILE_TRUNCATED", await RefusalAsync("companies", register, "no,name,land,lei,uscc\n1,Harbour Ropes Ltd,GB,,\n2,Harbour Ne"), StringComparison.Ordinal);
        Assert.Contains("MAPPING_UNSOUND", await RefusalAsync("companies", Write("broken.json", "{}"), Table), StringComparison.Ordinal);
        Assert.Equal((0, "t.csv: 1 added, 0 changed, 0 unchanged, 0 ended, none left out.\n"), await ImportAsync("companies", register, "no,name,land,lei,uscc\n1,Harbour Ropes Ltd,GB,,\n"));
    }

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private List<string> Rejects() => [.. File.ReadAllLines(Path.Combine(folder, "t.csv.rejects.csv")).Skip(1).Select(line => line.Split(',')).Select(line => $"{line[0]} {line[2]}")];

    private async Task<(int Code, string Output)> ImportAsync(string kind, string mapping, string table, params string[] options)
    {
        await TypedVerb.RunAsync(store, "sandbox", "load");
        var verb = await TypedVerb.RunAsync(store, ["import", kind, Write("t.csv", table), "--mapping", mapping, .. options]);
        return (verb.ExitCode, verb.Output);
    }

    private async Task<string> RefusalAsync(string kind, string mapping, string table, params string[] options)
    {
        await TypedVerb.RunAsync(store, "sandbox", "load");
        var verb = await TypedVerb.RunAsync(store, ["import", kind, Write("t.csv", table), "--mapping", mapping, .. options]);
        Assert.Equal((1, ""), (verb.ExitCode, verb.Output));
        return verb.Error;
    }
}
