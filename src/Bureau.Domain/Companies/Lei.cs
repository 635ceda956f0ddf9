using System.Globalization;

namespace Bureau.Domain.Companies;

/// <summary>
/// A Legal Entity Identifier that has passed its check digits: ISO 17442-1, twenty letters and digits of which the last two are check digits by ISO 7064,
/// MOD 97-10. It is public, so it prints as it is.
/// </summary>
public readonly record struct Lei
{
    private const int Length = 20;

    private readonly string? value;

    private Lei(string value) => this.value = value;

    /// <summary>The identifier in capital letters.</summary>
    public string Value => value ?? throw new InvalidOperationException("This is no LEI.");

    /// <summary>The LEI that the text writes, or <see cref="LeiMalformed"/> or <see cref="LeiCheckFailed"/>. Small letters are accepted.</summary>
    public static Outcome<Lei> Read(string text)
    {
        if (text.Length != Length || !text.All(char.IsAsciiLetterOrDigit) || !text[^2..].All(char.IsAsciiDigit))
            return new LeiMalformed();

        var capitals = text.ToUpperInvariant();
        return CheckDigitsOf(capitals[..^2]) == capitals[^2..] ? new Lei(capitals) : new LeiCheckFailed();
    }

    /// <summary>The two check digits of the first eighteen letters and digits.</summary>
    internal static string CheckDigitsOf(string first) => (98 - Remainder(first + "00")).ToString("00", CultureInfo.InvariantCulture);

    // The number modulo 97 in which A stands for 10 and Z for 35.
    private static int Remainder(string text)
    {
        var remainder = 0;
        foreach (var c in text)
            remainder = char.IsAsciiDigit(c) ? ((remainder * 10) + c - '0') % 97 : ((remainder * 100) + c - 'A' + 10) % 97;
        return remainder;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
