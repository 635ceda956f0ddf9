using Bureau.Domain.Corrections;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Partners;
using Bureau.Domain.Tests.Furnishing;

namespace Bureau.Domain.Tests.Corrections;

/// <summary>What of furnished rows is a correction of what was furnished before, and what is only more.</summary>
public sealed class CorrectingAnAccount
{
    private static readonly PartnerId Furnisher = PartnerId.New();

    private static readonly string Steady = new('0', PaymentHistory.Months);

    private readonly Tradeline stored = TradelineMerge.Merge(null, Furnisher, [Month(4), Month(6, history: Steady)]).Tradeline!;

    [Fact]
    public void IsNone_WhenAMonthIsNew_OrComesLate_OrComesAgain()
    {
        Assert.Null(Corrected(stored, Month(7)));
        Assert.Null(Corrected(stored, Month(5, 9_999)));
        Assert.Null(Corrected(stored, Month(1), Month(5)));
        Assert.Null(Corrected(stored, Month(4), Month(6, history: Steady)));
        Assert.Null(Corrected(null, Month(4), Month(4, 7) with { IsCorrection = true }));
    }

    [Fact]
    public void IsNone_WhenTheFurnisherMarksADispute_OrAddsWhatItHadNotTold()
    {
        Assert.Null(Corrected(stored, Month(6, history: Steady) with { ComplianceCondition = "XB" }));
        Assert.Null(Corrected(stored, Month(6, history: Steady) with { OpenedOn = new DateOnly(2020, 1, 1) }));
        Assert.Null(Corrected(stored, Month(7) with { AccountType = "07", ClosedOn = new DateOnly(2026, 7, 20) }));
    }

    [Fact]
    public void IsTheMonthThatWasToldOtherwise_WithoutThoseThatCameWithIt()
    {
        var corrected = Corrected(stored, Month(5, 9_999), Month(4, 7), Month(7, 9_999))!;

        Assert.Equal(stored, corrected.Before);
        Assert.Equal([(4, 7m), (6, 100m)], corrected.After!.Months.Select(month => (month.AsOf.Month, month.CurrentBalance)));
    }

    [Fact]
    public void IsWhatTheNewestMonthSaysOfTheAccount_WhenItIsToldAgain()
    {
        var closed = new DateOnly(2026, 6, 3);
        Assert.Equal(closed, Corrected(stored, Month(6, history: Steady) with { ClosedOn = closed })!.After!.ClosedOn);
        Assert.Equal(closed, Corrected(stored, Month(6, history: Steady) with { ClosedOn = closed }, Month(7))!.After!.ClosedOn);
        Assert.Null(Corrected(stored, Month(4, 7), Month(7) with { ClosedOn = closed })!.After!.ClosedOn);
    }

    [Fact]
    public void HasNoAfter_WhenTheAccountIsTakenBack()
    {
        var corrected = Corrected(stored, Month(6) with { Deletion = AccountDeletion.Fraud })!;
        Assert.Equal((stored, null), (corrected.Before, corrected.After));
        Assert.Null(Corrected(stored, Month(6) with { Deletion = AccountDeletion.Fraud }, Month(6))!.After);
    }

    [Fact]
    public void IsAHistory_ThatTellsTheSameMonthsOtherwise()
    {
        Assert.Null(Corrected(stored, Month(7, history: Steady)));
        Assert.Null(Corrected(stored, Month(7, history: "1" + Steady[1..])));
        Assert.Null(Corrected(stored, Month(7, history: new string('D', PaymentHistory.Months))));

        // The second month of the history of July is the first of that of June.
        var corrected = Corrected(stored, Month(7, history: "02" + Steady[2..]))!;
        Assert.Equal(new PaymentHistory(stored.Latest.AsOf, "2" + Steady[1..]), corrected.After!.History);
    }

    [Fact]
    public void IsOneCorrection_OfTheDaysThatWereToldFirst_WhenAnotherFollows()
    {
        var first = TradelineMerge.Merge(stored, Furnisher, [Month(4, 7), Month(7)]).Tradeline!;
        var both = Corrected(stored, Month(4, 7))!.Then(Corrected(first, Month(4, 8), Month(7, 9))!);

        Assert.Equal(stored, both.Before);
        Assert.Equal([(4, 8m), (6, 100m)], both.After!.Months.Select(month => (month.AsOf.Month, month.CurrentBalance)));
        Assert.Null(Corrected(stored, Month(4, 7))!.Then(new CorrectedAccount(first, null)).After);
    }

    private static CorrectedAccount? Corrected(Tradeline? stored, params FurnishedMonth[] rows)
    {
        var merging = new TradelineMerging(stored, Furnisher);
        foreach (var row in rows)
            merging.Take(row);
        return merging.Corrected(merging.Result());
    }

    private static FurnishedMonth Month(int month, decimal balance = 100, string? history = null)
    {
        var row = (AcceptedRow)new WrittenRow().Check();
        var day = new DateOnly(2026, month, 28);
        return row.Month with
        {
            OpenedOn = null,
            History = history is null ? null : new PaymentHistory(day, history),
            Month = new TradelineMonth(day, AccountStatus.Current, TrendedUsage.Revolver, 1_000, balance, null, null),
        };
    }
}
