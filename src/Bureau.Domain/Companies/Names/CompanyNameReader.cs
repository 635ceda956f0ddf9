using System.Text;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Companies.Names;

/// <summary>
/// Takes a company's name apart as <see cref="NameReader"/> takes every name, with two differences: each Chinese character and Korean syllable is a part of its own, for there is no family name to
/// begin with, and more legal forms are known.
/// </summary>
internal static class CompanyNameReader
{
    /// <summary>The parts, in the order written; a legal form of characters has the script <see cref="NameScript.Syllables"/>. Empty when nothing in it is a letter or a digit.</summary>
    /// <param name="name">Well-formed text.</param>
    public static List<NamePart> Read(string name)
    {
        var parts = NameReader.Read(Apart(name));
        JoinForms(parts, CompanyForms.InCharacters, part => part.Written, NameScript.Syllables);
        JoinForms(parts, CompanyForms.Read, part => part.Letters, NameScript.Syllables);
        MarkLast(parts);

        // A name of forms alone is a name all the same.
        return parts.Exists(part => part.Role is NamePartRole.Name) ? parts : [.. parts.Select(part => part with { Role = NamePartRole.Name })];
    }

    private static string Apart(string name)
    {
        var text = name.Normalize(NormalizationForm.FormKC);
        foreach (var (brackets, whole) in CompanyForms.InBrackets)
            text = text.Replace(brackets, whole, StringComparison.Ordinal);
        var apart = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (NameReader.IsSyllable(rune))
                apart.Append(' ').Append(rune.ToString()).Append(' ');
            else
                apart.Append(rune.ToString());
        }

        return apart.ToString();
    }

    private static void JoinForms(List<NamePart> parts, IReadOnlyList<(string[] Parts, string Form)> forms, Func<NamePart, string?> side, NameScript script)
    {
        foreach (var (form, name) in forms)
        {
            for (var at = 0; at + form.Length <= parts.Count; at++)
            {
                if (!IsAt(form, at) || (form is ["公", "司"] && at > 0 && parts[at - 1].Written is { } before && CompanyForms.OfAnother.Contains(before)))
                    continue;
                parts[at] = new NamePart(name, NamePartRole.LegalForm, script);
                parts.RemoveRange(at + 1, form.Length - 1);
            }
        }

        bool IsAt(string[] form, int at)
        {
            for (var i = 0; i < form.Length; i++)
            {
                if (side(parts[at + i]) != form[i])
                    return false;
            }

            return true;
        }
    }

    // Two may stand there: "Sdn Bhd", "Pvt Ltd".
    private static void MarkLast(List<NamePart> parts)
    {
        for (var at = parts.Count - 1; at > 0 && (parts[at].Role is NamePartRole.LegalForm || CompanyForms.AtTheEnd.ContainsKey(parts[at].Letters)); at--)
        {
            if (parts[at].Role is not NamePartRole.LegalForm && parts[at].Script is NameScript.Alphabet)
                parts[at] = parts[at] with { Letters = CompanyForms.AtTheEnd[parts[at].Letters], Role = NamePartRole.LegalForm };
        }
    }
}
