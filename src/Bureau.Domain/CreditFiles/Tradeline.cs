using Bureau.Domain.Partners;

namespace Bureau.Domain.CreditFiles;

/// <summary>One account of the subject as its furnisher reports it, with its months.</summary>
/// <param name="Id">Identity in the bureau.</param>
/// <param name="Furnisher">Who reports it, and alone may change it.</param>
/// <param name="AccountNumber">The furnisher's own number: unique with the furnisher.</param>
/// <param name="PortfolioType">Metro 2 field 8: C line of credit, I instalment, M mortgage, O open, R revolving.</param>
/// <param name="AccountType">Metro 2 field 9: two or three characters, such as 18 for a credit card.</param>
/// <param name="OpenedOn">Metro 2 field 10, when reported.</param>
/// <param name="Currency">ISO 4217; the currency of every amount of the account.</param>
/// <param name="ComplianceCondition">Metro 2 field 20 when reported; XB, XC, XF, XG and XH say that the account is or was disputed.</param>
/// <param name="Months">What was reported, oldest first, one for each month end.</param>
public sealed record Tradeline(
    TradelineId Id,
    PartnerId Furnisher,
    string AccountNumber,
    char PortfolioType,
    string AccountType,
    DateOnly? OpenedOn,
    string Currency,
    string? ComplianceCondition,
    IReadOnlyList<TradelineMonth> Months)
{
    /// <summary>Metro 2 field 25: when the delinquency began that led to the latest status; null when there is none.</summary>
    public DateOnly? FirstDelinquencyOn { get; init; }

    /// <summary>Metro 2 field 26: when the account was closed; null while it is open.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Metro 2 field 18: what the newest report that carried a profile says of the 24 months before it; null when none did.</summary>
    public PaymentHistory? History { get; init; }

    /// <summary>How alike the furnished name and the person's are, 0 to 1 (<see cref="Subjects.NameMatch"/>); null when they are the same.</summary>
    public double? NameLikeness { get; init; }

    /// <summary>The month reported last. A tradeline has at least one month.</summary>
    public TradelineMonth Latest => Months[^1];

    /// <summary>
    /// Periods past due of the months that only the payment history tells of, the latest first: a month that was furnished itself is left out.
    /// </summary>
    public IEnumerable<(int MonthNumber, int PeriodsPastDue)> MonthsOfHistory()
    {
        if (History is null)
            yield break;

        for (var age = 1; age <= PaymentHistory.Months; age++)
        {
            var month = MonthNumber(History.AsOf) - age;
            if (History.PeriodsPastDue(age) is { } late && !Months.Any(furnished => MonthNumber(furnished.AsOf) == month))
                yield return (month, late);
        }
    }

    /// <summary>
    /// Whether the debt is reported elsewhere now: the account was transferred or sold (Metro 2 status 05), and whoever took it over reports what is owed. It counts there, once.
    /// </summary>
    public bool IsTransferred => Latest.Status == AccountStatus.Transferred;

    /// <summary>Whether nothing is owed on the account any more and no more can be drawn: its limit is no credit that the person has.</summary>
    public bool IsOver => Latest.IsOver || (ClosedOn is not null && Latest.CurrentBalance == 0);

    /// <summary>
    /// Whether this account takes up another one: one that was transferred (opened on the same day, which Metro 2 keeps in a transfer or sale, of the same portfolio and currency),
    /// or a late one that was sold.
    /// </summary>
    public bool Continues(Tradeline former) => TakesUpTheLossOf(former)
        || (former.IsTransferred && former.Id != Id && OpenedOn is not null && OpenedOn == former.OpenedOn
            && PortfolioType == former.PortfolioType && string.Equals(Currency, former.Currency, StringComparison.Ordinal));

    /// <summary>
    /// Whether a debt buyer or a collection agency (account types 0C and 48) reports here what another furnisher reported as late and on which nothing is owed to that one any
    /// more: it was sold or assigned. Both tell the same date of first delinquency (15 U.S.C. § 1681s-2(a)(5)); a buyer's date of opening is that of the purchase.
    /// </summary>
    public bool TakesUpTheLossOf(Tradeline former) =>
        AccountType is "0C" or "48" && Furnisher != former.Furnisher && FirstDelinquencyOn is not null && FirstDelinquencyOn == former.FirstDelinquencyOn
        && former.Latest.CurrentBalance <= 0 && former.Latest.Status.PeriodsPastDue() > 0 && string.Equals(Currency, former.Currency, StringComparison.Ordinal);

    /// <summary>The account as far as it speaks of days up to this one; null when it speaks of none.</summary>
    internal Tradeline? UpTo(DateOnly last)
    {
        if (Latest.AsOf <= last)
            return this;
        var months = Months.Where(month => month.AsOf <= last).ToList();
        return months.Count == 0 ? null : this with
        {
            Months = months,
            ClosedOn = ClosedOn <= last ? ClosedOn : null,
            FirstDelinquencyOn = FirstDelinquencyOn <= last ? FirstDelinquencyOn : null,
            History = History?.AsOf <= last ? History : null,
        };
    }

    /// <summary>Months counted from the year 0, so that two of them can be subtracted.</summary>
    public static int MonthNumber(DateOnly day) => (day.Year * 12) + day.Month;

    /// <summary>Whether the subject has objected to it with the bureau and the objection is open.</summary>
    public bool DisputedBySubject { get; init; }

    /// <summary>Whether the account is under dispute now: with the bureau, or with the furnisher by the Metro 2 compliance conditions XB (FCRA) and XF (FCBA).</summary>
    public bool Disputed => DisputedBySubject || ComplianceCondition is "XB" or "XF";
}

/// <summary>What a furnisher reported about one account for one month.</summary>
/// <param name="AsOf">The day that the figures are of, usually a month end (Metro 2 field 24).</param>
/// <param name="Status">Metro 2 field 17A.</param>
/// <param name="Usage">Trended usage, or Unknown.</param>
/// <param name="CreditLimit">Metro 2 field 11, in the tradeline's currency; null when not reported.</param>
/// <param name="CurrentBalance">Metro 2 field 21; negative is a credit balance.</param>
/// <param name="AmountPastDue">Metro 2 field 22; null when not reported.</param>
/// <param name="ActualPayment">Metro 2 field 16; null when not reported.</param>
/// <param name="PaymentRating">Metro 2 field 17B: how late an account was that the status says is over; 0–6, G or L; null when not reported.</param>
public sealed record TradelineMonth(
    DateOnly AsOf,
    AccountStatus Status,
    TrendedUsage Usage,
    decimal? CreditLimit,
    decimal CurrentBalance,
    decimal? AmountPastDue,
    decimal? ActualPayment,
    string? PaymentRating = null)
{
    /// <summary>Metro 2 field 25: when the delinquency began that led to the status, as this report told it; null when it did not.</summary>
    public DateOnly? FirstDelinquencyOn { get; init; }

    /// <summary>Whether the account ended in this month: it was transferred, or nothing is owed and it is paid, closed or a loss.</summary>
    public bool IsOver => Status == AccountStatus.Transferred || (CurrentBalance == 0 && (Status == AccountStatus.PaidOrClosed || Status.IsLoss()));
}
