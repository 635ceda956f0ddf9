using Bureau.Domain.CreditFiles;

namespace Bureau.Domain.Scoring;

/// <summary>One month of a file, all accounts together. What no account tells is null.</summary>
internal struct RecentMonth
{
    /// <summary>Whether any account was reported.</summary>
    public bool Reported;

    /// <summary>The worst of any account, 0–6.</summary>
    public int PeriodsPastDue;

    /// <summary>The heaviest use of any revolving account.</summary>
    public TrendedUsage Usage;

    /// <summary>Whether any revolving account ended the month with a balance above zero.</summary>
    public bool? HasBalance;

    /// <summary>Whether the balances of the accounts reported in both rose above those of the month before, in any currency.</summary>
    public bool? BalanceRose;

    /// <summary>Balances over limits, of the currency where that is highest; may be below 0 and above 1.</summary>
    public double? Utilization;

    /// <summary>Payments over what was owed the month before, of the currency where that is lowest; 0–1.</summary>
    public double? PaymentRatio;

    /// <summary>Limits together, in the card's currency.</summary>
    public double? Limit;

    /// <summary>Payments together, in the card's currency.</summary>
    public double? Paid;

    /// <summary>Limits less the balances of the accounts that have one, in the card's currency.</summary>
    public double? Unused;
}
