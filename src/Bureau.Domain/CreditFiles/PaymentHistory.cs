namespace Bureau.Domain.CreditFiles;

/// <summary>
/// Metro 2 field 18, payment history profile: how late the account was in each of the 24 months before the one that is reported, newest first.
/// It tells of months that were not themselves furnished; a month that was is worth more.
/// </summary>
/// <param name="AsOf">The day of the report that carried the profile; its first character is the month before.</param>
/// <param name="Profile">24 characters of <see cref="Codes"/>.</param>
public sealed record PaymentHistory(DateOnly AsOf, string Profile)
{
    /// <summary>How many months a profile has.</summary>
    public const int Months = 24;

    /// <summary>
    /// 0 current; 1 30–59 days past due, 2 60–89, 3 90–119, 4 120–149, 5 150–179, 6 180 and more; B no history before then, D none for that month;
    /// E zero balance and current; G collection, H foreclosure, J voluntary surrender, K repossession, L charge-off.
    /// </summary>
    public const string Codes = "0123456BDEGHJKL";

    /// <summary>The code of a month of which the profile says nothing.</summary>
    internal const char Untold = 'D';

    /// <summary>Periods of 30 days past due, 0–6, in the month that lies <paramref name="age"/> months before the report, 1 being the last; null when the profile does not tell.</summary>
    internal int? PeriodsPastDue(int age) => Profile[age - 1] switch
    {
        'B' or 'D' => null,
        'E' => 0,
        >= '0' and <= '6' and var late => late - '0',
        _ => 6,
    };

    /// <summary>Whether the profile tells of a collection, a charge-off or the end of a loan by its security in that month.</summary>
    internal bool IsLoss(int age) => Profile[age - 1] is 'G' or 'H' or 'J' or 'K' or 'L';

    /// <summary>The same profile with what another says otherwise of the same months; the same instance when it says nothing otherwise.</summary>
    internal PaymentHistory RetoldBy(PaymentHistory? other)
    {
        if (other is null || other == this)
            return this;
        var later = Tradeline.MonthNumber(other.AsOf) - Tradeline.MonthNumber(AsOf);
        char[]? retold = null;
        for (var age = Math.Max(1, 1 - later); age <= Months - Math.Max(0, later); age++)
        {
            var (was, code) = (Profile[age - 1], other.Profile[age + later - 1]);
            if (code != was && Tells(code) && Tells(was))
                (retold ??= Profile.ToCharArray())[age - 1] = code;
        }

        return retold is null ? this : this with { Profile = new string(retold) };
    }

    /// <summary>Whether a code says how late a month was.</summary>
    internal static bool Tells(char code) => code is not ('B' or Untold);
}
