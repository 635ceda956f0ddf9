using System.Text;

namespace Bureau.Domain.Tests.Systems;

/// <summary>docs/systems.md is made of the cases.</summary>
public sealed class SystemsPageTests
{
    private const string Write = "BUREAU_WRITE_DOCS";

    private static readonly string Path = Docs.File("systems.md");

    [Fact]
    public void Page_IsMadeOfTheCases()
    {
        var page = Page();
        if (Environment.GetEnvironmentVariable(Write) == "1")
            File.WriteAllText(Path, page);
        Assert.Equal(page, File.ReadAllText(Path));
    }

    private static string Page()
    {
        var page = new StringBuilder($"""
            # The systems that Bureau learns from

            What the press reported of {SystemCase.All.Count - 1} groups of rating systems, what of it works here, and what is refused, with the code of the refusal.
            Made of `tests/Bureau.Domain.Tests/Cases/systems`, every line of which is run by a test: `{Write}=1 dotnet test tests/Bureau.Domain.Tests --filter SystemsPageTests` writes it anew.

            What is reported here are claims, in our own words, not facts: some reports were denied or corrected later. [errors.md](errors.md) explains the codes,
            [schemes.md](schemes.md) the schemes. What is not built yet is said under *Opens later*.

            """.ReplaceLineEndings("\n"));
        foreach (var one in SystemCase.All.Values)
        {
            page.Append($"\n## {(char.IsDigit(one.Rows[0]) ? $"{one.Rows}. " : "")}{one.System}\n*Reported:* {one.Reported}\n");
            List(page, "Works", one.Works.Select(step => step.Says));
            List(page, "Refused", one.Refuses.Select(step => $"{step.Says} {(step.Code is null ? "There is no such word." : $"`{step.Code}`{(step.Names is null ? "" : $", naming `{step.Names}`")}")}"));
            if (one.Elsewhere is not null)
                page.Append($"\n*Tested elsewhere:* {one.Elsewhere}\n");
            if (one.Opens is not null)
                page.Append($"\n*Opens later:* {one.Opens}\n");
        }

        return page.ToString();
    }

    private static void List(StringBuilder page, string title, IEnumerable<string> lines)
    {
        var items = lines.ToList();
        page.Append(items.Count == 0 ? $"\n{title}: nothing.\n" : $"\n{title}:\n{string.Concat(items.Select(line => $"- {line}\n"))}");
    }
}
