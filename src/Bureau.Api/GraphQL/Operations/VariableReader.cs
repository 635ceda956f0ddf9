using System.Collections;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Scalars;
using Bureau.Domain;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;

namespace Bureau.Api.GraphQL.Operations;

/// <summary>
/// Reads the variables of one operation. Types, defaults and the positions in which variables are used are worked out once; a request
/// costs a look-up and a parse for each variable.
/// </summary>
internal sealed class VariableReader
{
    private readonly Declared[] _declared;

    private readonly int _mostItems;

    private VariableReader(Declared[] declared, int mostItems) => (_declared, _mostItems) = (declared, mostItems);

    /// <summary>Prepares the reader for an operation of a valid document.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="context">What is known of its document.</param>
    /// <param name="mostItems">How many items a list may have.</param>
    public static VariableReader For(GraphQLOperationDefinition operation, ValidationContext context, int mostItems)
    {
        var usages = context.GetRecursiveVariables(operation) ?? [];
        return new VariableReader((operation.Variables?.Items ?? []).Select(definition =>
        {
            var type = definition.Type.GraphTypeFromType(context.Schema)!;
            // A nullable variable with a default may stand where null may not: there an explicit null is refused.
            if (type is not NonNullGraphType && usages.Any(usage => usage.Node.Name == definition.Variable.Name && usage.Type is NonNullGraphType))
                type = new NonNullGraphType(type);
            return new Declared(definition.Variable.Name.StringValue, definition, type, Location.FromLinearPosition(context.Document.Source, definition.Location.Start));
        }).ToArray(), mostItems);
    }

    /// <summary>Reads what a request gave; what is wrong is added to <paramref name="refusals"/>, without the values.</summary>
    public Variables Read(IReadOnlyDictionary<string, object?> given, ref List<RefusalError>? refusals)
    {
        if (_declared.Length == 0)
            return Variables.None;
        var variables = new Variables();
        foreach (var declared in _declared)
        {
            var variable = new Variable(declared.Name, declared.Definition);
            if (given.TryGetValue(declared.Name, out var value))
            {
                try
                {
                    if (LongestList(value) > _mostItems)
                        Refuse(declared, new TooManyItems(), ref refusals);
                    else if (TryParse(declared.Type, value, declared.Name, out var parsed, out var wrong))
                        variable.Value = parsed;
                    else
                        Refuse(declared, new VariableInvalid(wrong), ref refusals);
                }
                catch (Exception failure) when (ScalarRefusedException.In(failure) is { } reason)
                {
                    Refuse(declared, reason, ref refusals);
                }
            }
            else if (declared.Definition.DefaultValue is { } literal)
            {
                // Read anew each time: the value of an input object belongs to one request.
                if (Try(standard => ExecutionHelper.CoerceValue(declared.Type, standard).Value, literal, out var parsed))
                    variable.Value = parsed;
                else
                    Refuse(declared, new VariableInvalid(declared.Name), ref refusals);
                variable.IsDefault = true;
            }
            else if (declared.Type is NonNullGraphType)
            {
                Refuse(declared, new VariableInvalid(declared.Name), ref refusals);
            }
            variables.Add(variable);
        }
        return variables;
    }

    private static int LongestList(object? value) => value switch
    {
        string => 0,
        IReadOnlyDictionary<string, object?> fields => fields.Values.Aggregate(0, (longest, field) => Math.Max(longest, LongestList(field))),
        IReadOnlyCollection<object?> items => items.Aggregate(items.Count, (longest, item) => Math.Max(longest, LongestList(item))),
        _ => 0,
    };

    private static void Refuse(Declared declared, Refusal reason, ref List<RefusalError>? refusals)
    {
        var refusal = new RefusalError(reason);
        refusal.AddLocation(declared.Location);
        (refusals ??= []).Add(refusal);
    }

    private static bool TryParse(IGraphType type, object? value, string path, out object? parsed, out string wrong)
    {
        wrong = path;
        parsed = null;
        if (type is NonNullGraphType nonNull)
            return value is not null && TryParse(nonNull.ResolvedType!, value, path, out parsed, out wrong);
        if (value is null)
            return true;
        return type switch
        {
            ListGraphType list => TryParseList(list.ResolvedType!, value, path, out parsed, out wrong),
            IInputObjectGraphType input => TryParseObject(input, value, path, out parsed, out wrong),
            ScalarGraphType scalar => Try(scalar.ParseValue, value, out parsed),
            _ => false,
        };
    }

    private static bool TryParseList(IGraphType itemType, object value, string path, out object? parsed, out string wrong)
    {
        // One value stands for a list of it: input coercion of lists in the GraphQL specification.
        var given = value is IEnumerable and not string and not IReadOnlyDictionary<string, object?> ? ((IEnumerable)value).Cast<object?>().ToArray() : [value];
        var items = new object?[given.Length];
        parsed = items;
        wrong = path;
        for (var i = 0; i < items.Length; i++)
        {
            if (!TryParse(itemType, given[i], $"{path}[{i}]", out items[i], out wrong))
                return false;
        }
        return true;
    }

    private static bool TryParseObject(IInputObjectGraphType type, object value, string path, out object? parsed, out string wrong)
    {
        parsed = null;
        wrong = path;
        if (value is not IReadOnlyDictionary<string, object?> given || given.Keys.Any(name => type.Fields.Find(name) is null))
            return false;
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        var isAnyNull = false;
        foreach (var field in type.Fields)
        {
            if (given.TryGetValue(field.Name, out var fieldValue))
            {
                if (!TryParse(field.ResolvedType!, fieldValue, $"{path}.{field.Name}", out var item, out wrong) || !TryRefine(field, ref item))
                    return false;
                fields[field.Name] = item;
                isAnyNull |= item is null;
            }
            else if (field.DefaultValue is not null)
            {
                fields[field.Name] = field.DefaultValue;
            }
            else if (field.ResolvedType is NonNullGraphType)
            {
                wrong = $"{path}.{field.Name}";
                return false;
            }
        }
        wrong = path;
        return !(type.IsOneOf && (given.Count != 1 || isAnyNull)) && Try(type.ParseDictionary, fields, out parsed);
    }

    private static bool TryRefine(FieldType field, ref object? value)
    {
        if (value is not null && field.Parser is not null && !Try(field.Parser, value, out value))
            return false;
        return value is null || field.Validator is null || Try(item => { field.Validator(item); return item; }, value, out _);
    }

    // Scalars, parsers and validators say no by exception; here it becomes a value.
    private static bool Try<T>(Func<T, object?> read, T value, out object? parsed)
    {
        try
        {
            parsed = read(value);
            return true;
        }
        catch (Exception failure) when (ScalarRefusedException.In(failure) is null)
        {
            parsed = null;
            return false;
        }
    }

    private sealed record Declared(string Name, GraphQLVariableDefinition Definition, IGraphType Type, Location Location);
}
