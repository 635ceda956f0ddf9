using System.Globalization;

namespace Bureau.Domain.Subjects;

/// <summary>What kind of number identifies a person.</summary>
public enum IdentityNumberType
{
    /// <summary>Resident identity number of the People's Republic of China, GB 11643-1999: 18 characters with birth date and check digit.</summary>
    CnResidentId = 1,

    /// <summary>
    /// Social security number of the United States: nine digits without a check digit and without a birth date, so that a typing error is seen only
    /// where the number cannot have been assigned (20 C.F.R. § 422.103; never assigned are area 000, 666 and 900–999, group 00, serial 0000).
    /// </summary>
    UsSsn = 2,
}

/// <summary>
/// A person's identity number that has passed the checks of its type. Prints masked: the number itself is for the store alone, which keeps it as a
/// keyed hash and a ciphertext.
/// </summary>
public sealed record IdentityNumber
{
    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private IdentityNumber(IdentityNumberType type, string value, DateOnly? birthDate) => (Type, Value, BirthDate) = (type, value, birthDate);

    /// <summary>What kind of number.</summary>
    public IdentityNumberType Type { get; }

    /// <summary>The birth date that the number itself states; null when numbers of its type state none.</summary>
    public DateOnly? BirthDate { get; }

    /// <summary>Under whose law the person's file is kept: that of the register which gave the number.</summary>
    public Jurisdiction Jurisdiction => Type.Jurisdiction();

    /// <summary>The number with everything hidden but its first and last two characters.</summary>
    public string Masked => string.Concat(Value.AsSpan(0, 2), new string('*', Value.Length - 4), Value.AsSpan(Value.Length - 2));

    internal string Value { get; }

    /// <summary>The number that the text writes, or why it is none. A lower-case check character is accepted.</summary>
    public static Outcome<IdentityNumber> Read(IdentityNumberType type, string text) => type switch
    {
        IdentityNumberType.CnResidentId => ReadResidentId(text),
        IdentityNumberType.UsSsn => ReadSsn(text),
        _ => new IdentityNumberTypeUnknown(),
    };

    private static Outcome<IdentityNumber> ReadResidentId(string text)
    {
        if (text.Length != 18 || text.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9') || !(char.IsAsciiDigit(text[17]) || text[17] is 'X' or 'x'))
            return new IdentityNumberMalformed();
        if (!DateOnly.TryParseExact(text.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birthDate))
            return new IdentityNumberMalformed();

        return CheckDigitOf(text.AsSpan(0, 17)) == char.ToUpperInvariant(text[17])
            ? new IdentityNumber(IdentityNumberType.CnResidentId, text.ToUpperInvariant(), birthDate)
            : new IdentityNumberCheckFailed();
    }

    private static Outcome<IdentityNumber> ReadSsn(string text)
    {
        if (text.Length != 9 || text.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return new IdentityNumberMalformed();
        var assignable = text[..3] is not ("000" or "666") && text[0] != '9' && text[3..5] != "00" && text[5..] != "0000";
        return assignable ? new IdentityNumber(IdentityNumberType.UsSsn, text, birthDate: null) : new IdentityNumberCheckFailed();
    }

    /// <summary>The check character of the first seventeen digits of a resident identity number (GB 11643; ISO 7064, MOD 11-2).</summary>
    internal static char CheckDigitOf(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
            sum += (digits[i] - '0') * Weights[i];
        return "10X98765432"[sum % 11];
    }

    /// <inheritdoc/>
    public override string ToString() => Masked;
}
