using Bureau.Api.Verbs;

namespace Bureau.Api.Tests.Verbs;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("serve")]
    [InlineData("migrate")]
    [InlineData("token")]
    [InlineData("schema print")]
    [InlineData("score run")]
    [InlineData("score export")]
    [InlineData("score train")]
    [InlineData("score evaluate")]
    [InlineData("sandbox reset")]
    [InlineData("sandbox load")]
    public async Task Help_OfAVerbShowsExamplesOfIt(string verb)
    {
        var typed = await TypedVerb.RunAsync([.. verb.Split(' '), "--help"]);
        Assert.Equal((0, ""), (typed.ExitCode, typed.Error));
        Assert.Contains($"Examples:\n  dotnet run --project src/Bureau.Api -- {verb}", typed.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_ListsTheVerbs()
    {
        var typed = await TypedVerb.RunAsync("--help");
        Assert.Equal(0, typed.ExitCode);
        Assert.All(
            ["serve", "migrate", "token", "schema", "score", "sandbox"],
            verb => Assert.Contains($"\n  {verb} ", typed.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("serve nonsense")]
    [InlineData("serve --nonsense")]
    [InlineData("schema")]
    [InlineData("sandbox")]
    [InlineData("token")]
    [InlineData("token demo-rental --subject 5a9db0c5-0000-8000-8000-000000000001")]
    [InlineData("token --subject nobody")]
    [InlineData("token demo-rental demo-lender")]
    public async Task ExitCodeIsTwo_WhenTheLineCannotBeUnderstood(string line)
    {
        var typed = await TypedVerb.RunAsync(line.Split(' '));
        Assert.Equal(2, typed.ExitCode);
        Assert.NotEqual("", typed.Error);
    }

    [Fact]
    public void Settings_AreTakenFromAnywhereInTheLine()
    {
        var line = SettingArguments.Split(["--A:B=1", "token", "--C:D", "two", "demo-rental", "--json"]);
        Assert.Equal(["token", "demo-rental", "--json"], line.Words);
        Assert.Equal(["--A:B=1", "--C:D", "two"], line.Settings);
    }

    [Fact]
    public void Settings_LeaveValuesWithColonsAlone()
    {
        var line = SettingArguments.Split(["serve", "--urls", "http://127.0.0.1:1", "--urls=http://127.0.0.1:2", "a:b"]);
        Assert.Equal(["serve", "--urls", "http://127.0.0.1:1", "--urls=http://127.0.0.1:2", "a:b"], line.Words);
        Assert.Empty(line.Settings);
    }
}
