namespace Bureau.Domain.Scoring;

/// <summary>What a characteristic is about. The points of a score are shown by these groups; they decide nothing.</summary>
public enum CharacteristicGroup
{
    /// <summary>Whether payments came in time, and whether something was paid at all.</summary>
    PaymentHistory = 1,

    /// <summary>How much of the limits is owed.</summary>
    AmountsOwed = 2,

    /// <summary>How accounts are used.</summary>
    Use = 3,

    /// <summary>What lenders allow and what the person pays.</summary>
    Capacity = 4,

    /// <summary>Applications for credit.</summary>
    NewCredit = 5,
}

/// <summary>Which characteristic belongs to which group.</summary>
public static class CharacteristicGroups
{
    /// <summary>The group of a characteristic, on every card.</summary>
    public static CharacteristicGroup Group(this Characteristic characteristic) => characteristic switch
    {
        Characteristic.LatestPeriodsPastDue or Characteristic.WorstPeriodsPastDueQuarter or Characteristic.WorstPeriodsPastDue or Characteristic.MonthsPastDue
            or Characteristic.MonthsSeriouslyPastDue or Characteristic.MonthsSincePastDue or Characteristic.TotalPeriodsPastDue
            or Characteristic.MonthsWithoutPayment => CharacteristicGroup.PaymentHistory,
        Characteristic.LatestUtilization or Characteristic.AverageUtilization or Characteristic.HighestUtilization or Characteristic.UtilizationTrend
            or Characteristic.UtilizationInTime or Characteristic.MonthsWithBalance => CharacteristicGroup.AmountsOwed,
        Characteristic.MonthsInactive or Characteristic.MonthsPaidInFull or Characteristic.MonthsRevolving or Characteristic.MonthsBalanceRose
            or Characteristic.LatestUse => CharacteristicGroup.Use,
        Characteristic.LatestPaymentRatio or Characteristic.AveragePaymentRatio or Characteristic.QuarterPaymentRatio or Characteristic.CreditLimit
            or Characteristic.UnusedLimit or Characteristic.LatestPayment or Characteristic.AveragePayment or Characteristic.HighestPayment
            or Characteristic.LeastPaymentInTime => CharacteristicGroup.Capacity,
        Characteristic.CreditInquiries => CharacteristicGroup.NewCredit,
        _ => throw new ArgumentOutOfRangeException(nameof(characteristic)),
    };
}
