namespace Bureau.Domain.Scoring;

/// <summary>
/// Everything that a score may look at. The enum is closed: what has no member here cannot be named by a scorecard, and every member
/// is measured from tradelines, the last from the bureau's own ledger (<see cref="Characteristics.Measure"/>). Names in a scorecard are these in UPPER_SNAKE.
/// "Recent" is the six months that end with the latest month reported on the file. Utilization, payments, use and limits are those of
/// revolving accounts and lines of credit: the limit of a loan is its original amount and says something else.
/// </summary>
public enum Characteristic
{
    /// <summary>Periods of 30 days past due, 0–6: the worst of the last status reported on each account.</summary>
    LatestPeriodsPastDue = 1,

    /// <summary>The worst periods past due, 0–6, of the latest three months.</summary>
    WorstPeriodsPastDueQuarter = 2,

    /// <summary>The worst periods past due, 0–6, of the recent months.</summary>
    WorstPeriodsPastDue = 3,

    /// <summary>Recent months in which any account was past due, 0–6.</summary>
    MonthsPastDue = 4,

    /// <summary>Recent months in which any account was two periods or more past due, 0–6.</summary>
    MonthsSeriouslyPastDue = 5,

    /// <summary>Months since the latest past-due month, 0–5; 6 when no recent month was past due.</summary>
    MonthsSincePastDue = 6,

    /// <summary>Balances over limits in the latest month; 1 is a limit fully used.</summary>
    LatestUtilization = 7,

    /// <summary>The mean of the recent months' utilizations.</summary>
    AverageUtilization = 8,

    /// <summary>The highest of the recent months' utilizations.</summary>
    HighestUtilization = 9,

    /// <summary>The latest utilization less the mean of the earlier recent ones; above 0 when debt grows.</summary>
    UtilizationTrend = 10,

    /// <summary>What was paid in the latest month over what was owed the month before, 0–1; 1 when nothing was owed.</summary>
    LatestPaymentRatio = 11,

    /// <summary>The mean of the recent months' payment ratios, 0–1.</summary>
    AveragePaymentRatio = 12,

    /// <summary>Recent months in which something was owed from the month before and nothing was paid, 0–5.</summary>
    MonthsWithoutPayment = 13,

    /// <summary>Recent months in which the furnisher reports no use of any account, 0–6.</summary>
    MonthsInactive = 14,

    /// <summary>Recent months in which every account in use was paid in full, 0–6.</summary>
    MonthsPaidInFull = 15,

    /// <summary>Recent months in which a balance was carried over, 0–6.</summary>
    MonthsRevolving = 16,

    /// <summary>Recent months that ended with a balance above zero on any account, 0–6.</summary>
    MonthsWithBalance = 17,

    /// <summary>Recent months in which the balances rose above those of the month before, 0–5.</summary>
    MonthsBalanceRose = 18,

    /// <summary>The limits in the latest month together, in the currency that the card names.</summary>
    CreditLimit = 19,

    /// <summary>What was paid in the latest month, in the currency that the card names.</summary>
    LatestPayment = 20,

    /// <summary>The mean of what was paid in the recent months, in the currency that the card names.</summary>
    AveragePayment = 21,

    /// <summary>The most that was paid in one recent month, in the currency that the card names.</summary>
    HighestPayment = 22,

    /// <summary>The heaviest use in the latest month: 0 no use of any account, 1 every account in use paid in full, 2 a balance carried over.</summary>
    LatestUse = 23,

    /// <summary>The periods past due of the recent months together, of each month the worst of any account, 0–36.</summary>
    TotalPeriodsPastDue = 24,

    /// <summary>Limits less balances in the latest month, in the currency that the card names; below 0 when more is owed than the limits.</summary>
    UnusedLimit = 25,

    /// <summary>What was paid in the latest three months over what was owed the months before, 0–1; 1 when nothing was owed.</summary>
    QuarterPaymentRatio = 26,

    /// <summary>
    /// The smaller of what was paid in each of the latest two months, in the currency that the card names, while no recent month was past due; 0 when one was.
    /// So that payments count for more where nothing else speaks against the person, and a month past due never helps.
    /// </summary>
    LeastPaymentInTime = 27,

    /// <summary>
    /// Balances over limits in the latest month while no account is past due, at most 9; 9 when one is: whoever is behind is not told from others
    /// by how much of the limits is used.
    /// </summary>
    UtilizationInTime = 28,

    /// <summary>
    /// Applications for credit in the recent months: consents for LOAN_UNDERWRITING under which an inquiry was answered before the day of the file's
    /// latest report. A consent counts once, on the day of its first answer.
    /// </summary>
    CreditInquiries = 29,
}
