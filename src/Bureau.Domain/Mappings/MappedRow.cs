using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Furnishing;

namespace Bureau.Domain.Mappings;

/// <summary>A row of a table, read through its mapping. What is wrong with its values is gathered as they are asked for, so that a row is told all its mistakes at once.</summary>
/// <param name="mapping">The mapping.</param>
/// <param name="number">The line of the table on which the row begins, the header being 1.</param>
/// <param name="values">The values of the mapping's columns, in their order; null when the row could not be taken apart.</param>
public sealed class MappedRow(Mapping mapping, long number, IReadOnlyList<string>? values)
{
    private const string KeySeparator = "\u001F";
    private const int LongestKey = 200;

    private readonly List<MappedMistake> mistakes = [];

    /// <summary>The line of the table on which the row begins, the header being 1.</summary>
    public long Number => number;

    /// <summary>Whether it has values at all.</summary>
    public bool IsReadable => values is not null;

    /// <summary>What is wrong with it, as far as it was asked.</summary>
    public IReadOnlyList<MappedMistake> Mistakes => mistakes;

    /// <summary>What names the row within its source: the values of the key's columns, or the SHA-256 of them in hexadecimal digits when they are long.</summary>
    public string Key()
    {
        var key = string.Join(KeySeparator, mapping.Key.Select(Column));
        if (key.Replace(KeySeparator, "", StringComparison.Ordinal).Length == 0)
            mistakes.Add(new(null, MappedReasons.KeyEmpty));
        return key.Length <= LongestKey ? key : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
    }

    /// <summary>What the row says, in 64 bits: enough to see that another row of the same key says the same.</summary>
    internal ulong Digest() => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(KeySeparator, mapping.Columns.Select(Column)))));

    /// <summary>The text of a field, its blanks made one; null when it has none.</summary>
    public string? Text(MappedField field, int longest)
    {
        if (!mapping.Fields.TryGetValue(field, out var from))
            return null;
        var given = from.Columns.Select(Column).Where(value => value.Length > 0);
        var text = from.Join is { } join ? string.Join(join, given) : given.FirstOrDefault() ?? "";
        if (text.Length == 0)
            text = from.Constant ?? "";
        text = from.Words.GetValueOrDefault(text, text);
        if (text.Length == 0)
            return null;
        if (text.Length > longest)
            mistakes.Add(new(field, RejectionReasons.TextLength));
        return text;
    }

    /// <summary>The text of a field that a row must have; empty when it has none.</summary>
    public string RequiredText(MappedField field, int longest)
    {
        var text = Text(field, longest);
        if (text is null)
            mistakes.Add(new(field, RejectionReasons.Required));
        return text ?? "";
    }

    /// <summary>The day that a field writes; null when it is empty or one of <see cref="Mapping.OpenEnds"/>.</summary>
    public DateOnly? Day(MappedField field)
    {
        if (Text(field, int.MaxValue) is not { } text || mapping.OpenEnds.Contains(text))
            return null;
        foreach (var format in mapping.Dates)
        {
            if (DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
                return DateOnly.FromDateTime(moment);
        }

        mistakes.Add(new(field, RejectionReasons.NotADate));
        return null;
    }

    /// <summary>The day of a field that a row must have.</summary>
    public DateOnly RequiredDay(MappedField field)
    {
        var before = mistakes.Count;
        var day = Day(field);
        if (day is null && mistakes.Count == before)
            mistakes.Add(new(field, RejectionReasons.Required));
        return day ?? default;
    }

    /// <summary>The word of a field, one of an enum's; null when it is empty.</summary>
    public T? Word<T>(MappedField field)
        where T : struct, Enum
    {
        if (Text(field, int.MaxValue) is not { } text)
            return null;
        var word = Scoring.UpperSnake.Find<T>(text.ToUpperInvariant());
        if (word is null)
            mistakes.Add(new(field, RejectionReasons.UnknownCode));
        return word;
    }

    /// <summary>The word of a field that a row must have.</summary>
    public T RequiredWord<T>(MappedField field)
        where T : struct, Enum
    {
        var before = mistakes.Count;
        var word = Word<T>(field);
        if (word is null && mistakes.Count == before)
            mistakes.Add(new(field, RejectionReasons.Required));
        return word ?? default;
    }

    /// <summary>Whether a field says TRUE, in any case; one that is empty says FALSE.</summary>
    public bool Flag(MappedField field)
    {
        var text = Text(field, int.MaxValue);
        if (text is not null && !bool.TryParse(text, out _))
            mistakes.Add(new(field, RejectionReasons.UnknownCode));
        return bool.TryParse(text, out var flag) && flag;
    }

    /// <summary>The amount of the row with its currency; null when it has neither.</summary>
    public Money? Amount()
    {
        var (text, currency) = (Text(MappedField.Amount, int.MaxValue), Text(MappedField.Currency, int.MaxValue)?.ToUpperInvariant());
        if (text is null)
            return null;
        if (currency is null)
            mistakes.Add(new(MappedField.Currency, MappedReasons.CurrencyMissing));
        else if (Currencies.Find(currency) is null)
            mistakes.Add(new(MappedField.Currency, RejectionReasons.UnknownCode));
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount > 0 && decimal.Round(amount, 2) == amount)
            return currency is null ? null : new Money(amount, currency);
        mistakes.Add(new(MappedField.Amount, RejectionReasons.NotAnAmount));
        return null;
    }

    /// <summary>Notes what a rule outside the row has found.</summary>
    public void Refuse(MappedField? field, RejectionReason reason) => mistakes.Add(new(field, reason));

    private string Column(string name)
    {
        var value = (values ?? throw new InvalidOperationException("The row could not be taken apart."))[IndexOf(name)];
        return value.Length == 0 ? value : OneBlank(value.Normalize(NormalizationForm.FormC));
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < mapping.Columns.Count; i++)
        {
            if (mapping.Columns[i] == name)
                return i;
        }

        throw new InvalidOperationException("The mapping does not have that column.");
    }

    private static string OneBlank(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>One thing that is wrong with a row.</summary>
/// <param name="Field">Where; null when it concerns the row.</param>
/// <param name="Reason">What.</param>
public readonly record struct MappedMistake(MappedField? Field, RejectionReason Reason)
{
    /// <summary>The field as mappings write it; empty when the mistake concerns the row.</summary>
    public string Name => Field is { } named ? Scoring.UpperSnake.Of(named.ToString()) : "";

    /// <summary>What is wrong, as a sentence. Never quotes the value.</summary>
    public string Message => Field is null ? $"The row {Reason.Says}." : $"{Name} {Reason.Says}.";
}
