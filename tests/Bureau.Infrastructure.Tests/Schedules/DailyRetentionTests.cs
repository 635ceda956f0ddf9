using System.Globalization;
using Bureau.Infrastructure.Schedules;

namespace Bureau.Infrastructure.Tests.Schedules;

public sealed class DailyRetentionTests
{
    [Theory]
    [InlineData("2026-11-22T17:00:00Z", 18, "01:00:00")]
    [InlineData("2026-11-22T18:00:00Z", 18, "1.00:00:00")]
    [InlineData("2026-12-31T18:00:01Z", 18, "23:59:59")]
    [InlineData("2026-11-22T23:30:00Z", 0, "00:30:00")]
    public void Waits_UntilItsHour(string now, int hour, string expected) => Assert.Equal(
        TimeSpan.Parse(expected, CultureInfo.InvariantCulture), DailyRetention.UntilNext(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture), hour));

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(23, true)]
    [InlineData(24, false)]
    public void AnHour_IsOneOfTheDay(int hour, bool valid) =>
        Assert.Equal(valid, new RetentionOptions.Check().Validate(null, new RetentionOptions { Hour = hour }).Succeeded);
}
