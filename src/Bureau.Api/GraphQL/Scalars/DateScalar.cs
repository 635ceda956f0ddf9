using System.Globalization;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Bureau.Api.GraphQL.Scalars;

/// <summary><c>Date</c>: a calendar day without a time zone, ISO 8601.</summary>
internal sealed class DateScalar : ScalarGraphType
{
    private const string Format = "yyyy-MM-dd";

    public DateScalar()
    {
        Name = "Date";
        Description = "A calendar day, ISO 8601: \"2026-07-31\".";
    }

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString(Format, CultureInfo.InvariantCulture),
        _ => ThrowSerializationError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        DateOnly => value,
        string text when TryParse(text, out var day) => day,
        _ => ThrowValueConversionError(value),
    };

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLNullValue => null,
        GraphQLStringValue text when TryParse(text.Value, out var day) => day,
        _ => ThrowLiteralConversionError(value),
    };

    private static bool TryParse(ReadOnlySpan<char> text, out DateOnly day) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
