using System.Collections.Frozen;

namespace Bureau.Domain.Furnishing;

/// <summary>
/// The currencies that accounts are kept in: ISO 4217 list one as of 2026, with those withdrawn since 2015, whose months may still be
/// reported; without metals, test codes and funds.
/// </summary>
internal static class Currencies
{
    private const string Current =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK "
        + "DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS "
        + "KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD "
        + "OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP "
        + "TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

    private const string WithdrawnSince2015 = "ANG BGN BYR CUC HRK LTL MRO SLL STD VEF ZWL";

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Codes =
        $"{Current} {WithdrawnSince2015}".Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The code as the one string that stands for it; null when it is no currency.</summary>
    public static string? Find(ReadOnlySpan<char> code) => Codes.TryGetValue(code, out var known) ? known : null;
}
