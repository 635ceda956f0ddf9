using System.Collections.Frozen;

namespace Bureau.Domain.Companies.Names;

/// <summary>
/// Legal forms that only companies' names have, beside those that every name is read with. Each form has one spelling; what is not translated into it stays apart, for a private and a public company
/// of one name are two.
/// </summary>
internal static class CompanyForms
{
    /// <summary>At the end of a name, in Latin letters.</summary>
    public static readonly FrozenDictionary<string, string> AtTheEnd = Groups("""
        ltda limitada lda ltee limitee
        oy
        oyj
        aps
        asa
        kft
        zrt nyrt
        sro spolsro
        doo
        dd
        ad
        ood eood
        sia
        uab
        tov
        llp
        kgaa
        ohg
        sasu
        eurl
        snc
        bhd
        sdn
        pvt private
        """);

    /// <summary>Written in characters that are syllables, longest first, and by how they are read: a translation names another form or none, so against Latin letters they are left out.</summary>
    public static readonly IReadOnlyList<(string[] Written, string Form)> InCharacters = Characters("""
        股份有限公司 gufen
        有限责任公司 youxian
        有限責任公司 youxian
        有限公司 youxian
        株式会社 kk
        有限会社 yugen
        合同会社 gk
        주식회사 jusik
        유한회사 yuhan
        集团 group
        集團 group
        公司 gongsi
        """);

    /// <summary>The same in Latin letters.</summary>
    public static readonly IReadOnlyList<(string[] Letters, string Form)> Read =
    [
        (["gufen", "youxian", "gongsi"], "gufen"), (["youxian", "zeren", "gongsi"], "youxian"), (["youxian", "gongsi"], "youxian"),
        (["kabushiki", "kaisha"], "kk"), (["kabushiki", "gaisha"], "kk"), (["jusik", "hoesa"], "jusik"),
    ];

    /// <summary>Abbreviated in brackets, and what they stand for.</summary>
    public static readonly IReadOnlyList<(string Brackets, string Whole)> InBrackets = [("(株)", "株式会社"), ("(有)", "有限会社"), ("(주)", "주식회사")];

    /// <summary>What makes 公司 another word: a branch (分公司) and a subsidiary (子公司).</summary>
    public static readonly FrozenSet<string> OfAnother = FrozenSet.Create(StringComparer.Ordinal, "分", "子");

    private static FrozenDictionary<string, string> Groups(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .SelectMany(group => group.Select(word => KeyValuePair.Create(word, group[0])))
            .ToFrozenDictionary(StringComparer.Ordinal);

    private static (string[] Written, string Form)[] Characters(string text) =>
        [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split(' '))
            .Select(line => (line[0].Select(character => character.ToString()).ToArray(), line[1]))];
}
