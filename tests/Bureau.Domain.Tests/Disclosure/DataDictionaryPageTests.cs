using System.Text;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Schemes;

namespace Bureau.Domain.Tests.Disclosure;

/// <summary>docs/data-dictionary.md is made of the dictionary.</summary>
public sealed class DataDictionaryPageTests
{
    private const string Write = "BUREAU_WRITE_DOCS";

    [Fact]
    public void Page_IsMadeOfTheDictionary()
    {
        var page = Page();
        if (Environment.GetEnvironmentVariable(Write) == "1")
            File.WriteAllText(Docs.File("data-dictionary.md"), page);
        Assert.Equal(page, File.ReadAllText(Docs.File("data-dictionary.md")));
    }

    [Fact]
    public void EveryAcceptedItem_IsThereOnce()
    {
        var names = DataDictionary.Items.Select(item => item.Name).ToList();

        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(FurnishingDictionary.Entries.Select(entry => entry.Name).Concat(Enum.GetValues<RecordCategory>().Select(category => UpperSnake.Of(category.ToString()))).Except(names));
    }

    [Fact]
    public void NoItem_SpeaksOfWhatIsForbidden_ButTheBirthDateThatTellsPeopleApart() =>
        Assert.Equal(["birth_date"], DataDictionary.Items.Select(item => item.Name).Where(name => ForbiddenInputs.In(name) is not null));

    [Theory]
    [InlineData("", "5 years")]
    [InlineData("A law, art. 1", " ")]
    public void AnItem_NeedsALegalBasisAndARetention(string basis, string retention) =>
        Assert.Throws<ArgumentException>(() => new DataItem("x", RecordDomain.Credit, SubjectKind.Person, "something", basis, retention));

    private static string Page()
    {
        var page = new StringBuilder($"""
            # The data dictionary

            Everything that Bureau takes in or makes about people and companies: what it means, by which law it may, how long it stays.
            What is not here cannot come in: the page is made of the closed lists by which files, listings and schemes are read (`{Write}=1 dotnet test tests/Bureau.Domain.Tests --filter DataDictionaryPageTests`).

            A partner asks for it as `dataDictionary`. What may never be an item, and why, stands in [schemes.md](schemes.md); [retention.md](retention.md) has the rules by which items expire;
            [vocabulary.md](vocabulary.md) says which purpose reads which domain. A company's items never enter a person's file, nor the other way round.

            """.ReplaceLineEndings("\n"));
        foreach (var subject in DataDictionary.Items.GroupBy(item => item.Subject))
        {
            page.Append($"\n## About {(subject.Key == SubjectKind.Person ? "a person" : "a company or a public body")}\n| item | domain | meaning | legal basis | stays |\n|---|---|---|---|---|\n");
            foreach (var item in subject)
                page.Append($"| `{item.Name}` | {(item.Domain is { } domain ? UpperSnake.Of(domain.ToString()) : "")} | {item.Meaning} | {item.LegalBasis} | {item.Retention} |\n");
        }

        return page.ToString();
    }
}
