using System.Buffers.Text;

namespace Bureau.Domain.Furnishing;

/// <summary>Reads dates and amounts as furnishing files write them. Each answers null when the value is right, else the reason.</summary>
internal static class FieldText
{
    private const int MostWholeDigits = 13;
    private const int MostDecimals = 2;

    /// <summary>Reads YYYY-MM-DD.</summary>
    public static RejectionReason? Date(ReadOnlySpan<byte> text, DateOnly earliest, out DateOnly date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !Digits(text[..4], out var year) || !Digits(text[5..7], out var month) || !Digits(text[8..], out var day)
            || year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month))
            return RejectionReasons.NotADate;

        date = new DateOnly(year, month, day);
        return date < earliest ? RejectionReasons.DateTooEarly : null;
    }

    /// <summary>Reads digits with at most two decimals after a point; a whole amount has scale 0, any other scale 2.</summary>
    public static RejectionReason? Amount(ReadOnlySpan<byte> text, bool mayBeNegative, out decimal amount)
    {
        amount = 0;
        var negative = !text.IsEmpty && text[0] == '-';
        var unsigned = negative ? text[1..] : text;
        var point = unsigned.IndexOf((byte)'.');
        var whole = point < 0 ? unsigned : unsigned[..point];
        var decimals = point < 0 ? [] : unsigned[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && decimals.IsEmpty)
            || whole.ContainsAnyExceptInRange((byte)'0', (byte)'9') || decimals.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return RejectionReasons.NotAnAmount;
        if (whole.Length > MostWholeDigits)
            return RejectionReasons.AmountTooLarge;
        if (decimals.Length > MostDecimals)
            return RejectionReasons.AmountDecimals;

        _ = Utf8Parser.TryParse(whole, out long units, out _);
        var cents = decimals.Length == 0 ? 0 : (decimals[0] - '0') * 10 + (decimals.Length == 1 ? 0 : decimals[1] - '0');
        amount = cents == 0 ? units : units + new decimal(cents, 0, 0, isNegative: false, scale: MostDecimals);
        if (!negative || amount == 0)
            return null;

        amount = -amount;
        return mayBeNegative ? null : RejectionReasons.AmountNegative;
    }

    private static bool Digits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit((char)digit))
                return false;

            number = (number * 10) + digit - '0';
        }

        return true;
    }
}
