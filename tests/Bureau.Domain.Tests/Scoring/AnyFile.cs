using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;
using CsCheck;

namespace Bureau.Domain.Tests.Scoring;

/// <summary>
/// Files of every shape that a store may hold: no account to four, several currencies and portfolio types, disputes, gaps between months,
/// old accounts beside new ones, several days of one month, credit balances, balances above the limit, limits of zero and none, figures not reported.
/// Amounts are whole, so that sums do not depend on the order of the accounts.
/// </summary>
internal static class AnyFile
{
    private static readonly PartnerId Furnisher = new(Guid.Parse("0198a5a2-0000-7000-8000-000000000001"));
    private static readonly DateOnly Day = new(2020, 1, 31);

    private static readonly Gen<decimal?> Amount = Gen.Frequency<decimal?>(
        (1, Gen.Const((decimal?)null)),
        (2, Gen.Const((decimal?)0)),
        (8, Gen.Long[1, 500_000].Select(value => (decimal?)value)),
        (1, Gen.Long[1, 9_000_000_000_000].Select(value => (decimal?)value)));

    private static readonly Gen<TradelineMonth> Figures = Gen.Select(
        Gen.Enum<AccountStatus>(),
        Gen.Enum<TrendedUsage>(),
        Amount,
        Gen.Long[-50_000, 600_000],
        Amount,
        (status, usage, limit, balance, payment) => new TradelineMonth(Day, status, usage, limit, balance, null, payment));

    public static readonly Gen<Tradeline> Tradeline = Gen.Select(
        Gen.OneOf('R', 'R', 'R', 'C', 'I', 'M', 'O'),
        Gen.OneOf("TWD", "TWD", "CNY", "USD"),
        Gen.OneOf<string?>(null, null, null, "XA", "XB", "XC", "XF", "XG", "XH"),
        Gen.Int[0, 14],
        Gen.Select(Gen.Frequency((4, Gen.Const(1)), (1, Gen.Int[2, 9])), Figures).List[1, 14],
        Of);

    public static readonly Gen<List<Tradeline>> Any = Tradeline.List[0, 4];

    private static Tradeline Of(char portfolio, string currency, string? condition, int latestAge, List<(int Gap, TradelineMonth Figures)> months)
    {
        var age = latestAge + months.Sum(month => month.Gap);
        return new Tradeline(
            TradelineId.New(), Furnisher, "ACCOUNT-1", portfolio, "18", null, currency, condition, [.. months.Select(month => month.Figures with { AsOf = MonthEnd(age -= month.Gap) }).SelectMany(Twice)]);
    }

    // Some months are reported twice, on the 10th too.
    private static IEnumerable<TradelineMonth> Twice(TradelineMonth month) =>
        month.CurrentBalance % 10 == 0 ? [month with { AsOf = new DateOnly(month.AsOf.Year, month.AsOf.Month, 10), Status = AccountStatus.Current }, month] : [month];

    private static DateOnly MonthEnd(int age) => new DateOnly(Day.Year, Day.Month, 1).AddMonths(1 - age).AddDays(-1);
}
