using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Scalars;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Bureau.Api.GraphQL.Operations;

/// <summary>
/// Reads the arguments of an operation's fields. Those that hold no variable and no object are read once and shared by all requests; the
/// others anew for each.
/// </summary>
internal sealed class ArgumentReader
{
    private readonly GraphQLDocument _document;
    private readonly PlannedField[] _fields;
    private readonly ArgumentTable _shared;
    private readonly int[] _perRequest;

    private ArgumentReader(GraphQLDocument document, PlannedField[] fields, ArgumentTable shared, int[] perRequest)
    {
        _document = document;
        _fields = fields;
        _shared = shared;
        _perRequest = perRequest;
    }

    /// <summary>Prepares the reader; literals that cannot be read are added to <paramref name="refusals"/>.</summary>
    public static ArgumentReader For(GraphQLDocument document, PlannedField[] fields, ref List<RefusalError>? refusals)
    {
        var values = new IDictionary<string, ArgumentValue>?[fields.Length];
        var perRequest = new List<int>();
        for (var slot = 0; slot < fields.Length; slot++)
        {
            var field = fields[slot];
            if (field.Arguments!.Any(argument => HoldsVariable(argument.Value)))
                perRequest.Add(slot);
            else if (TryRead(document, field, Variables.None, out values[slot], ref refusals) && !field.Definition.Arguments!.All(argument => IsLeaf(argument.ResolvedType!)))
                perRequest.Add(slot);
        }
        return new ArgumentReader(document, fields, new ArgumentTable(fields, values), [.. perRequest]);
    }

    /// <summary>Reads the arguments of one request; what is wrong is added to <paramref name="refusals"/>, without the values.</summary>
    public ArgumentTable Read(Variables variables, ref List<RefusalError>? refusals)
    {
        if (_perRequest.Length == 0)
            return _shared;
        var values = _shared.Copy();
        foreach (var slot in _perRequest)
            TryRead(_document, _fields[slot], variables, out values[slot], ref refusals);
        return new ArgumentTable(_fields, values);
    }

    private static bool TryRead(
        GraphQLDocument document, PlannedField field, Variables variables, out IDictionary<string, ArgumentValue>? values, ref List<RefusalError>? refusals)
    {
        try
        {
            values = ExecutionHelper.GetArguments(field.Definition.Arguments, field.Arguments, variables, document, field, null);
            return true;
        }
        catch (Exception failure)
        {
            // The engine says no by exception, and quotes the value in it.
            values = null;
            var refusal = new RefusalError(ScalarRefusedException.In(failure) ?? new ArgumentInvalid(field.Coordinate));
            refusal.AddLocation(field, document);
            (refusals ??= []).Add(refusal);
            return false;
        }
    }

    private static bool HoldsVariable(GraphQLValue value) => value switch
    {
        GraphQLVariable => true,
        GraphQLListValue list => list.Values?.Any(HoldsVariable) is true,
        GraphQLObjectValue fields => fields.Fields?.Any(field => HoldsVariable(field.Value)) is true,
        _ => false,
    };

    private static bool IsLeaf(IGraphType type) => type is ScalarGraphType || (type is NonNullGraphType nonNull && IsLeaf(nonNull.ResolvedType!));
}

/// <summary>The arguments of one request by the field's slot, in the shape that the engine asks for.</summary>
internal sealed class ArgumentTable(PlannedField[] fields, IDictionary<string, ArgumentValue>?[] values)
    : IReadOnlyDictionary<GraphQLField, IDictionary<string, ArgumentValue>>
{
    public IEnumerable<GraphQLField> Keys => fields;

    public IEnumerable<IDictionary<string, ArgumentValue>> Values => values.OfType<IDictionary<string, ArgumentValue>>();

    public int Count => fields.Length;

    public IDictionary<string, ArgumentValue> this[GraphQLField key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException();

    public IDictionary<string, ArgumentValue>?[] Copy() => values.AsSpan().ToArray();

    public bool ContainsKey(GraphQLField key) => TryGetValue(key, out _);

    public bool TryGetValue(GraphQLField key, [MaybeNullWhen(false)] out IDictionary<string, ArgumentValue> value)
    {
        value = key is PlannedField { ArgumentSlot: >= 0 } field && fields[field.ArgumentSlot] == field ? values[field.ArgumentSlot] : null;
        return value is not null;
    }

    public IEnumerator<KeyValuePair<GraphQLField, IDictionary<string, ArgumentValue>>> GetEnumerator() =>
        Keys.Select(field => KeyValuePair.Create(field, this[field])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
