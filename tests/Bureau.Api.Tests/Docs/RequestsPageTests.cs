using System.Text.RegularExpressions;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests.Docs;

/// <summary>docs/requests.md says of every mutation where to look whether it happened, by fields that there are.</summary>
public sealed partial class RequestsPageTests(SharedBureau shared) : IClassFixture<SharedBureau>
{
    [Fact]
    public void Page_SaysWhereToLook_OfEveryMutation()
    {
        var schema = shared.Bureau.Services.GetRequiredService<ISchema>();
        var rows = Rows();
        Assert.Equal(schema.Mutation!.Fields.Select(field => field.Name).Order(StringComparer.Ordinal), rows.SelectMany(row => Words(row[1])).Order(StringComparer.Ordinal));
        Assert.All(rows.SelectMany(row => Words(row[2])), path =>
        {
            var steps = path.Split(' ', '{', '}').Where(step => step.Length > 0).ToList();
            var root = schema.Query.Fields.Single(field => field.Name == steps[0]);
            if (steps.Count > 1)
                Assert.Contains(((IComplexGraphType)root.ResolvedType!.GetNamedType()).Fields, field => field.Name == steps[1]);
        });
    }

    private static List<string[]> Rows() =>
    [
        .. File.ReadLines(Repository.File("docs/requests.md")).SkipWhile(line => !line.StartsWith("| mutation |", StringComparison.Ordinal)).Skip(2)
            .TakeWhile(line => line.StartsWith('|')).Select(row => row.Split('|')),
    ];

    private static IEnumerable<string> Words(string cell) => Word().Matches(cell).Select(word => word.Groups["word"].Value);

    [GeneratedRegex("`(?<word>[^`]+)`", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
