using Bureau.Domain.Subjects;

namespace Bureau.Domain.Tests.Subjects;

/// <summary>Under eighteen on the day of the jurisdiction.</summary>
public sealed class RefusingMinors
{
    [Theory]
    [InlineData("2012-03-16", true)]
    [InlineData("2012-03-15", false)]
    [InlineData("2030-03-15", true)]
    [InlineData("1950-01-01", false)]
    public void IsMinor_BeforeTheEighteenthBirthday(string birthDate, bool minor) =>
        Assert.Equal(minor, MinorRule.IsMinor(DateOnly.Parse(birthDate, System.Globalization.CultureInfo.InvariantCulture), new DateOnly(2030, 3, 15)));

    [Fact]
    public void BornOnALeapDay_IsOfAgeOnTheFirstOfMarch()
    {
        Assert.True(MinorRule.IsMinor(new DateOnly(2008, 2, 29), new DateOnly(2026, 2, 28)));
        Assert.False(MinorRule.IsMinor(new DateOnly(2008, 2, 29), new DateOnly(2026, 3, 1)));
    }

    [Fact]
    public void TheDay_IsThatOfTheJurisdiction()
    {
        // 16:00 UTC is midnight in Beijing and noon in New York.
        var moment = new DateTimeOffset(2030, 3, 14, 16, 0, 0, TimeSpan.Zero);
        Subject Of(Jurisdiction jurisdiction) => new(SubjectId.New(), "Young Person", new DateOnly(2012, 3, 15), "", jurisdiction);
        Assert.Null(MinorRule.Judge(Of(Jurisdiction.Cn), moment));
        Assert.Equal("MINOR_SUBJECT", MinorRule.Judge(Of(Jurisdiction.Cn), moment.AddTicks(-1))?.Code);
        Assert.Equal("MINOR_SUBJECT", MinorRule.Judge(Of(Jurisdiction.Us), moment)?.Code);
    }
}
