using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;

namespace Bureau.Api.Tests.Docs;

/// <summary>The table of docs/vocabulary.md is the matrix by which the bureau decides.</summary>
public sealed class VocabularyPageTests
{
    [Fact]
    public void Table_IsTheMatrix()
    {
        var rows = File.ReadLines(Repository.File("docs/vocabulary.md")).SkipWhile(line => !line.StartsWith("| purpose |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'));
        Assert.Equal(Enum.GetValues<Purpose>().Select(RowOf), rows);
    }

    private static string RowOf(Purpose purpose)
    {
        var (terms, template) = (PurposeMatrix.Of(purpose), ConsentTemplate.Of(purpose));
        var sections = Enum.GetValues<Sections>().Where(section => section != Sections.None && terms.Sections.HasFlag(section));
        return $"| {Written(purpose)} | {Written(terms.Tier)} | {string.Join(", ", sections.Select(section => Written(section)))} | {string.Join(", ", terms.Domains.Select(domain => Written(domain)))} "
            + $"| {template.Lifetime.Days} days | {Uses(template.Frequency)} |";
    }

    private static string Uses(FrequencyBound bound) => bound switch
    {
        { Uses: 1, Within: null } => "once",
        { Uses: 1, Within: { } span } => $"once in {span.TotalHours} hours",
        _ => $"{bound.Uses} in {bound.Within?.Days} days",
    };

    private static string Written<T>(T value)
        where T : struct, Enum => string.Concat(value.ToString().Select((letter, place) => place > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));
}
