using System.Text.Json.Nodes;

namespace Bureau.Api.Tests.Verbs;

public sealed class EvaluatingTheMatching : IDisposable
{
    private const string Header = "name1,name2,is_match,quality\n";

    private readonly string file = Path.GetTempFileName();

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task Prints_FiguresOfEachDifficulty_AndTheRowsThatFail()
    {
        var typed = await EvaluateAsync(Header + "Anna Lund,\"Lund, Anna\",true,EASY\nAnna Lund,Boris Berg,true,HARD\nAnna Lund,Carl Holm,false,EASY\n");
        Assert.Equal((0, ""), (typed.ExitCode, typed.Error));
        Assert.Contains("EASY", typed.Output, StringComparison.Ordinal);
        Assert.Contains("found different, rows: 3", typed.Output, StringComparison.Ordinal);
        Assert.Contains("found alike, rows: none", typed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Lund", typed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prints_JsonForPrograms()
    {
        var typed = await EvaluateAsync(Header + "Anna Lund,Anne Lund,false,HARD\nAnna Lund,Anna Lund,true,EASY\n", "--json", "--cut-off", "1");
        var result = JsonNode.Parse(typed.Output)!;
        Assert.Equal(1.0, (double)result["all"]!["f1"]!);
        Assert.Equal(1.0, (double)result["cutOff"]!);
        Assert.Empty(result["mistakenRows"]!.AsArray());
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("name1,name2\nA,B\n", 1)]
    [InlineData(Header, 1)]
    [InlineData(Header + "A,B,true,EASY\nA,B,perhaps,EASY\n", 3)]
    [InlineData(Header + "A,B,true\n", 2)]
    [InlineData(Header + "\"A,B,true,EASY\n", 2)]
    [InlineData(Header + "A,,true,EASY\n", 2)]
    public async Task RefusesAnotherFile_AndSaysWhere(string text, int line)
    {
        var typed = await EvaluateAsync(text);
        Assert.Equal((1, ""), (typed.ExitCode, typed.Output));
        Assert.StartsWith($"NAME_PAIRS_MALFORMED: Line {line} ", typed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.1")]
    [InlineData("-0.1")]
    [InlineData("NaN")]
    [InlineData("high")]
    public async Task RefusesACutOffThatIsNone(string cutOff) => Assert.Equal(2, (await EvaluateAsync(Header, $"--cut-off={cutOff}")).ExitCode);

    [Fact]
    public async Task RefusesAFileThatIsNotThere() => Assert.Equal(1, (await TypedVerb.RunAsync("matching", "evaluate", file + ".missing")).ExitCode);

    private async Task<TypedVerb> EvaluateAsync(string text, params string[] options)
    {
        await File.WriteAllTextAsync(file, text);
        return await TypedVerb.RunAsync(["matching", "evaluate", file, .. options]);
    }
}
