using Bureau.Domain.Subjects;

namespace Bureau.Domain.Listings;

/// <summary>
/// How long somebody has to object before a listing may take effect, in days of the jurisdiction's calendar; the day of the notice is not counted. In China who is to be penalised may ask
/// for a hearing within 5 working days (Administrative Penalty Law, Art. 64(1), 85): 15 days hold them and the longest public holiday. In the United States a debtor has 30 days from
/// the notice to dispute a debt (15 U.S.C. § 1692g(a)(3)).
/// </summary>
public static class ObjectionWindow
{
    /// <summary>The number of days.</summary>
    public static int Days(Jurisdiction jurisdiction) => jurisdiction switch
    {
        Jurisdiction.Cn => 15,
        Jurisdiction.Us => 30,
        _ => throw new ArgumentOutOfRangeException(nameof(jurisdiction)),
    };

    /// <summary>The last day to object to what somebody was told on that day.</summary>
    public static DateOnly LastDay(Jurisdiction jurisdiction, DateOnly told) => told.AddDays(Days(jurisdiction));

    /// <summary>Whose calendar and days count for a company: those of China for one that is registered there, the longer ones for every other.</summary>
    /// <param name="registered">Where it is registered: an ISO 3166-1 alpha-2 or ISO 3166-2 code.</param>
    public static Jurisdiction OfCompany(string registered) =>
        registered.Equals("CN", StringComparison.OrdinalIgnoreCase) || registered.StartsWith("CN-", StringComparison.OrdinalIgnoreCase) ? Jurisdiction.Cn : Jurisdiction.Us;
}
