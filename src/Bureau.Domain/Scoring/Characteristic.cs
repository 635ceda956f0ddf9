namespace Bureau.Domain.Scoring;

/// <summary>
/// Everything that a score may look at. The enum is closed: what has no member here cannot be named by a scorecard, and every member
/// is measured from tradelines alone (<see cref="Characteristics.Measure"/>). Names in a scorecard are these in UPPER_SNAKE.
/// "Recent" is the six months that end with the latest month reported on the file.
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

    /// <summary>Balances over limits of the revolving accounts in the latest month; 1 is a limit fully used.</summary>
    LatestUtilization = 7,

    /// <summary>The mean of the recent months' utilizations.</summary>
    AverageUtilization = 8,

    /// <summary>The highest of the recent months' utilizations.</summary>
    HighestUtilization = 9,

    /// <summary>The latest utilization less the mean of the earlier recent ones; above 0 when debt grows.</summary>
    UtilizationTrend = 10,

    /// <summary>What was paid in the latest month over what was owed the month before, 0–1.</summary>
    LatestPaymentRatio = 11,

    /// <summary>The mean of the recent months' payment ratios, 0–1.</summary>
    AveragePaymentRatio = 12,

    /// <summary>Recent months in which something was owed from the month before and nothing was paid, 0–5.</summary>
    MonthsWithoutPayment = 13,

    /// <summary>What was paid in the latest month over the limits.</summary>
    LatestPaymentToLimit = 14,

    /// <summary>The mean of the recent months' payments over limits.</summary>
    AveragePaymentToLimit = 15,

    /// <summary>The highest of the recent months' payments over limits.</summary>
    HighestPaymentToLimit = 16,

    /// <summary>Recent months in which no revolving account was used, 0–6.</summary>
    MonthsInactive = 17,

    /// <summary>Recent months in which the revolving accounts in use were paid in full, 0–6.</summary>
    MonthsPaidInFull = 18,

    /// <summary>Recent months in which a balance was carried over, 0–6.</summary>
    MonthsRevolving = 19,
}
