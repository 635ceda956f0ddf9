using System.Text.Json.Nodes;
using Bureau.Api.Verbs;

namespace Bureau.Api.Tests.Verbs;

public sealed class ImportingTradelines : IDisposable
{
    private const string Header =
        "as_of,account_number,portfolio_type,account_type,currency,account_status,current_balance,subject_id_type,subject_id,subject_name,birth_date\n";

    // Made up, in area 999999, which is assigned to no place.
    private const string First = "2026-09-30,A-1,R,18,TWD,11,100,CN_RESIDENT_ID,999999199003070012,Account Holder,1990-03-07\n";
    private const string Second = "2026-09-30,A-2,R,18,TWD,11,100,CN_RESIDENT_ID,999999195001010018,Another Holder,1950-01-01\n";
    private const string Wrong = "2026-09-30,A-3,R,18,twd,11,100,CN_RESIDENT_ID,999999195001010018,Another Holder,1950-01-01\n";

    private readonly string folder = Directory.CreateTempSubdirectory("bureau-import-").FullName;
    private readonly TemporaryStore store = new();

    [Fact]
    public async Task StoresFiles_AndSaysWhatBecameOfTheirRows()
    {
        var file = Write("accounts.csv", Header + First + Second);

        Assert.Equal((0, "accounts.csv: 2 rows stored, 0 unchanged, none left out.\n"), await ImportAsync(file));
        Assert.Equal((0, "accounts.csv: 0 rows stored, 2 unchanged, none left out.\n"), await ImportAsync(file));
        Assert.Equal([file], Directory.GetFiles(folder));
    }

    [Fact]
    public async Task TellsTheFormatByTheContent_WhateverTheFileIsCalled()
    {
        var ndjson = string.Concat(new[] { First, Second }.Select(row => "{" + string.Join(
            ',', Header.TrimEnd().Split(',').Zip(row.TrimEnd().Split(','), (name, value) => $"\"{name}\":\"{value}\"")) + "}\n"));

        var (code, output) = await ImportAsync(Write("accounts.csv", ndjson), Write("accounts.ndjson", Header + First + Second), "--json");

        Assert.Equal(0, code);
        Assert.Equal(
            [("NDJSON", 2, 0), ("CSV", 0, 2)],
            JsonNode.Parse(output)!["files"]!.AsArray().Select(file => (file!["format"]!.GetValue<string>(), file["stored"]!.GetValue<int>(), file["unchanged"]!.GetValue<int>())));
    }

    [Fact]
    public async Task LeavesOutAWrongRow_AndWritesItBesideTheFile()
    {
        var file = Write("accounts.csv", Header + First + Wrong + Second);

        var (code, output) = await ImportAsync(file);

        Assert.Equal((0, $"accounts.csv: 2 rows stored, 0 unchanged, 1 left out: see {file}.rejects.csv.\n"), (code, output));
        Assert.StartsWith("row,field,reason,message,file\n3,currency,UNKNOWN_CODE,", File.ReadAllText(file + ".rejects.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WritesTheRowsThatAreLeftOut_WhereItIsTold()
    {
        var rejects = Path.Combine(folder, "left-out.csv");

        var (code, _) = await ImportAsync(Write("a.csv", Header + First + Wrong), Write("b.csv", Header + Wrong + Second), "--rejects", rejects);

        Assert.Equal(0, code);
        Assert.Equal(["3,a.csv", "2,b.csv"], File.ReadLines(rejects).Skip(1).Select(line => $"{line.Split(',')[0]},{line.Split(',')[^1]}"));
    }

    [Fact]
    public async Task RefusesAWrongFile_AndImportsTheOthers()
    {
        var error = new StringWriter();

        var (code, output) = await ImportAsync(
            error,
            Write("none.csv", ""),
            Write("cut.csv", Header + First + Second[..^12]),
            Write("good.csv", Header + First),
            Path.Combine(folder, "missing.csv"));

        Assert.Equal((1, "good.csv: 1 rows stored, 0 unchanged, none left out.\n"), (code, output));
        Assert.Contains("none.csv: FILE_EMPTY: ", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("cut.csv: FILE_TRUNCATED at line 3: ", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("missing.csv: FILE_NOT_READABLE: ", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fails_WhenNoRowOfAFileCouldBeUsed() => Assert.Equal(1, (await ImportAsync(Write("wrong.csv", Header + Wrong))).Code);

    [Fact]
    public async Task PrintsTheResultAsJson()
    {
        var (code, output) = await ImportAsync(Write("good.csv", Header + First + Wrong), Write("forbidden.csv", "religion," + Header + "x," + First), "--json");

        var files = JsonNode.Parse(output)!["files"]!.AsArray();
        Assert.Equal(1, code);
        Assert.Equal((1, 0, 1), (files[0]!["stored"]!.GetValue<int>(), files[0]!["unchanged"]!.GetValue<int>(), files[0]!["rejected"]!.GetValue<int>()));
        Assert.Equal(("FORBIDDEN_COLUMN", 1), (files[1]!["mistakes"]![0]!["code"]!.GetValue<string>(), files[1]!["mistakes"]![0]!["line"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("demo-furnisher", 0)]
    [InlineData("demo-rental", 1)]
    [InlineData("nobody", 1)]
    [InlineData("00000000-0000-0000-0000-000000000001", 1)]
    public async Task TakesFilesOfAFurnisherAlone(string furnisher, int expected) =>
        Assert.Equal(expected, (await ImportAsync(Write("accounts.csv", Header + First), "--furnisher", furnisher)).Code);

    [Fact]
    public async Task AsksForFiles() => Assert.Equal(ExitCode.Usage, (await ImportAsync()).Code);

    [Fact]
    public async Task NeverWritesOverAFileThatIsToBeImported()
    {
        var file = Write("accounts.csv", Header + First);

        Assert.Equal(ExitCode.Usage, (await ImportAsync(file, "--rejects", file)).Code);
        Assert.Equal(Header + First, File.ReadAllText(file));
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

    private Task<(int Code, string Output)> ImportAsync(params string[] words) => ImportAsync(new StringWriter(), words);

    private async Task<(int Code, string Output)> ImportAsync(StringWriter error, params string[] words)
    {
        var output = new StringWriter();
        var code = await VerbTable.RunAsync(["import", "tradelines", .. words, "--environment", "Development", store.Setting], output, error);
        return (code, output.ToString());
    }
}
