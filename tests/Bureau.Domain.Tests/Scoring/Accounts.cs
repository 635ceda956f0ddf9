using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Tests.Scoring;

/// <summary>Made-up accounts: a month is written as what matters to a score, the newest last.</summary>
internal static class Accounts
{
    private static readonly PartnerId Furnisher = new(Guid.Parse("0198a5a2-0000-7000-8000-000000000001"));

    public static readonly DateOnly LatestMonth = new(2005, 9, 30);

    public static Tradeline Card(params TradelineMonth[] months) => new(
        new TradelineId(Guid.Parse("0198a5a2-0000-7000-8000-000000000002")), Furnisher, "ACCOUNT-1", 'R', "18", null, "TWD", null, months);

    /// <summary>A card with the same figures in each of the months that end with <see cref="LatestMonth"/>.</summary>
    public static Tradeline SteadyCard(int months, decimal limit = 50_000, decimal balance = 5_000, decimal payment = 5_000) =>
        Card([.. Enumerable.Range(0, months).Select(i => Month(months - 1 - i, limit, balance, payment))]);

    public static TradelineMonth Month(
        int age,
        decimal? limit,
        decimal balance,
        decimal? payment,
        AccountStatus status = AccountStatus.Current,
        TrendedUsage usage = TrendedUsage.Revolver) =>
        new(MonthEnd(age), status, usage, limit, balance, null, payment);

    public static DateOnly MonthEnd(int age) => new DateOnly(LatestMonth.Year, LatestMonth.Month, 1).AddMonths(1 - age).AddDays(-1);
}
