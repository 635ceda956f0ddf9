using System.Collections;
using Bureau.Api.GraphQL.Directives;
using GraphQL;
using GraphQL.Types;
using GraphQLParser;
using GraphQLParser.AST;

namespace Bureau.Api.GraphQL.Operations;

/// <summary>
/// What the arguments of one field weigh: every argument and every field of an input object that is given, as often as it is given. What stands in the document is
/// added up once, what variables bring for each request, and both come to the same.
/// </summary>
internal sealed class InputCost
{
    private static readonly InputCost Nothing = new(0, []);

    private readonly double _literals;
    private readonly FromVariable[] _variables;

    private InputCost(double literals, FromVariable[] variables)
    {
        _literals = literals;
        _variables = variables;
    }

    /// <summary>The weight when no variable changes it.</summary>
    public double? Constant => _variables.Length == 0 ? _literals : null;

    public static InputCost Of(PlannedField field, GraphQLOperationDefinition operation)
    {
        if (field.Arguments is not { Count: > 0 } given)
            return Nothing;
        var variables = new List<FromVariable>();
        var literals = 0d;
        foreach (var one in given)
        {
            var argument = field.Definition.Arguments!.Find(one.Name)!;
            literals += Literal(one.Value, argument.ResolvedType!, Weights.OfArgument(argument), operation, variables);
        }
        return new InputCost(literals, [.. variables]);
    }

    /// <summary>The weight in one request.</summary>
    public double Of(in CostRequest request)
    {
        var sum = _literals;
        foreach (var variable in _variables)
            sum += variable.Of(request.Given);
        return sum;
    }

    /// <summary>What a place weighs that holds this literal; what depends on a variable is added to <paramref name="variables"/>.</summary>
    private static double Literal(GraphQLValue value, IGraphType type, double place, GraphQLOperationDefinition operation, List<FromVariable> variables)
    {
        switch (value)
        {
            case GraphQLVariable variable:
                var standard = operation.Variables?.Items.Find(declared => declared.Variable.Name == variable.Name)?.DefaultValue;
                if (place != 0 || type.GetNamedType() is IInputObjectGraphType)
                    variables.Add(new FromVariable(variable.Name.StringValue, type, place, standard is null ? 0 : Literal(standard, type, place, operation, variables)));
                return 0;
            case GraphQLListValue list:
                return place + (list.Values?.Sum(item => Literal(item, type, 0, operation, variables)) ?? 0);
            case GraphQLObjectValue { Fields: { } fields } when type.GetNamedType() is IInputObjectGraphType input:
                return place + fields.Sum(field =>
                {
                    var definition = input.Fields.Find(field.Name.StringValue)!;
                    return Literal(field.Value, definition.ResolvedType!, Weights.OfField(definition), operation, variables);
                });
            default:
                return place;
        }
    }

    private static double Given(object? value, IGraphType type) => type.GetNamedType() is not IInputObjectGraphType input ? 0 : value switch
    {
        IReadOnlyDictionary<string, object?> fields => fields.Sum(field =>
        {
            var definition = input.Fields.Find(field.Key)!;
            return Weights.OfField(definition) + Given(field.Value, definition.ResolvedType!);
        }),
        IEnumerable items and not string => items.Cast<object?>().Sum(item => Given(item, type)),
        _ => 0,
    };

    /// <summary>A place of the document that a variable fills.</summary>
    private sealed record FromVariable(string Name, IGraphType Type, double Place, double Default)
    {
        public double Of(IReadOnlyDictionary<string, object?> given) => given.TryGetValue(Name, out var value) ? Place + Given(value, Type) : Default;
    }
}
