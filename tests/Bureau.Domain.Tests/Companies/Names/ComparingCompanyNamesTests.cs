using Bureau.Domain.Companies.Names;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Tests.Companies.Names;

/// <summary>How alike companies' names are. All names are made up.</summary>
public sealed class ComparingCompanyNamesTests
{
    [Theory]
    [InlineData("海港绳索有限公司", "海港绳索", 0.9)]
    [InlineData("海港绳索有限公司", "Haigang Shengsuo Co., Ltd.", 0.85)]
    [InlineData("海港绳索有限公司", "Hai Gang Sheng Suo", 0.9)]
    [InlineData("海港绳索集团", "Haigang Shengsuo Group", 0.9)]
    [InlineData("Harbour Ropes Oy", "Harbour Ropes", 0.9)]
    [InlineData("Ropes Harbour Ltd", "Harbour Ropes Limited", 0.9)]
    [InlineData("Harbor Ropes Ltd", "Harbour Ropes Limited", 0.8)]
    public void OneCompany_IsFoundAlike(string left, string right, double least) => Assert.InRange(CompanyNameMatch.With(left).To(right).Similarity, least, 1);

    [Theory]
    [InlineData("海港绳索有限公司", "海港绳索股份有限公司")]
    [InlineData("海港绳索有限公司", "海港钢铁有限公司")]
    [InlineData("Harbour Ropes Oy", "Harbour Ropes Oyj")]
    [InlineData("Harbour Ropes Ltd", "Harbour Cables Ltd")]
    public void TwoCompanies_AreNot(string left, string right) => Assert.InRange(CompanyNameMatch.With(left).To(right).Similarity, 0, 0.6);

    [Fact]
    public void WhatWasFound_IsExplained_AndTheSameFromEitherSide()
    {
        var match = CompanyNameMatch.With("Ropes Harbur Ltd").To("Harbour Ropes");
        Assert.Equal([NamePieceKind.Agrees, NamePieceKind.Spelling, NamePieceKind.Order, NamePieceKind.LegalForm], match.Pieces.Select(piece => piece.Kind));
        Assert.Equal(Math.Round(match.Pieces.Aggregate(1.0, (product, piece) => product * piece.Factor), 4), match.Similarity);
        Assert.Equal(match.Similarity, CompanyNameMatch.With("Harbour Ropes").To("Ropes Harbur Ltd").Similarity);
        Assert.Empty(CompanyNameMatch.With("harbour").To("HARBOUR").Pieces);
    }
}
