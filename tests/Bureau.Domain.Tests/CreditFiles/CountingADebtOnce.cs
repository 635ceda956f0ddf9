using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;
using Bureau.Domain.Tests.Scoring;

namespace Bureau.Domain.Tests.CreditFiles;

/// <summary>A furnisher hands an account to another one, and both report it.</summary>
public sealed class CountingADebtOnce
{
    private static readonly DateOnly Opened = new(2003, 4, 1);

    // What whoever took the account over reports since.
    private static readonly Tradeline Buyer = Account([.. Enumerable.Range(0, 3).Select(i => Accounts.Month(2 - i, 50_000, 20_000, 1_000))]);

    [Theory]
    [InlineData(20_000)]
    [InlineData(0)]
    public void Totals_HoldATransferredAccountOnce_WhateverBalanceItsSellerTells(int balance)
    {
        var totals = Totals.Of([Seller(Accounts.Month(0, 50_000, balance, null, AccountStatus.Transferred)), Buyer], reader: null);
        Assert.Equal(Totals.Of([Buyer], reader: null).ByCurrency, totals.ByCurrency);
        Assert.Equal(1, totals.Accounts);
    }

    [Fact]
    public void Totals_HoldALimitOnce_WhenTheSellerReportsTheAccountAsClosed()
    {
        var totals = Totals.Of([Seller(Accounts.Month(0, 50_000, 0, null, AccountStatus.PaidOrClosed)), Buyer], reader: null);
        Assert.Equal((2, new Money(20_000, "TWD"), new Money(50_000, "TWD"), 0.4), (totals.Accounts, totals.Balance, totals.Limit, totals.Utilization));
    }

    [Fact]
    public void Totals_KeepWhatIsOwedOnAClosedAccount()
    {
        var closed = Account(Accounts.Month(0, 50_000, 20_000, null)) with { ClosedOn = Accounts.LatestMonth };
        Assert.Equal(new Money(20_000, "TWD"), Totals.Of([closed], reader: null).Balance);
        Assert.Equal(new Money(50_000, "TWD"), Totals.Of([closed], reader: null).Limit);
    }

    [Fact]
    public void Totals_AreEmpty_WhenEverythingIsReportedElsewhere()
    {
        var totals = Totals.Of([Seller(Accounts.Month(0, 50_000, 20_000, null, AccountStatus.Transferred))], reader: null);
        Assert.Equal((0, null), (totals.Accounts, totals.Balance));
    }

    [Fact]
    public void Delinquencies_CountAMonthOnce_ThatTheNextFurnisherTellsAgain()
    {
        var seller = Account([Accounts.Month(4, 50_000, 20_000, 0, AccountStatus.Late30), Accounts.Month(3, 50_000, 20_000, 0, AccountStatus.Transferred)]);
        var history = new PaymentHistory(Accounts.MonthEnd(2), "010000000000000000000000");
        var buyer = Buyer with { History = history };

        Assert.Equal(new Delinquencies(1, 0, 0), Delinquencies.Of([seller, buyer]));
        Assert.Equal(new Delinquencies(1, 0, 0), Delinquencies.Of([buyer]));
        Assert.Equal(new Delinquencies(2, 0, 0), Delinquencies.Of([seller, buyer with { OpenedOn = Opened.AddDays(1) }]));
        Assert.Equal(new Delinquencies(2, 0, 0), Delinquencies.Of([Account(seller.Months[0]), buyer]));
    }

    [Fact]
    public void Totals_HoldASoldLossOnce_ThoughItsBuyerOpenedItOnTheDayOfTheSale()
    {
        var totals = Totals.Of([SoldLoss, LossBuyer], reader: null);
        Assert.Equal((1, new Money(20_000, "TWD"), new Money(0, "TWD")), (totals.Accounts, totals.Balance, totals.Limit));
    }

    [Fact]
    public void Delinquencies_CountTheMonthOfASaleOnce()
    {
        Assert.Equal(new Delinquencies(0, 0, 4), Delinquencies.Of([SoldLoss, LossBuyer]));
        Assert.Equal(new Delinquencies(0, 0, 3), Delinquencies.Of([LossBuyer]));
    }

    /// <summary>Losses that are two: another first delinquency, another currency, an account that still owes or is not late, one who lends and does not collect, one furnisher.</summary>
    public static TheoryData<string> Others => ["delinquency", "currency", "owed", "current", "lender", "furnisher", "untold"];

    [Theory]
    [MemberData(nameof(Others))]
    public void Totals_HoldTwoLosses_WhenTheyAreNotOne(string difference)
    {
        var (seller, buyer) = (SoldLoss, LossBuyer);
        (seller, buyer) = difference switch
        {
            "delinquency" => (seller, buyer with { FirstDelinquencyOn = Delinquent.AddDays(1) }),
            "currency" => (seller with { Currency = "USD" }, buyer),
            "owed" => (seller with { Months = [Accounts.Month(2, 50_000, 20_000, null, AccountStatus.ChargeOff)] }, buyer),
            "current" => (seller with { Months = [Accounts.Month(2, 50_000, 0, null)] }, buyer),
            "lender" => (seller, buyer with { AccountType = "18" }),
            "furnisher" => (seller, buyer with { Furnisher = seller.Furnisher }),
            _ => (seller with { FirstDelinquencyOn = null }, buyer with { FirstDelinquencyOn = null }),
        };
        Assert.Equal(2, Totals.Of([seller, buyer], reader: null).Accounts);
    }

    [Fact]
    public void Score_MeasuresOneAccount_WhenBothReportTheSameMonths()
    {
        TradelineMonth[] before = [.. Enumerable.Range(0, 3).Select(i => Accounts.Month(5 - i, 50_000, 20_000, 1_000))];
        var unbroken = Account([.. before, .. Buyer.Months]);
        var transferred = Account([.. before, .. Buyer.Months.Select(month => month with { Status = AccountStatus.Transferred })]);

        var (one, two) = (RecentMonths.Of([unbroken], "TWD")!, RecentMonths.Of([transferred, Buyer], "TWD")!);
        for (var age = 0; age < RecentMonths.Length; age++)
        {
            Assert.Equal(
                (one.Months[age].Limit, one.Months[age].Utilization, one.Months[age].Paid, one.Months[age].PeriodsPastDue),
                (two.Months[age].Limit, two.Months[age].Utilization, two.Months[age].Paid, two.Months[age].PeriodsPastDue));
        }
    }

    [Fact]
    public void Score_TakesNoLimitFromAClosedAccount()
    {
        var closed = Account([Accounts.Month(1, 90_000, 10_000, 0), Accounts.Month(0, 90_000, 0, 10_000, AccountStatus.PaidOrClosed)]);
        var months = RecentMonths.Of([closed, Buyer], "TWD")!.Months;
        Assert.Equal((50_000, 0.4), (months[0].Limit, months[0].Utilization));
        Assert.Equal(140_000, months[1].Limit);
        Assert.Equal(11_000, months[0].Paid);
    }

    private static readonly DateOnly Delinquent = new(2004, 9, 14);

    // Late, then lost, then sold: a seller's last report tells no balance.
    private static Tradeline SoldLoss { get; } =
        Account(Accounts.Month(3, 50_000, 20_000, null, AccountStatus.ChargeOff), Accounts.Month(2, 50_000, 0, null, AccountStatus.ChargeOff)) with { FirstDelinquencyOn = Delinquent };

    private static Tradeline LossBuyer { get; } =
        Account([.. Enumerable.Range(0, 3).Select(i => Accounts.Month(2 - i, null, 20_000, null, AccountStatus.Collection))]) with
        {
            PortfolioType = 'O',
            AccountType = "0C",
            OpenedOn = Accounts.MonthEnd(2),
            FirstDelinquencyOn = Delinquent,
        };

    private static Tradeline Seller(TradelineMonth latest) => Account([.. Enumerable.Range(0, 3).Select(i => Accounts.Month(5 - i, 50_000, 20_000, 1_000)), latest]);

    private static Tradeline Account(params TradelineMonth[] months) => Accounts.Card(months) with { Id = TradelineId.New(), Furnisher = PartnerId.New(), OpenedOn = Opened };
}
