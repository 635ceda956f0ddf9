using System.Text.Json.Nodes;

namespace Bureau.Api.Tests.Verbs;

public sealed class SchemeVerbTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bureau-schemes-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("print")]
    [InlineData("check")]
    [InlineData("run")]
    public async Task Help_ShowsExamples(string verb)
    {
        var typed = await TypedVerb.RunAsync("score", "scheme", verb, "--help");
        Assert.Equal(0, typed.ExitCode);
        Assert.Contains($"-- score scheme {verb} ", typed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APrintedScheme_IsSound()
    {
        var scheme = Write("scheme.json", (await TypedVerb.RunAsync("score", "scheme", "print", "bike-share-conduct")).Output);
        var typed = await TypedVerb.RunAsync("score", "scheme", "check", scheme);
        Assert.Equal((0, "bike-share-conduct-1 is sound: RENTAL, base 100, 0 to 150 points can be reached.\n", ""), (typed.ExitCode, typed.Output.ReplaceLineEndings("\n"), typed.Error));
    }

    [Fact]
    public async Task Check_NamesEveryMistake()
    {
        var scheme = JsonNode.Parse((await TypedVerb.RunAsync("score", "scheme", "print", "bike-share-conduct")).Output)!;
        scheme["events"]![0]!["category"] = "RELIGION";
        scheme.AsObject().Remove("legalBasis");
        var file = Write("scheme.json", scheme.ToJsonString());

        var typed = await TypedVerb.RunAsync("score", "scheme", "check", file);
        Assert.Equal((1, ""), (typed.ExitCode, typed.Output));
        Assert.Contains("SCHEME_MEMBER_MISSING at $.legalBasis", typed.Error, StringComparison.Ordinal);
        Assert.Contains("SCHEME_INPUT_FORBIDDEN at $.events[0].category: RELIGION speaks of RELIGION", typed.Error, StringComparison.Ordinal);

        var json = JsonNode.Parse((await TypedVerb.RunAsync("score", "scheme", "check", file, "--json")).Output)!;
        Assert.Equal(["$.legalBasis", "$.events[0].category"], json["mistakes"]!.AsArray().Select(mistake => mistake!["path"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Run_TellsWhatEachEventAdded()
    {
        var events = Write("events.ndjson", """
            {"category": "BICYCLE_PARKED_BADLY", "on": "2026-11-01"}
            {"category": "RENTAL_COMPLETED", "on": "2026-11-02"}
            {"category": "BICYCLE_PARKED_BADLY", "on": "2026-01-02"}
            """);
        var typed = await TypedVerb.RunAsync("score", "scheme", "run", "bike-share-conduct", "--events", events, "--as-of", "2026-11-23");
        Assert.Equal(
            """
            bike-share-conduct-1 as of 2026-11-23: 91
                 100  base
                 -10  BICYCLE_PARKED_BADLY of 2026-11-01
                  +1  RENTAL_COMPLETED of 2026-11-02
                   0  BICYCLE_PARKED_BADLY of 2026-01-02: -10 faded to 0
                 YES  USUAL_PRICE from 80
                  NO  FREE_RIDES from 130

            """.ReplaceLineEndings("\n"),
            typed.Output.ReplaceLineEndings("\n"));

        var json = JsonNode.Parse((await TypedVerb.RunAsync("score", "scheme", "run", "bike-share-conduct", "--events", events, "--as-of", "2026-11-23", "--json")).Output)!;
        Assert.Equal(91, json["points"]!.GetValue<int>());
        Assert.Equal([-10, 1, 0], json["events"]!.AsArray().Select(one => one!["counted"]!.GetValue<int>()));
    }

    [Theory]
    [InlineData("bike-share-conduct", "", "{\"category\": \"RED_LIGHT_RUN\", \"on\": \"2026-11-01\"}", "EVENT_NOT_OF_SCHEME")]
    [InlineData("bike-share-conduct", "", "{\"category\": \"RELIGION\", \"on\": \"2026-11-01\"}", "EVENT_FORBIDDEN")]
    [InlineData("exemplary-acts", "--adult", "", "SCHEME_NOT_OPTED_IN")]
    [InlineData("exemplary-acts", "--opted-in", "", "SCHEME_FOR_ADULTS")]
    [InlineData("traffic-conduct", "--purpose LOAN_UNDERWRITING", "", "DOMAIN_NOT_OF_PURPOSE")]
    [InlineData("no-such-scheme", "", "", "There is no file no-such-scheme.")]
    public async Task Run_RefusesWithTheReason(string scheme, string options, string events, string reason)
    {
        var typed = await TypedVerb.RunAsync(["score", "scheme", "run", scheme, "--events", Write("events.ndjson", events), .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        Assert.Equal((1, ""), (typed.ExitCode, typed.Output));
        Assert.Contains(reason, typed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("score scheme run bike-share-conduct")]
    [InlineData("score scheme run bike-share-conduct --events x --as-of 2026-02-30")]
    [InlineData("score scheme run bike-share-conduct --events x --purpose EMPLOYMENT")]
    public async Task ExitCodeIsTwo_WhenTheLineCannotBeUnderstood(string line) => Assert.Equal(2, (await TypedVerb.RunAsync(line.Split(' '))).ExitCode);

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
