namespace Bureau.Domain.Subjects;

/// <summary>Whose law governs a person's file: how long entries may be read, which clocks a dispute has, where a day of law begins.</summary>
public enum Jurisdiction
{
    /// <summary>People's Republic of China: Regulation on the Administration of the Credit Reporting Industry (State Council Order 631, 2013).</summary>
    Cn = 1,

    /// <summary>United States: Fair Credit Reporting Act (15 U.S.C. § 1681).</summary>
    Us = 2,
}

/// <summary>Where a jurisdiction holds and what day it is there.</summary>
public static class Jurisdictions
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    /// <summary>The jurisdiction whose register gives numbers of that type.</summary>
    public static Jurisdiction Jurisdiction(this IdentityNumberType type) => type switch
    {
        IdentityNumberType.CnResidentId => Subjects.Jurisdiction.Cn,
        IdentityNumberType.UsSsn => Subjects.Jurisdiction.Us,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>The day of law at an instant: the calendar day in the jurisdiction's time zone (Beijing time; Eastern time, that of the federal seat).</summary>
    public static DateOnly Day(this Jurisdiction jurisdiction, DateTimeOffset instant)
    {
        var zone = jurisdiction switch
        {
            Subjects.Jurisdiction.Cn => Shanghai,
            Subjects.Jurisdiction.Us => NewYork,
            _ => throw new ArgumentOutOfRangeException(nameof(jurisdiction)),
        };
        return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
    }
}
