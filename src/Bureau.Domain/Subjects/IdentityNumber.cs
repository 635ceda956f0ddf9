using System.Globalization;

namespace Bureau.Domain.Subjects;

/// <summary>What kind of number identifies a person.</summary>
public enum IdentityNumberType
{
    /// <summary>Resident identity number of the People's Republic of China, GB 11643-1999: 18 characters with birth date and check digit.</summary>
    CnResidentId = 1,
}

/// <summary>
/// A person's identity number that has passed its check digit. Prints masked: the number itself is for the store alone, which keeps it as a
/// keyed hash and a ciphertext.
/// </summary>
public sealed record IdentityNumber
{
    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private IdentityNumber(IdentityNumberType type, string value, DateOnly birthDate) => (Type, Value, BirthDate) = (type, value, birthDate);

    /// <summary>What kind of number.</summary>
    public IdentityNumberType Type { get; }

    /// <summary>The birth date that the number itself states.</summary>
    public DateOnly BirthDate { get; }

    /// <summary>The number with everything hidden but its first and last two characters.</summary>
    public string Masked => string.Concat(Value.AsSpan(0, 2), new string('*', Value.Length - 4), Value.AsSpan(Value.Length - 2));

    internal string Value { get; }

    /// <summary>The number that the text writes, or why it is none. A lower-case check character is accepted.</summary>
    public static Outcome<IdentityNumber> Read(IdentityNumberType type, string text)
    {
        if (type is not IdentityNumberType.CnResidentId)
            return new IdentityNumberTypeUnknown();
        if (text.Length != 18 || text.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9') || !(char.IsAsciiDigit(text[17]) || text[17] is 'X' or 'x'))
            return new IdentityNumberMalformed();
        if (!DateOnly.TryParseExact(text.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birthDate))
            return new IdentityNumberMalformed();

        return CheckDigitOf(text.AsSpan(0, 17)) == char.ToUpperInvariant(text[17])
            ? new IdentityNumber(type, text.ToUpperInvariant(), birthDate)
            : new IdentityNumberCheckFailed();
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
