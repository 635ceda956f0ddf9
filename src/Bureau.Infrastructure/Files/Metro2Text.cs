using Bureau.Domain.Furnishing;

namespace Bureau.Infrastructure.Files;

/// <summary>How Metro 2 writes values in fixed positions: blanks after a text, zeros before a number, MMDDYYYY for a day.</summary>
internal static class Metro2Text
{
    /// <summary>Characters of a date as a furnishing column holds it: YYYY-MM-DD.</summary>
    public const int ColumnDateLength = 10;

    /// <summary>Whether there are blanks alone.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> text) => !text.ContainsAnyExcept((byte)' ');

    /// <summary>Whether there are digits alone.</summary>
    public static bool IsDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>Whether the field is filled with blanks or zeros, as a date that is not known is.</summary>
    public static bool IsUnfilled(ReadOnlySpan<byte> text) => text[0] is (byte)' ' or (byte)'0' && !text.ContainsAnyExcept(text[0]);

    /// <summary>Whether the field is filled with blanks, zeros or nines, as a number that is not known is.</summary>
    public static bool IsAbsent(ReadOnlySpan<byte> text) => IsUnfilled(text) || !text.ContainsAnyExcept((byte)'9');

    /// <summary>Whether it is MMDDYYYY and a day that exists.</summary>
    public static bool IsDate(ReadOnlySpan<byte> text)
    {
        Span<byte> written = stackalloc byte[ColumnDateLength];
        return FieldText.Date(ColumnDate(text, written), DateOnly.MinValue, out _) is null;
    }

    /// <summary>Turns MMDDYYYY into YYYY-MM-DD without asking whether it is a date; empty when it is unfilled.</summary>
    /// <param name="text">The field, eight characters.</param>
    /// <param name="written">Where the date is written, <see cref="ColumnDateLength"/> characters.</param>
    public static ReadOnlySpan<byte> ColumnDate(ReadOnlySpan<byte> text, Span<byte> written)
    {
        if (IsUnfilled(text))
            return [];

        text[4..8].CopyTo(written);
        written[4] = written[7] = (byte)'-';
        text[..2].CopyTo(written[5..]);
        text[2..4].CopyTo(written[8..]);
        return written[..ColumnDateLength];
    }

    /// <summary>Reads digits; null when there is anything else.</summary>
    public static int? Number(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return null;

            number = (number * 10) + digit - '0';
        }

        return number;
    }
}
