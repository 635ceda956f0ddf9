using System.Collections.Frozen;

namespace Bureau.Domain.Companies;

/// <summary>
/// Where a company is registered: an ISO 3166-1 alpha-2 code, or an ISO 3166-2 code for a part of a country, as GLEIF's LegalJurisdiction has it. XK is Kosovo, as registers write it.
/// </summary>
public readonly record struct JurisdictionCode
{
    private static readonly FrozenSet<string> Countries = """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO
        DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR
        KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS
        PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS
        XK YE YT ZA ZM ZW
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private readonly string? value;

    private JurisdictionCode(string value) => this.value = value;

    /// <summary>The code in capital letters.</summary>
    public string Value => value ?? throw new InvalidOperationException("This is no jurisdiction.");

    /// <summary>The code that the text writes, or <see cref="JurisdictionMalformed"/>. Small letters are accepted.</summary>
    public static Outcome<JurisdictionCode> Read(string text)
    {
        var capitals = text.ToUpperInvariant();
        var part = capitals.Length > 2 ? capitals.AsSpan(3) : default;
        var sound = capitals.Length is 2 or (> 3 and <= 6) && Countries.Contains(capitals[..2]) && (capitals.Length == 2 || (capitals[2] == '-' && !part.ContainsAnyExcept(PartLetters)));
        return sound ? new JurisdictionCode(capitals) : new JurisdictionMalformed();
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static readonly System.Buffers.SearchValues<char> PartLetters = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
}
