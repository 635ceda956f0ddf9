using System.Collections.Frozen;

namespace Bureau.Domain.Subjects;

/// <summary>The words of names that are not themselves names. All in Latin letters without marks, as <see cref="NamePart.Letters"/>.</summary>
internal static class NameWords
{
    /// <summary>Forms of address: they are no part of a name.</summary>
    public static readonly FrozenSet<string> Titles = Words("""
        mr mrs ms miss mister dr doctor prof professor sir madam madame mme mlle monsieur mons herr frau fraulein senor senora senorita dona
        signor signora haji hajji hadji sheikh shaykh sayyida rev hon xiansheng nushi
        """);

    /// <summary>Words that join names: articles, prepositions and words for son and daughter, which spellings drop, join and write in many ways.</summary>
    public static readonly FrozenSet<string> Particles = Words("""
        al el ul bin ibn ben bint binti de da do dos das del della der den di du la le les las los van von vom zu zur ter ten of the and y e i und et
        for pour fur na a/l a/p s/o d/o
        """);

    /// <summary>Generations, each by one spelling.</summary>
    public static readonly FrozenDictionary<string, string> Generations = Groups("""
        jr junior jnr
        sr senior snr
        ii 2nd second
        iii 3rd third
        iv 4th fourth
        """);

    /// <summary>Legal forms of companies, each by one spelling; of several words, as <see cref="LongForms"/> joins them.</summary>
    public static readonly FrozenDictionary<string, string> LegalForms = Groups("""
        ltd limited pteltd ptyltd
        llc limitedliabilitycompany
        inc incorporated
        corp corporation
        co company
        plc publiclimitedcompany
        gmbh gesellschaftmitbeschrankterhaftung
        ag aktiengesellschaft akg
        jsc ojsc oao ao pao zao pjsc cjsc jointstockcompany openjointstockcompany aktsionernoeobshchestvo
        ooo spzoo srl societateacuraspunderelimitata sarl
        sa sas
        bv nv
        ab
        as
        lp limitedpartnership
        kg
        se
        spa
        pte pty
        kk
        gk
        sl
        pt
        group gruppe groupe
        """);

    /// <summary>Words of companies' names that have a short form, each by one spelling.</summary>
    public static readonly FrozenDictionary<string, string> ShortForms = Groups("""
        international intl
        first 1st
        organization organisation
        labor labour
        bank banking
        united us
        """);

    /// <summary>Words that together are one legal form, joined as they stand.</summary>
    public static readonly IReadOnlyList<string[]> LongForms =
    [
        ["limited", "liability", "company"], ["public", "limited", "company"], ["gesellschaft", "mit", "beschrankter", "haftung"],
        ["joint", "stock", "company"], ["open", "joint", "stock", "company"], ["aktsionernoe", "obshchestvo"],
        ["societatea", "cu", "raspundere", "limitata"], ["limited", "partnership"], ["sp", "z", "oo"], ["pte", "ltd"], ["pty", "ltd"],
    ];

    /// <summary>Chinese family names of two characters, in both forms of writing.</summary>
    public static readonly FrozenSet<string> FamilyNamesOfTwo = Words("""
        欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 司徒 东方 東方 长孙 長孫 宇文 万俟 萬俟 独孤 獨孤 南宫 南宮 西门 西門 端木 轩辕 軒轅 呼延 钟离 鍾離 闻人 聞人 申屠
        """);

    /// <summary>
    /// Chinese family names that are read otherwise than the same characters elsewhere (Xiandai Hanyu Cidian marks these readings as of family names).
    /// </summary>
    public static readonly FrozenDictionary<string, string> FamilyNameReadings = Readings("""
        shan 单 單
        zeng 曾
        qiu 仇
        xie 解
        ou 区 區
        zha 查
        ge 盖 蓋
        zhai 翟 祭
        miao 缪 繆
        qin 覃
        yun 员 員
        bi 秘
        chong 种
        she 折
        shao 召
        po 繁
        piao 朴
        he 黑
        yue 乐 樂
        xian 洗
        lyu 吕 呂
        yuchi 尉迟 尉遲
        moqi 万俟 萬俟
        """);

    private static FrozenSet<string> Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Groups(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .SelectMany(group => group.Select(word => KeyValuePair.Create(word, group[0])))
            .ToFrozenDictionary(StringComparer.Ordinal);

    private static FrozenDictionary<string, string> Readings(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(' '))
            .SelectMany(reading => reading.Skip(1).Select(name => KeyValuePair.Create(name, reading[0])))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
