using Bureau.Domain;
using Bureau.Domain.Companies;
using GraphQL.Types;
using GraphQLParser.AST;

namespace Bureau.Api.GraphQL.Scalars;

/// <summary>A number of a company as a scalar: a string in, which is read by its own rules, and a string out.</summary>
internal abstract class CompanyNumberScalar<T> : ScalarGraphType
    where T : struct
{
    private readonly Func<string, Outcome<T>> read;

    private protected CompanyNumberScalar(string name, string description, Func<string, Outcome<T>> read)
    {
        Name = name;
        Description = description;
        this.read = read;
    }

    public override object? Serialize(object? value) => value switch
    {
        null => null,
        T number => number.ToString(),
        _ => ThrowSerializationError(value),
    };

    public override object? ParseValue(object? value) => value switch
    {
        null => null,
        T => value,
        string text => Read(text),
        _ => ThrowValueConversionError(value),
    };

    public override object? ParseLiteral(GraphQLValue value) => value switch
    {
        GraphQLNullValue => null,
        GraphQLStringValue text => Read((string)text.Value),
        _ => ThrowLiteralConversionError(value),
    };

    private object Read(string text) => read(text).Succeeded(out var number, out var refusal) ? number : throw new ScalarRefusedException(refusal);
}

/// <summary><c>USCC</c>.</summary>
internal sealed class UsccScalar() : CompanyNumberScalar<Uscc>(
    "USCC", "A unified social credit code, GB 32100-2015: 18 digits and capital letters. One whose check character is wrong is accepted, since such codes are in use.", Uscc.Accept);

/// <summary><c>LEI</c>.</summary>
internal sealed class LeiScalar() : CompanyNumberScalar<Lei>(
    "LEI", "A Legal Entity Identifier, ISO 17442: 18 letters and digits and two check digits. One whose check digits are wrong is refused.", Lei.Read);
