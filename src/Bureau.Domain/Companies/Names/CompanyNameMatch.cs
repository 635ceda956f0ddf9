using Bureau.Domain.Subjects;

namespace Bureau.Domain.Companies.Names;

/// <summary>Compares companies' names by the same published factors as all names (docs/matching.md).</summary>
internal sealed class CompanyNameMatch
{
    private readonly string name;
    private readonly List<NamePart> parts;

    private CompanyNameMatch(string name) => (this.name, parts) = (name, CompanyNameReader.Read(name));

    /// <summary>A name that is to be compared with many others: it is taken apart once.</summary>
    public static CompanyNameMatch With(string name) => new(name);

    /// <summary>How alike the other name is.</summary>
    public NameMatch To(string other)
    {
        if (string.Equals(name, other, StringComparison.OrdinalIgnoreCase))
            return NameMatch.Between(name, other);
        var others = CompanyNameReader.Read(other);
        return NamePairing.Of(WithoutUntranslated(parts, others), WithoutUntranslated(others, parts));
    }

    // 股份有限公司 becomes Co Ltd, Inc or Corp as its translator likes: in Latin letters it says nothing for or against.
    private static List<NamePart> WithoutUntranslated(List<NamePart> parts, List<NamePart> others)
    {
        if (!parts.Exists(IsUntranslated) || others.Exists(IsUntranslated))
            return parts;
        return parts.FindAll(part => !IsUntranslated(part) || others.Exists(other => other.Role is NamePartRole.LegalForm && other.Letters == part.Letters));
    }

    private static bool IsUntranslated(NamePart part) => part is { Role: NamePartRole.LegalForm, Script: NameScript.Syllables };
}
