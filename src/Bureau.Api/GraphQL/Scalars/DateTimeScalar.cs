using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Bureau.Api.GraphQL.Scalars;

/// <summary><c>DateTime</c>: a moment in UTC, ISO 8601 with Z, to the millisecond. Input must carry an offset or Z: a time without one is no moment.</summary>
internal sealed class DateTimeScalar : ScalarGraphType
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    private static readonly string[] InputFormats =
    [
        "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK",
    ];

    public DateTimeScalar()
    {
        Name = "DateTime";
        Description = "A moment in UTC, ISO 8601: \"2026-07-31T18:40:00.000Z\". As input it carries Z or an offset.";
    }

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        DateTimeOffset moment => moment.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture),
        DateTime { Kind: DateTimeKind.Utc } moment => moment.ToString(Format, CultureInfo.InvariantCulture),
        _ => ThrowSerializationError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        DateTimeOffset => value,
        string text when TryParse(text, out var moment) => moment,
        _ => ThrowValueConversionError(value),
    };

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLNullValue => null,
        GraphQLStringValue text when TryParse(text.Value, out var moment) => moment,
        _ => ThrowLiteralConversionError(value),
    };

    private static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset moment)
    {
        moment = default;
        var zoned = text.Length > 0 && (text[^1] is 'Z' || (text.Length > 6 && text[^6] is '+' or '-'));
        return zoned && DateTimeOffset.TryParseExact(text, InputFormats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out moment);
    }
}
