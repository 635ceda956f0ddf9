using System.Text.RegularExpressions;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Schemes;

namespace Bureau.Domain.Tests.Scoring.Schemes;

/// <summary>docs/schemes.md tells what the code holds, and its example is a shipped scheme and comes out as it says.</summary>
public sealed partial class SchemesPageTests
{
    private static readonly string Page = File.ReadAllText(Docs.File("schemes.md"));

    [Fact]
    public void Page_HasEveryDomainCategoryBenefitAndForbiddenInput()
    {
        Assert.Contains(Domains(), Page, StringComparison.Ordinal);
        Assert.Contains(Rows(Enum.GetValues<Benefit>().Select(benefit => $"{Word(benefit)} | {string.Join(", ", Benefits.OpenedBy(benefit).Select(Word))}")), Page, StringComparison.Ordinal);
        Assert.Contains(Rows(Enum.GetValues<ForbiddenInput>().Select(input => $"{Word(input)} | {ForbiddenInputRules.Of(input)}")), Page, StringComparison.Ordinal);
    }

    [Fact]
    public void TheExample_IsTheShippedScheme_AndComesOutAsWritten()
    {
        var blocks = Block().Matches(Page).Select(block => block.Groups["text"].Value).ToArray();
        var scheme = SchemeReader.Read(blocks[0]).Value!;
        Assert.Equal(PublishedSchemes.TextOf(scheme.Id), blocks[0]);

        var result = RunScheme.Execute(scheme, ConductEventReader.Read(blocks[1].Split('\n')).Value!, new(false, false), new(2026, 11, 23)).Value!;
        Assert.Equal([-10, 1, 0], result.Contributions.Select(one => one.Counted));
        Assert.Contains($"= **{result.Points}**", Page, StringComparison.Ordinal);
        Assert.Equal([Reached.Yes, Reached.No], result.Thresholds.Select(answer => answer.Reached));
    }

    private static string Domains() => Rows(Enum.GetValues<RecordDomain>().Select(domain =>
    {
        var categories = Enum.GetValues<RecordCategory>().Select(RecordCategories.Of).Where(terms => terms.Domain == domain).Select(terms => $"{(terms.IsAdverse ? "−" : "+")} {Word(terms.Category)}{(terms.Lasts ? " …" : "")}").ToList();
        return $"{Word(domain)} | {Word(RecordDomains.SubjectOf(domain))} | {(categories.Count > 0 ? string.Join(", ", categories) : "none: no scheme counts such records")}";
    }));

    private static string Rows(IEnumerable<string> rows) => string.Join('\n', rows.Select(row => $"| {row} |"));

    private static string Word<T>(T member)
        where T : struct, Enum => UpperSnake.Of(member.ToString());

    [GeneratedRegex("^```json\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();
}
