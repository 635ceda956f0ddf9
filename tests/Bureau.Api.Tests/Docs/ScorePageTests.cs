using System.Text.RegularExpressions;

namespace Bureau.Api.Tests.Docs;

/// <summary>The GraphQL example of docs/score.md is asked as Sandbox Delinquent, and answered as the page shows.</summary>
public sealed partial class ScorePageTests(SharedBureau shared) : IClassFixture<SharedBureau>
{
    private const string Write = "BUREAU_WRITE_DOCS";
    private const int Delinquent = 3;

    private static readonly string Path = Repository.File("docs/score.md");

    [Fact]
    public async Task Example_IsAnsweredAsShown()
    {
        var page = await File.ReadAllTextAsync(Path);
        var example = Assert.Single(Example().Matches(page));
        var query = example.Groups["query"].Value;
        var answer = await shared.Bureau.AskAsync(shared.Bureau.TokenOfPerson(Delinquent), query);
        var answered = page.Replace(example.Value, $"```graphql\n{query}```\n```text\n{answer.Text("data.me.score.recomputation.text")}\n```", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable(Write) == "1")
            await File.WriteAllTextAsync(Path, answered);
        Assert.Equal(answered, await File.ReadAllTextAsync(Path));
    }

    [GeneratedRegex("```graphql\n(?<query>.*?)```\n```text\n(?<answer>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Example();
}
