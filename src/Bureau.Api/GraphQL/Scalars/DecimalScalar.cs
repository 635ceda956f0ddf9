using System.Globalization;
using System.Numerics;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Bureau.Api.GraphQL.Scalars;

/// <summary>
/// <c>Decimal</c>: a string such as "5000.00", because most JSON readers make a double of a number, and an amount must arrive as it was
/// sent. A number is accepted as input where it is exact.
/// </summary>
internal sealed class DecimalScalar : ScalarGraphType
{
    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public DecimalScalar()
    {
        Name = "Decimal";
        Description = "An exact decimal number as a string, e.g. \"5000.00\": at most 28 digits, no exponent.";
    }

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        _ => ThrowSerializationError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        decimal or int or long => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        BigInteger whole when BigInteger.Abs(whole) <= new BigInteger(decimal.MaxValue) => (decimal)whole,
        string text when decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) => number,
        _ => ThrowValueConversionError(value),
    };

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLNullValue => null,
        GraphQLStringValue text when decimal.TryParse(text.Value, Plain, CultureInfo.InvariantCulture, out var number) => number,
        GraphQLIntValue whole when decimal.TryParse(whole.Value, Plain, CultureInfo.InvariantCulture, out var number) => number,
        GraphQLFloatValue real when decimal.TryParse(real.Value, Plain, CultureInfo.InvariantCulture, out var number) => number,
        _ => ThrowLiteralConversionError(value),
    };
}
