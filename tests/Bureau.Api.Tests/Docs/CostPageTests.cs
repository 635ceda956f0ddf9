using System.Globalization;
using System.Text.RegularExpressions;
using Bureau.Api.GraphQL.Operations;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests.Docs;

/// <summary>The example of docs/cost.md is recomputed.</summary>
public sealed partial class CostPageTests(SharedBureau shared) : IClassFixture<SharedBureau>
{
    private static readonly string Page = File.ReadAllText(Repository.File("docs/cost.md"));

    [Fact]
    public async Task Example_CostsWhatItsPartsAddUpTo()
    {
        var example = Assert.Single(Example().Matches(Page));
        var preparation = await shared.Bureau.Services.GetRequiredService<DocumentCache>().GetAsync(example.Groups["query"].Value, CancellationToken.None);
        var operation = preparation.Document!.Find(null)!;
        var given = new Dictionary<string, object?> { [example.Groups["variable"].Value] = int.Parse(example.Groups["value"].Value, CultureInfo.InvariantCulture) };
        List<Bureau.Api.GraphQL.Errors.RefusalError>? refusals = null;
        var variables = operation.Variables.Read(given, ref refusals);
        var cost = operation.Cost.Of(new CostRequest(variables, operation.Arguments.Read(variables, ref refusals), given), out var refusal);
        Assert.Null(refusal);

        var rows = Row().Matches(example.Groups["rows"].Value).Select(row => (Part: row.Groups["part"].Value, Cost: new Cost(Number(row.Groups["type"]), Number(row.Groups["field"])))).ToList();
        Assert.Equal(("together", cost), rows[^1]);
        Assert.Equal(cost, rows[..^1].Aggregate(default(Cost), (sum, row) => sum + row.Cost));
        Assert.Contains(FormattableString.Invariant($"The operation costs {cost.Type} + {cost.Field} = {cost.Total}."), Page, StringComparison.Ordinal);
    }

    private static double Number(Group cell) => cell.Length == 0 ? 0 : double.Parse(cell.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex("With `(?<variable>\\w+)` = (?<value>\\d+):\n\n```graphql\n(?<query>.*?)```\n\n(?<rows>(\\|.*?\n)+)", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Example();

    [GeneratedRegex(@"^\| (?<part>.+?) \| ?(?<type>\d*) ?\| ?(?<field>\d*) ?\|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
