using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bureau.Domain.CreditFiles;

namespace Bureau.Domain.Disputes;

/// <summary>
/// What an account said when it was disputed, as a hash: a furnisher that answers CORRECTED must have changed it. Months that came later are no correction, nor is the mark of the
/// dispute, nor the account's new number.
/// </summary>
/// <param name="UpTo">The day of its latest month then.</param>
/// <param name="Hash">SHA-256 of what it said up to that day, in 64 hexadecimal digits.</param>
internal sealed record EntryPrint(DateOnly UpTo, string Hash)
{
    private const int MonthsOfHistory = 12;

    /// <summary>The account as it is.</summary>
    public static EntryPrint Of(Tradeline tradeline) => Of(tradeline, tradeline.Latest.AsOf);

    /// <summary>The account as it is, up to the day of an earlier print.</summary>
    public static EntryPrint Of(Tradeline tradeline, DateOnly upTo)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{tradeline.PortfolioType}|{tradeline.AccountType}|{tradeline.OpenedOn:O}|{tradeline.Currency}|{tradeline.ClosedOn:O}\n");
        foreach (var month in tradeline.Months.Where(month => month.AsOf <= upTo))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{month.AsOf:O}|{(int)month.Status}|{(int)month.Usage}|{Amount(month.CreditLimit)}|{Amount(month.CurrentBalance)}|{Amount(month.AmountPastDue)}|{Amount(month.ActualPayment)}|");
            text.Append(CultureInfo.InvariantCulture, $"{month.PaymentRating}|{month.FirstDelinquencyOn:O}\n");
        }

        // A newer history tells of the same months again; those of the year before are in every one that follows within a year.
        var last = Tradeline.MonthNumber(upTo);
        foreach (var (month, late) in tradeline.MonthsOfHistory().Where(told => told.MonthNumber > last - MonthsOfHistory && told.MonthNumber <= last).OrderBy(told => told.MonthNumber))
            text.Append(CultureInfo.InvariantCulture, $"{month}|{late}\n");
        return new(upTo, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))));
    }

    // A store may give back 100.00 for 100.
    private static decimal? Amount(decimal? amount) => amount / 1.000000000000000000000000000000000m;
}
