using Bureau.Domain.Companies;

namespace Bureau.Benchmarks;

/// <summary>Companies' names that no register has, spread as names are: a few words that many have, and many words that few have. The same number gives the same names.</summary>
internal sealed class MadeUpCompanies(int seed)
{
    private const string Common = """
        trading international industries services group holdings construction technology logistics foods textile machinery electronics transport energy chemical property consulting media design
        shipping furniture medical plastics steel paper garments printing tools motors travel finance marine garden optical packaging lighting ceramics kitchen toys sports power water solar
        global pacific eastern northern golden silver united royal star sun ocean harbour river mountain green blue grand prime first new modern smart bright happy dragon phoenix lotus pearl crown
        eagle lion bridge gate tower island lake forest valley field stone iron copper crystal diamond summit horizon victory fortune harmony unity bay coast delta canal meadow orchard
        """;

    private const string Places = "Nortavia Quellin Brumhaven Astervale Dunmere Olveston Marrowick Tessaly Caldora Fenwick Ildrane Jorvale Kestrin Lunmark Ostrava Pellory Rivenna Sorrel Talmont Umberley";

    private const string Characters = """
        海港绳索星辰山河天地金银铜铁木水火土东西南北中华国民生光明和平安康福祥瑞丰盛达通顺利兴隆发展宏伟远大高新科技创智慧云龙凤鹏飞鸿雁鹤松柏竹梅兰菊荷莲春夏秋冬日月晨晓雨雪风雷电石玉珠宝翠碧青红蓝白黑紫
        江湖溪泉潭洋岛湾桥路城镇村园林森农牧渔业工商贸易建筑装饰材料机械电子信息网络软件食品服纺织印染化医药器械能源环保物流运输旅游文教育传媒广告设计咨询投资金融保险房产置
        """;

    private const string ChineseBusiness = "贸易 科技 建筑工程 食品 机械 电子 物流 纺织 化工 医药 信息技术 装饰 投资 咨询 旅游 文化传媒 环保 汽车 服装 农业";

    private const string ChinesePlaces = "云州 海宁城 青山 河东港 安平 兴隆镇 北川城 南泽 金石 东湾";

    private static readonly string[] CommonWords = Split(Common);
    private static readonly string[] PlaceNames = Split(Places);
    private static readonly string[] Syllables = Split("ka lo mi ra te zu ven dor an bel cor dun el fa gar hin is jo kel lum mar nor ol per qui ros sil tam ur vas wen xan yor zel bri cla dre fli gra pho sta tri vol whe sko");
    private static readonly string[] Forms = Split("Ltd Ltd Ltd Inc LLC GmbH Co.,Ltd Corp S.A. PLC Oy");
    private static readonly string[] Business = Split(ChineseBusiness);
    private static readonly string[] Cities = Split(ChinesePlaces);
    private static readonly string[] Given = [.. string.Concat(Split(Characters)).Select(character => character.ToString())];

    private readonly Random random = new(seed);

    /// <summary>A name: of ten, three are Chinese.</summary>
    public string Name() => random.Next(10) < 3 ? Chinese() : Latin();

    /// <summary>A company with a name.</summary>
    public CompanyFacts Facts() => new([CompanyName.Read(Name(), CompanyNameKind.Legal).Value!], JurisdictionCode.Read("CN").Value);

    /// <summary>A name as somebody searches it: as it is, without its form, in another order, with a mistake, in part; or nothing but common words.</summary>
    public string Search(string name)
    {
        var words = Split(name);
        switch (random.Next(6))
        {
            case 0: return name;
            case 1: return words.Length > 2 ? string.Join(' ', words[..^1]) : name;
            case 2: return string.Join(' ', words.Reverse());
            case 3:
                var at = random.Next(name.Length - 1);
                return name.Remove(at, 1);
            case 4: return words[0];
            default: return $"{Often(CommonWords)} {Often(CommonWords)}";
        }
    }

    private string Chinese() => $"{Often(Cities)}{string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Any(Given)))}{Often(Business)}有限公司";

    private string Latin()
    {
        var words = new List<string> { random.Next(5) < 2 ? Often(CommonWords) : string.Concat(Enumerable.Range(0, random.Next(2, 5)).Select(_ => Any(Syllables))) };
        for (var more = random.Next(1, 3); more > 0; more--)
            words.Add(Often(CommonWords));
        if (random.Next(4) == 0)
            words.Add(Any(PlaceNames));
        return $"{string.Join(' ', words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]))} {Any(Forms)}";
    }

    private string Any(string[] words) => words[random.Next(words.Length)];

    // The first words are far more frequent than the last.
    private string Often(string[] words) => words[(int)(words.Length * Math.Pow(random.NextDouble(), 2.5))];

    private static string[] Split(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
