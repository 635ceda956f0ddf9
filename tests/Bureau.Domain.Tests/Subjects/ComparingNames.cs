using Bureau.Domain.Subjects;
using CsCheck;

namespace Bureau.Domain.Tests.Subjects;

public sealed class ComparingNames
{
    [Theory]
    [InlineData("Wang Xiaohua", "WANG XIAOHUA")]
    [InlineData("Ｗａｎｇ　Ｘｉａｏｈｕａ", "Wang Xiaohua")]
    [InlineData("Jose\u0301 Nu\u0301n\u0303ez", "Jos\u00e9 N\u00fa\u00f1ez")]
    [InlineData("José Núñez", "Jose Nunez")]
    [InlineData("Seán O’Brien", "Sean O'Brien")]
    [InlineData("Anne-Marie Lund", "Anne Marie Lund")]
    [InlineData("Dr. Anna Lund", "Anna Lund")]
    [InlineData("王晓华", "Wang Xiaohua")]
    [InlineData("单晓华", "Shan Xiaohua")]
    [InlineData("Иван Петров", "Ivan Petrov")]
    [InlineData("Άννα Παππά", "Anna Pappa")]
    public void FindsTheSameName_WhateverItsWriting(string left, string right) => Assert.Equal(1, NameMatch.Between(left, right).Similarity);

    [Theory]
    [InlineData("Wang Xiaohua", "Xiaohua Wang", NamePieceKind.Order)]
    [InlineData("王晓华", "Xiaohua WANG", NamePieceKind.Order)]
    [InlineData("Lund, Anna", "Anna Lund", NamePieceKind.Order)]
    [InlineData("王晓华", "WANG XIAO HUA", NamePieceKind.Joined)]
    [InlineData("Annalund Berg", "Anna Lund Berg", NamePieceKind.Joined)]
    [InlineData("A. Lund", "Anna Lund", NamePieceKind.Initial)]
    [InlineData("Anna K. Lund", "Anna Katarina Lund", NamePieceKind.Initial)]
    [InlineData("Anna Lund", "Anna Katarina Lund", NamePieceKind.Missing)]
    [InlineData("Jan van der Berg", "Jan Berg", NamePieceKind.Particle)]
    [InlineData("Mark Lund Jr.", "Mark Lund", NamePieceKind.Generation)]
    [InlineData("Aleksander Lund", "Alexander Lund", NamePieceKind.Spelling)]
    [InlineData("Anna Ludn", "Anna Lund", NamePieceKind.Spelling)]
    [InlineData("Ann4 Lund", "Anna Lund", NamePieceKind.Agrees)]
    [InlineData("王晓华", "王小华", NamePieceKind.SameSound)]
    [InlineData("欧阳晓华", "歐陽曉華", NamePieceKind.SameSound)]
    [InlineData("محمد صالح", "Muhammad Salih", NamePieceKind.Script)]
    public void FindsOnePerson_AndSaysWhatDiffers(string left, string right, NamePieceKind difference)
    {
        var match = NameMatch.Between(left, right);
        Assert.InRange(match.Similarity, IdentityMatch.WithCheckedNumber, 1);
        Assert.Contains(match.Pieces, piece => piece.Kind == difference);
    }

    [Theory]
    [InlineData("Wang Xiaohua", "Li Xiaohua")]
    [InlineData("王晓华", "李晓华")]
    [InlineData("王晓华", "王晓明")]
    [InlineData("王大伟", "王小伟")]
    [InlineData("Anna Lund", "Berta Lund")]
    [InlineData("B. Lund", "Anna Lund")]
    [InlineData("A. L.", "Anna Lund")]
    [InlineData("Anna Katarina Lund", "Anna Margareta Lund")]
    [InlineData("Mark Lund Jr.", "Mark Lund Sr.")]
    [InlineData("Lund", "Berg")]
    [InlineData("김정은", "김종은")]
    [InlineData("!!!", "Anna Lund")]
    [InlineData("!!!", "???")]
    public void FindsTwoPeople_WhenAPartContradicts(string left, string right) =>
        Assert.InRange(NameMatch.Between(left, right).Similarity, 0, IdentityMatch.WithCheckedNumber - 0.01);

    [Fact]
    public void SaysTheSame_WhicheverNameComesFirst() =>
        AnyNames.Sample((left, right) =>
        {
            var (one, other) = (NameMatch.Between(left, right), NameMatch.Between(right, left));
            Assert.Equal(one.Similarity, other.Similarity);
            Assert.Equal(one.Pieces, other.Pieces);
        });

    [Fact]
    public void IsTheProductOfItsPieces_BetweenNothingAndOne() =>
        AnyNames.Sample((left, right) =>
        {
            var match = NameMatch.Between(left, right);
            Assert.InRange(match.Similarity, 0, 1);
            Assert.Equal(Math.Round(match.Pieces.Aggregate(1.0, (product, piece) => product * piece.Factor), 4), match.Similarity);
        });

    [Fact]
    public void TakesAnyText() => Gen.Select(AnyText, AnyText).Sample((left, right) => Assert.InRange(NameMatch.Between(left, right).Similarity, 0, 1));

    [Fact]
    public void ComparesTheLongestNames()
    {
        string[] longest = [new('a', 200), string.Concat(Enumerable.Repeat("a ", 100)), new('\uFDFA', 200), string.Concat(Enumerable.Repeat("王", 200)), new('\'', 200)];
        foreach (var left in longest)
        {
            foreach (var right in longest)
                Assert.InRange(NameMatch.Between(left, right + "b").Similarity, 0, 1);
        }
    }

    [Fact]
    public void ExplanationSaysNothingOfTheNames()
    {
        var match = NameMatch.Between("Zzyzx Qwfp Anna", "Zzyxx Vbkj");
        Assert.NotEmpty(match.Pieces);
        Assert.DoesNotContain("zzy", match.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("qwfp", match.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("vbkj", match.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private static readonly Gen<string> AnyPart = Gen.OneOf(
        "Anna", "Ana", "Lund", "Lundh", "van", "de", "bin", "A.", "Jr", "III", "Ltd", "GmbH", "王", "晓华", "王晓华", "小华", "Wang", "Xiaohua", "Xiao", "hua", "Иван", "محمد", "O'Brien", "L.L.C.", "4", "al-");

    private static readonly Gen<(string, string)> AnyNames = Gen.Select(AnyPart.Array[1, 6].Select(parts => string.Join(' ', parts)), AnyPart.Array[1, 6].Select(parts => string.Join(' ', parts)));

    // What Identity lets through as a name; normalizing throws on half a pair of surrogates.
    private static readonly Gen<string> AnyText = Gen.String[0, 200].Select(text => Identity.ReadName(text).Value ?? "");
}
