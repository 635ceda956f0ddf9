using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bureau.Api.Tests.Docs;

/// <summary>The example of docs/furnishing.md, sent to a sandbox as it stands there.</summary>
public sealed partial class FurnishingExampleTests(SharedBureau shared) : IClassFixture<SharedBureau>
{
    [Fact]
    public async Task Example_IsAnsweredAsShown()
    {
        var blocks = Block().Matches(await File.ReadAllTextAsync(Repository.File("docs/furnishing.md"))).Select(block => block.Groups["text"].Value).ToList();
        var (query, variables, shown) = (blocks[0], JsonNode.Parse(blocks[1]), blocks[2].Trim());

        Assert.Equal(shown, (await shared.Bureau.AskAsync(await shared.Bureau.TokenAsync("demo-furnisher"), query, variables)).ToJsonString());
    }

    [GeneratedRegex("^```(?:graphql|json)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();
}
