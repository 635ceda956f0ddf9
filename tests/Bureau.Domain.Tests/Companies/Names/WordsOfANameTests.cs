using Bureau.Domain.Companies.Names;
using CsCheck;

namespace Bureau.Domain.Tests.Companies.Names;

/// <summary>By which words a company is found. All names are made up.</summary>
public sealed class WordsOfANameTests
{
    [Theory]
    [InlineData("Harbour Ropes Ltd", "harbour ropes")]
    [InlineData("HARBOUR  ROPES, LIMITED LIABILITY COMPANY", "harbour ropes")]
    [InlineData("The Harbour & Ropes Company of Nowhere", "harbour ropes nowhere")]
    [InlineData("Ümläut Söhne GmbH", "umlaut sohne")]
    [InlineData("ＨＡＲＢＯＵＲ Ｒｏｐｅｓ", "harbour ropes")]
    [InlineData("Har\u200Bbour \u202ERopes\u202C", "harbour ropes")]
    [InlineData("Harbour Ropes Int'l", "harbour ropes international")]
    [InlineData("Harbour Ropes Intl S.p.A.", "harbour ropes international")]
    [InlineData("Harbour Ropes Sdn. Bhd.", "harbour ropes")]
    [InlineData("Harbour Ropes Kft.", "harbour ropes")]
    [InlineData("ООО Ромашка", "romashka")]
    [InlineData("海港绳索有限公司", "haigang gangsheng shengsuo")]
    [InlineData("海港繩索股份有限公司", "haigang gangsheng shengsuo")]
    [InlineData("海港绳索(集团)有限公司", "haigang gangsheng shengsuo")]
    [InlineData("Haigang Shengsuo Youxian Gongsi", "haigang shengsuo")]
    [InlineData("奥达", "aoda")]
    [InlineData("海", "hai")]
    [InlineData("海港绳索有限公司上海分公司", "haigang gangsheng shengsuo shanghai haifen fengong gongsi")]
    [InlineData("㈱トナリ", "tonari")]
    [InlineData("J.P. X Ropes", "jp ropes")]
    [InlineData("Route 66", "route 66")]
    [InlineData("Limited", "ltd")]
    [InlineData("有限公司", "youxian")]
    [InlineData("A", "a")]
    [InlineData("%_*", "")]
    [InlineData("", "")]
    public void TheWords_AreTheSame_HoweverTheNameIsWritten(string name, string words) => Assert.Equal(words, string.Join(' ', CompanyWords.Of(name)));

    [Theory]
    [InlineData("Sun Light Ltd", "=sunlight =lightsun")]
    [InlineData("Light Sun", "=lightsun")]
    [InlineData("Sunlight", "=sunlight")]
    [InlineData("海港有限公司", "=haigang")]
    [InlineData("???", "")]
    public void TheWholes_AreTheSame_TogetherAndApart_AndInAnyOrder(string name, string wholes) =>
        Assert.Equal(wholes, string.Join(' ', CompanyWords.Indexed(name).Where(word => word[0] == '=')));

    [Fact]
    public void AnyName_HasFewShortWords_AndTheyAreTheirOwn() => Gen.String[0, 400].Where(text => Bureau.Domain.Companies.CompanyName.IsWellFormed(text)).Sample(name =>
    {
        var words = CompanyWords.Of(name);
        return words.Count <= CompanyWords.Most && words.Distinct().Count() == words.Count
            && words.All(word => word.Length is > 0 and <= CompanyWords.Longest && word.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)));
    });

    [Fact]
    public void ALongWord_IsCut_AndManyWordsAreNot_AllKept()
    {
        Assert.Equal(new string('x', 40), Assert.Single(CompanyWords.Of(new string('x', 150))));
        Assert.Equal(12, CompanyWords.Of(string.Join(' ', Enumerable.Range(0, 40).Select(number => $"w{(char)('a' + (number / 10))}{(char)('a' + (number % 10))}"))).Count);
    }

    [Fact]
    public void OneMistake_IsFoundThroughAWordWithOneLetterLess()
    {
        var letter = Gen.Char['a', 'd'];
        Gen.Select(Gen.String[letter, 4, 9], Gen.Int[0, 3], Gen.Int[0, 8], letter).Sample((word, kind, place, other) =>
        {
            var at = place % (word.Length - 1);
            var mistaken = kind switch
            {
                0 => word.Remove(at, 1),
                1 => word.Insert(at, other.ToString()),
                2 => word.Remove(at, 1).Insert(at, other.ToString()),
                _ => word.Remove(at, 2).Insert(at, $"{word[at + 1]}{word[at]}"),
            };
            var (keys, found) = (CompanyWords.WithOneLetterLess(word).Append(word), CompanyWords.WithOneLetterLess(mistaken).Append(mistaken));
            return CompanyWords.AreOneMistakeApart(word, mistaken) && CompanyWords.AreOneMistakeApart(mistaken, word) && keys.Intersect(found).Any();
        });
    }

    [Theory]
    [InlineData("ropes", "ropes", true)]
    [InlineData("ropes", "rpoes", true)]
    [InlineData("ropes", "ropess", true)]
    [InlineData("ropes", "rapes", true)]
    [InlineData("ropes", "raqes", false)]
    [InlineData("ropes", "seropes", false)]
    [InlineData("ropes", "orpse", false)]
    [InlineData("abcd", "cdab", false)]
    public void MoreThanOneMistake_IsTooMuch(string left, string right, bool apart) => Assert.Equal(apart, CompanyWords.AreOneMistakeApart(left, right));

    [Theory]
    [InlineData("abc")]
    [InlineData("ab12")]
    public void ShortWordsAndNumbers_AreNotGuessed(string word) => Assert.Empty(CompanyWords.WithOneLetterLess(word));
}
