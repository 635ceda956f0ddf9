using Bureau.Domain.CreditFiles;
using Bureau.Infrastructure.Storage.Rows;

namespace Bureau.Infrastructure.Tests.Storage;

public sealed class WritingMonths
{
    [Theory]
    [InlineData(null, null, "[[20260930,97,0,1000.5,-3,null,0]]")]
    [InlineData("6", null, "[[20260930,97,0,1000.5,-3,null,0,\"6\"]]")]
    [InlineData(null, "2026-03-01", "[[20260930,97,0,1000.5,-3,null,0,null,20260301]]")]
    [InlineData("G", "2026-03-01", "[[20260930,97,0,1000.5,-3,null,0,\"G\",20260301]]")]
    public void WritesAMonth_AndReadsItAgain(string? rating, string? firstDelinquency, string text)
    {
        var month = new TradelineMonth(new DateOnly(2026, 9, 30), AccountStatus.ChargeOff, TrendedUsage.Unknown, 1000.5m, -3, null, 0, rating)
        {
            FirstDelinquencyOn = firstDelinquency is null ? null : DateOnly.ParseExact(firstDelinquency, "yyyy-MM-dd"),
        };

        Assert.Equal(text, MonthsText.Write([month]));
        Assert.Equal([month], MonthsText.Read(text));
        Assert.Equal([month, month], MonthsText.Read(MonthsText.Write([month, month])));
    }

    [Theory]
    [InlineData("[[20260930,97,0,null,0,null,0,20260301]]")]
    [InlineData("[[20260930,97,0,null,0,null,0,null,\"6\"]]")]
    [InlineData("[[20260930,97,0,null,0,null,0,null,20260301,1]]")]
    [InlineData("[[20260930,97,0,null,null,null,0]]")]
    public void RefusesWhatItDidNotWrite(string text) => Assert.Throws<InvalidDataException>(() => MonthsText.Read(text));
}
