using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Tests.Partners;

/// <summary>How often a threshold may move: twice in any 180 days, each category by itself.</summary>
public sealed class MovingAThreshold
{
    private static readonly ThresholdQuota Quota = new(2, 180);
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", 0, 2, null)]
    [InlineData("0", 0, 2, null)]
    [InlineData("0 1", 1, 1, null)]
    [InlineData("0 1 2", 2, 0, 181)]
    [InlineData("0 1 2", 180, 0, 181)]
    [InlineData("0 1 2", 181, 1, null)]
    [InlineData("0 1 2", 182, 2, null)]
    [InlineData("0 1 2 181", 181, 0, 182)]
    public void ALaterChange_IsFree_WhenTheOldestOfTwoIs180DaysAgo(string days, int today, int left, int? free)
    {
        var changes = days.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(day => Change(DepositCategory.Car, int.Parse(day))).ToList();
        changes.Add(Change(DepositCategory.Home, 0));
        var now = Start.AddDays(today);
        Assert.Equal((left, free is { } day ? Start.AddDays(day) : null), (Quota.Left(changes, DepositCategory.Car, now), Quota.FreeAt(changes, DepositCategory.Car, now)));
    }

    private static ThresholdChange Change(DepositCategory category, int day) =>
        new(PartnerId.New(), new DepositThreshold(category, 600, new Money(1, "CNY")), Start.AddDays(day), PartnerId.New());
}
