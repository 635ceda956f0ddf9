using System.Buffers;
using System.Text;
using System.Text.Json;
using Bureau.Domain.CreditFiles;

namespace Bureau.Infrastructure.Storage.Rows;

/// <summary>
/// The months of a tradeline in one text: a JSON array with an array for each month, oldest first:
/// <c>[day as yyyymmdd, account status, trended usage, credit limit, current balance, amount past due, actual payment, payment rating, first
/// delinquency as yyyymmdd]</c>; an amount that was not reported is null, and so is a rating before a first delinquency; what ends a month unreported is left out. Some 50 bytes a month.
/// </summary>
internal static class MonthsText
{
    public static string Write(IReadOnlyList<TradelineMonth> months)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * (months.Count + 1));
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartArray();
            foreach (var month in months)
            {
                json.WriteStartArray();
                json.WriteNumberValue(Digits(month.AsOf));
                json.WriteNumberValue((int)month.Status);
                json.WriteNumberValue((int)month.Usage);
                WriteAmount(json, month.CreditLimit);
                json.WriteNumberValue(month.CurrentBalance);
                WriteAmount(json, month.AmountPastDue);
                WriteAmount(json, month.ActualPayment);
                if (month.PaymentRating is { } rating)
                    json.WriteStringValue(rating);
                if (month.FirstDelinquencyOn is { } firstDelinquency)
                {
                    if (month.PaymentRating is null)
                        json.WriteNullValue();
                    json.WriteNumberValue(Digits(firstDelinquency));
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads what was written. Throws <see cref="InvalidDataException"/> or <see cref="JsonException"/> on any other text.</summary>
    public static IReadOnlyList<TradelineMonth> Read(string text)
    {
        var size = Encoding.UTF8.GetMaxByteCount(text.Length);
        var rented = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var length = Encoding.UTF8.GetBytes(text, rented);
            return Read(new Utf8JsonReader(rented.AsSpan(0, length)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static List<TradelineMonth> Read(Utf8JsonReader json)
    {
        var months = new List<TradelineMonth>();
        Expect(ref json, JsonTokenType.StartArray);
        while (json.Read() && json.TokenType == JsonTokenType.StartArray)
        {
            months.Add(RestOf(ref json, new TradelineMonth(
                Day(Whole(ref json)),
                (AccountStatus)Whole(ref json),
                (TrendedUsage)Whole(ref json),
                Amount(ref json),
                Amount(ref json) ?? throw new InvalidDataException("A stored month has no balance."),
                Amount(ref json),
                Amount(ref json))));
        }

        return json.TokenType == JsonTokenType.EndArray ? months : throw new InvalidDataException("Stored months do not end.");
    }

    private static void WriteAmount(Utf8JsonWriter json, decimal? amount)
    {
        if (amount is { } value)
            json.WriteNumberValue(value);
        else
            json.WriteNullValue();
    }

    private static int Whole(ref Utf8JsonReader json)
    {
        Expect(ref json, JsonTokenType.Number);
        return json.GetInt32();
    }

    private static decimal? Amount(ref Utf8JsonReader json)
    {
        if (json.Read() && json.TokenType == JsonTokenType.Null)
            return null;
        return json.TokenType == JsonTokenType.Number ? json.GetDecimal() : throw new InvalidDataException("A stored month is malformed.");
    }

    private static TradelineMonth RestOf(ref Utf8JsonReader json, TradelineMonth month)
    {
        if (!json.Read())
            throw new InvalidDataException("A stored month does not end.");
        if (json.TokenType == JsonTokenType.EndArray)
            return month;

        var rating = json.TokenType switch
        {
            JsonTokenType.String => json.GetString(),
            JsonTokenType.Null => null,
            _ => throw new InvalidDataException("A stored month is malformed."),
        };
        if (json.Read() && json.TokenType == JsonTokenType.EndArray)
            return month with { PaymentRating = rating };
        if (json.TokenType != JsonTokenType.Number)
            throw new InvalidDataException("A stored month is malformed.");

        var firstDelinquency = Day(json.GetInt32());
        Expect(ref json, JsonTokenType.EndArray);
        return month with { PaymentRating = rating, FirstDelinquencyOn = firstDelinquency };
    }

    private static int Digits(DateOnly day) => (((day.Year * 100) + day.Month) * 100) + day.Day;

    private static DateOnly Day(int digits) => new(digits / 10000, digits / 100 % 100, digits % 100);

    private static void Expect(ref Utf8JsonReader json, JsonTokenType token)
    {
        if (!json.Read() || json.TokenType != token)
            throw new InvalidDataException("Stored months are malformed.");
    }
}
