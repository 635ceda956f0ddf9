using System.Runtime.CompilerServices;
using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Training;

namespace Bureau.Domain.Tests.Scoring;

public sealed class ShippedCards
{
    private static readonly ModelCard Model = ModelCards.Of(Scorecards.Current.Id)!;

    [Fact]
    public void ComeInTheirOrder_AndTheNewestIsInUse()
    {
        Assert.Equal(["bureau-credit-1", "bureau-credit-2"], Scorecards.All.Select(card => card.Id.ToString()));
        Assert.Same(Scorecards.All[^1], Scorecards.Current);
    }

    [Fact]
    public void TheCardInUse_HasItsModelCard()
    {
        Assert.Equal((Scorecards.Current.Id.ToString(), Scorecards.Current.FittedOn), (Model.Card, Model.FittedOn));
        Assert.True(Model.Spread.Fits(Scorecards.Current));
        Assert.NotNull(Model.OutOfFold.Impact);
    }

    [Fact]
    public void TheCardInUse_RanksPeopleItHadNotSeen() => Assert.All(
        Model.OtherOrders.Append(Model.OutOfFold.Power),
        power => Assert.True(power is { AreaUnderCurve: >= 0.775, KolmogorovSmirnov: >= 0.43 }));

    [Fact]
    public void TheModelCard_IsThePageThatIsPublished() => Assert.Equal(
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "docs", "model-cards", $"{Scorecards.Current.Id}.md")),
        ModelCardText.Of(Scorecards.Current, Model));

    [Fact]
    public void TheModelCard_IsWrittenAsItWasRead() => Assert.Equal(Model.ToJson(), ModelCard.Read(Model.ToJson())!.ToJson());

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"card\":null}")]
    public void WhatIsNoModelCard_IsNotRead(string text) => Assert.Null(ModelCard.Read(text));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
