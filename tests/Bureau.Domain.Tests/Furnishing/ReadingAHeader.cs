using Bureau.Domain.Furnishing;
using Bureau.Domain.Scoring;

namespace Bureau.Domain.Tests.Furnishing;

public sealed class ReadingAHeader
{
    private static readonly string[] Every = [.. FurnishingDictionary.Entries.Select(entry => entry.Name)];

    [Fact]
    public void TakesTheColumnsInAnyOrderAndCase()
    {
        var header = Assert.IsType<FurnishingHeaderRead>(FurnishingHeader.Read([.. Every.Reverse().Select(name => $" {name.ToUpperInvariant()} ")])).Header;

        Assert.Equal(Enum.GetValues<FurnishingColumn>().Reverse(), header.Columns);
        Assert.Equal(0, header.PositionOf(FurnishingColumn.NewAccountNumber));
    }

    [Fact]
    public void DoesWithoutOptionalColumns()
    {
        var required = FurnishingDictionary.Entries.Where(entry => entry.Required).Select(entry => entry.Name);
        var header = Assert.IsType<FurnishingHeaderRead>(FurnishingHeader.Read([.. required])).Header;

        Assert.Equal(-1, header.PositionOf(FurnishingColumn.OpenedOn));
    }

    [Theory]
    [InlineData("religion", ForbiddenInput.Religion)]
    [InlineData("Political_Party", ForbiddenInput.Politics)]
    [InlineData("social-media-posts", ForbiddenInput.FriendsOrFamily)]
    [InlineData("petition_count", ForbiddenInput.Petitions)]
    [InlineData("onlinePurchases", ForbiddenInput.Purchases)]
    [InlineData("GPS", ForbiddenInput.Location)]
    [InlineData("face_image", ForbiddenInput.Biometrics)]
    [InlineData("health condition", ForbiddenInput.Health)]
    [InlineData("friends_score", ForbiddenInput.FriendsOrFamily)]
    [InlineData("subject_sex", ForbiddenInput.Gender)]
    [InlineData("MaritalStatus", ForbiddenInput.MaritalStatus)]
    [InlineData("age", ForbiddenInput.Age)]
    [InlineData("EDUCATION", ForbiddenInput.Education)]
    [InlineData("ethnic_group", ForbiddenInput.Ethnicity)]
    [InlineData("occupation", ForbiddenInput.Profession)]
    [InlineData("xing_bie", null)]
    [InlineData("xingbie", ForbiddenInput.Gender)]
    [InlineData("hunyin_zhuangkuang", ForbiddenInput.MaritalStatus)]
    [InlineData("\u5ba2\u6237\u6027\u522b", ForbiddenInput.Gender)]
    [InlineData("\u5b97\u6559\u4fe1\u4ef0", ForbiddenInput.Religion)]
    [InlineData("\u6c11\u65cf", ForbiddenInput.Ethnicity)]
    public void RefusesAForbiddenColumn_ByItsName(string name, ForbiddenInput? forbidden)
    {
        var mistake = Assert.Single(Refused([.. Every, name]));

        if (forbidden is { } input)
        {
            Assert.Equal(new ForbiddenColumn(Every.Length + 1, name, input), mistake);
            Assert.Equal("FORBIDDEN_COLUMN", mistake.Code);
            Assert.Contains(name, mistake.Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.IsType<UnknownColumn>(mistake);
        }
    }

    [Fact]
    public void RefusesAnUnknownColumn_SoThatATypingErrorDropsNothing()
    {
        var mistakes = Refused([.. Every.Where(name => name != "credit_limit"), "credit_limt"]);

        Assert.Equal([new UnknownColumn(Every.Length, "credit_limt")], mistakes);
    }

    [Fact]
    public void ReportsEveryMistakeAtOnce()
    {
        var mistakes = Refused([.. Every.Where(name => name is not ("as_of" or "subject_id")), "currency", "religion", "extra", ""]);

        Assert.Equal(
            ["DUPLICATE_COLUMN", "FORBIDDEN_COLUMN", "UNKNOWN_COLUMN", "UNKNOWN_COLUMN", "MISSING_COLUMN", "MISSING_COLUMN"],
            mistakes.Select(mistake => mistake.Code));
        Assert.Contains("as_of", mistakes[4].Message, StringComparison.Ordinal);
        Assert.Contains("subject_id", mistakes[5].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RepeatsNoValue_WhenARowStandsInThePlaceOfTheHeader()
    {
        string[] row = ["2026-10-31", "A-000001", "R", "999999199003070012", "Account Holder"];

        Assert.IsType<NotCsv>(Assert.Single(Refused(row)));
        Assert.All(
            Refused([.. row, "as_of"]),
            mistake => Assert.All(["A-000001", "999999199003070012"], value => Assert.DoesNotContain(value, mistake.Message, StringComparison.Ordinal)));
    }

    [Fact]
    public void HasNoColumn_ThatSpeaksOfAForbiddenInput() =>
        Assert.Equal(["birth_date"], Every.Where(name => ForbiddenInputs.In(name) is not null));

    private static IReadOnlyList<FurnishingFileMistake> Refused(IReadOnlyList<string> names) =>
        Assert.IsType<FurnishingHeaderRefused>(FurnishingHeader.Read(names)).Mistakes;
}
