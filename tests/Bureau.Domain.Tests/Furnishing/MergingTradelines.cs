using Bureau.Domain.CreditFiles;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Partners;
using CsCheck;

namespace Bureau.Domain.Tests.Furnishing;

public sealed class MergingTradelines
{
    private static readonly PartnerId Furnisher = PartnerId.New();

    // Few values, so that days meet and figures repeat.
    private static readonly Gen<FurnishedMonth> AnyMonth =
        Gen.Select(
            Gen.Int[1, 6],
            Gen.Int[0, 2],
            Gen.OneOf(Gen.Const((string?)null), Gen.Const((string?)"XB"), Gen.Const((string?)"XR")),
            Gen.Bool,
            Gen.Frequency((3, Gen.Const("TWD")), (1, Gen.Const("CNY"))))
            .Select((month, balance, condition, opened, currency) => Month(month, balance, condition, opened ? new DateOnly(2020, 1, 1) : null, currency));

    [Fact]
    public void MakesATradeline_OfTheFirstMonth()
    {
        var merged = TradelineMerge.Merge(null, Furnisher, [Month(3)]);

        Assert.Equal([MonthVerdict.Added], merged.Verdicts);
        Assert.True(merged.Changed);
        Assert.Equal((Furnisher, "A-000001"), (merged.Tradeline!.Furnisher, merged.Tradeline!.AccountNumber));
        Assert.Equal([Month(3).Month], merged.Tradeline!.Months);
    }

    [Fact]
    public void KeepsMonthsOldestFirst_WhateverTheirOrder()
    {
        var merged = TradelineMerge.Merge(null, Furnisher, [Month(3), Month(1), Month(4), Month(2)]);

        Assert.Equal([1, 2, 3, 4], merged.Tradeline!.Months.Select(month => month.AsOf.Month));
    }

    [Fact]
    public void ReplacesTheFiguresOfADay()
    {
        var before = TradelineMerge.Merge(null, Furnisher, [Month(1), Month(2)]).Tradeline!;
        var merged = TradelineMerge.Merge(before, Furnisher, [Month(1, balance: 7), Month(2)]);

        Assert.Equal([MonthVerdict.Corrected, MonthVerdict.Unchanged], merged.Verdicts);
        Assert.Equal(7, merged.Tradeline!.Months[0].CurrentBalance);
        Assert.Equal(before.Id, merged.Tradeline!.Id);
    }

    [Fact]
    public void ChangesNothing_WhenTheSameMonthsComeAgain()
    {
        FurnishedMonth[] months = [Month(1, condition: "XB"), Month(2, condition: "XR"), Month(3)];
        var before = TradelineMerge.Merge(null, Furnisher, months).Tradeline!;
        var again = TradelineMerge.Merge(before, Furnisher, months);

        Assert.All(again.Verdicts, verdict => Assert.Equal(MonthVerdict.Unchanged, verdict));
        Assert.False(again.Changed);
    }

    [Fact]
    public void TakesTheAccountFromTheNewestMonth()
    {
        var before = TradelineMerge.Merge(null, Furnisher, [Month(2) with { AccountType = "18" }]).Tradeline!;

        Assert.Equal("18", TradelineMerge.Merge(before, Furnisher, [Month(1) with { AccountType = "07" }]).Tradeline!.AccountType);
        Assert.Equal("07", TradelineMerge.Merge(before, Furnisher, [Month(3) with { AccountType = "07" }]).Tradeline!.AccountType);
    }

    [Fact]
    public void CallsItACorrection_WhenOnlyTheAccountChanges()
    {
        var before = TradelineMerge.Merge(null, Furnisher, [Month(2)]).Tradeline!;
        var merged = TradelineMerge.Merge(before, Furnisher, [Month(2, condition: "XB")]);

        Assert.Equal([MonthVerdict.Corrected], merged.Verdicts);
        Assert.True(merged.Tradeline!.Disputed);
    }

    [Fact]
    public void KeepsACondition_UntilItIsTakenBack()
    {
        var disputed = TradelineMerge.Merge(null, Furnisher, [Month(1, condition: "XB"), Month(2)]).Tradeline!;

        Assert.Equal("XB", disputed.ComplianceCondition);
        Assert.Null(TradelineMerge.Merge(disputed, Furnisher, [Month(3, condition: "XR")]).Tradeline!.ComplianceCondition);
    }

    [Fact]
    public void KeepsTheOpeningDate_WhenALaterMonthDoesNotTellIt()
    {
        var opened = new DateOnly(2020, 2, 29);

        Assert.Equal(opened, TradelineMerge.Merge(null, Furnisher, [Month(1, opened: opened), Month(2)]).Tradeline!.OpenedOn);
    }

    [Fact]
    public void LeavesOutAMonth_InAnotherCurrency()
    {
        var before = TradelineMerge.Merge(null, Furnisher, [Month(1)]).Tradeline!;
        var merged = TradelineMerge.Merge(before, Furnisher, [Month(2, currency: "CNY")]);

        Assert.Equal([MonthVerdict.Refused], merged.Verdicts);
        Assert.False(merged.Changed);
        Assert.Equal(before.Months, merged.Tradeline!.Months);
    }

    [Fact]
    public void TakesAnAccountBack_AndBeginsAnewWhenItIsReportedAgain()
    {
        var before = TradelineMerge.Merge(null, Furnisher, [Month(1), Month(2)]).Tradeline!;
        var taken = TradelineMerge.Merge(before, Furnisher, [Month(2) with { Deletion = AccountDeletion.Fraud }]);
        var again = TradelineMerge.Merge(null, Furnisher, [Month(2) with { Deletion = AccountDeletion.Deleted }, Month(3)]);

        Assert.Equal([MonthVerdict.TakenBack], taken.Verdicts);
        Assert.Null(taken.Tradeline);
        Assert.True(taken.Changed);
        Assert.Equal([MonthVerdict.Unchanged, MonthVerdict.Added], again.Verdicts);
        Assert.Single(again.Tradeline!.Months);
    }

    [Fact]
    public void LeavesOutADeletion_OlderThanWhatWasReportedSince()
    {
        var before = TradelineMerge.Merge(null, Furnisher, [Month(1), Month(2)]).Tradeline!;
        var merged = TradelineMerge.Merge(before, Furnisher, [Month(1) with { Deletion = AccountDeletion.Deleted }]);

        Assert.Equal([MonthVerdict.Outdated], merged.Verdicts);
        Assert.False(merged.Changed);
    }

    [Fact]
    public void ChangesTheAccountNumber_AndKeepsTheAccount()
    {
        var before = TradelineMerge.Merge(null, Furnisher, [Month(1)]).Tradeline!;
        var renamed = TradelineMerge.Merge(before, Furnisher, [Month(2) with { NewAccountNumber = "NEW-1" }]).Tradeline!;
        var later = TradelineMerge.Merge(renamed, Furnisher, [Month(3) with { AccountNumber = "NEW-1" }]).Tradeline!;

        Assert.Equal((before.Id, "NEW-1", 3), (later.Id, later.AccountNumber, later.Months.Count));
        Assert.False(TradelineMerge.Merge(later, Furnisher, [Month(2) with { NewAccountNumber = "NEW-1" }]).Changed);
    }

    [Fact]
    public void LeavesOutASecondWordOfTheSameFile_UnlessItIsACorrection()
    {
        var other = Month(1) with { Month = Month(1).Month with { CurrentBalance = 77 }, Repeats = true };
        var same = TradelineMerge.Merge(null, Furnisher, [Month(1), Month(1) with { Repeats = true }]);
        var contradicting = TradelineMerge.Merge(null, Furnisher, [Month(1), other]);
        var corrected = TradelineMerge.Merge(null, Furnisher, [Month(1), other with { IsCorrection = true }]);

        Assert.Equal([MonthVerdict.Added, MonthVerdict.Unchanged], same.Verdicts);
        Assert.Equal([MonthVerdict.Added, MonthVerdict.Duplicate], contradicting.Verdicts);
        Assert.Equal(Month(1).Month, contradicting.Tradeline!.Latest);
        Assert.Equal([MonthVerdict.Added, MonthVerdict.Corrected], corrected.Verdicts);
        Assert.Equal(77, corrected.Tradeline!.Latest.CurrentBalance);
    }

    [Fact]
    public void KeepsTheFirstDelinquency_UntilTheAccountIsCurrent()
    {
        var late = Month(1) with { Month = Month(1).Month with { Status = AccountStatus.ChargeOff, FirstDelinquencyOn = new DateOnly(2025, 12, 1) } };
        var paid = Month(2) with { Month = Month(2).Month with { Status = AccountStatus.PaidChargeOff } };
        var current = Month(3) with { Month = Month(3).Month with { Status = AccountStatus.Current } };

        Assert.Equal(late.Month.FirstDelinquencyOn, TradelineMerge.Merge(null, Furnisher, [late, paid]).Tradeline!.FirstDelinquencyOn);
        Assert.Null(TradelineMerge.Merge(null, Furnisher, [late, current]).Tradeline!.FirstDelinquencyOn);
    }

    [Fact]
    public void RefusesAnotherFurnishersTradeline()
    {
        var before = TradelineMerge.Merge(null, Furnisher, [Month(1)]).Tradeline!;

        Assert.Throws<ArgumentException>(() => TradelineMerge.Merge(before, PartnerId.New(), [Month(2)]));
        Assert.Throws<ArgumentException>(() => TradelineMerge.Merge(before, Furnisher, []));
    }

    [Fact]
    public void ComesToTheSame_HoweverTheMonthsAreCutIntoBatches() =>
        Gen.Select(AnyMonth.List[1, 12], Gen.Int[1, 12]).Sample((months, cut) =>
        {
            var whole = TradelineMerge.Merge(null, Furnisher, months);
            var first = TradelineMerge.Merge(null, Furnisher, months[..Math.Min(cut, months.Count)]);
            var second = cut < months.Count ? TradelineMerge.Merge(first.Tradeline, Furnisher, months[cut..]) : first;

            AssertSame(whole.Tradeline!, second.Tradeline!);
        });

    [Fact]
    public void HasOneMonthForEachDay_InOrder() =>
        AnyMonth.List[1, 12].Sample(months =>
        {
            var merged = TradelineMerge.Merge(null, Furnisher, months);
            var days = merged.Tradeline!.Months.Select(month => month.AsOf).ToList();

            Assert.Equal(days.Distinct().Order(), days);
            Assert.Equal(days.Count, merged.Verdicts.Count(verdict => verdict == MonthVerdict.Added));
        });

    [Fact]
    public void IsChangedExactly_WhenTheTradelineDiffers() =>
        Gen.Select(AnyMonth.List[1, 6], AnyMonth.List[1, 6]).Sample((first, second) =>
        {
            var before = TradelineMerge.Merge(null, Furnisher, first).Tradeline!;
            var merged = TradelineMerge.Merge(before, Furnisher, second);
            var differs = !before.Months.SequenceEqual(merged.Tradeline!.Months) || merged.Tradeline with { Months = before.Months } != before;

            Assert.Equal(differs, merged.Changed);
        });

    private static void AssertSame(Tradeline expected, Tradeline actual)
    {
        Assert.Equal(expected.Months, actual.Months);
        Assert.Equal(expected with { Months = actual.Months, Id = actual.Id }, actual);
    }

    private static FurnishedMonth Month(int month, decimal balance = 100, string? condition = null, DateOnly? opened = null, string currency = "TWD")
    {
        var row = (AcceptedRow)new WrittenRow().Check();
        return row.Month with
        {
            OpenedOn = opened,
            Currency = currency,
            ComplianceCondition = condition,
            Month = new TradelineMonth(new DateOnly(2026, month, 28), AccountStatus.Current, TrendedUsage.Revolver, 1_000, balance, null, null),
        };
    }
}
