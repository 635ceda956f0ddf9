using System.Globalization;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Errors;
using Bureau.Domain;
using GraphQL;
using GraphQLParser.AST;

namespace Bureau.Api.GraphQL.Operations;

/// <summary>How many items <c>@listSize</c> lets one field of an operation return.</summary>
internal sealed class ListBound
{
    private readonly PlannedField _field;
    private readonly ListSizeAttribute _rule;

    private ListBound(PlannedField field, ListSizeAttribute rule)
    {
        _field = field;
        _rule = rule;
        if (rule.SlicingArguments.Length == 0)
            Constant = rule.AssumedSize;
        else if (!Array.Exists(rule.SlicingArguments, IsVariable))
            Constant = SizeOf([.. rule.SlicingArguments.Select(InDocument).OfType<int>()]);
    }

    /// <summary>The bound of a field; null when it carries none.</summary>
    public static ListBound? Of(PlannedField field) => field.Rules.ListSize is { } rule ? new(field, rule) : null;

    /// <summary>The size when no request changes it; null too when every request must be refused.</summary>
    public double? Constant { get; }

    /// <summary>Whether it bounds the field's own list, and not those of the object that the field returns.</summary>
    public bool IsOfOwnList => _rule.SizedFields.Length == 0;

    /// <summary>Whether it bounds the list that this field of the returned object is.</summary>
    public bool Bounds(PlannedField below) => _rule.SizedFields.Contains(below.Definition.Name, StringComparer.Ordinal);

    /// <summary>The size in one request.</summary>
    /// <param name="arguments">The request's arguments.</param>
    /// <param name="refusal">Set when not exactly one slicing argument is given where one must be.</param>
    public double Size(ArgumentTable arguments, ref Refusal? refusal)
    {
        if (Constant is { } known)
            return known;
        if (SizeOf([.. _rule.SlicingArguments.Select(name => InRequest(name, arguments)).OfType<int>()]) is { } size)
            return size;
        refusal ??= new SlicingArgumentRequired(_field.Coordinate, string.Join(", ", _rule.SlicingArguments));
        return 0;
    }

    // By 8.2 the largest of several; the assumed size only where none is given (9.2.4). No list has less than no items.
    private double? SizeOf(int[] given) =>
        _rule.RequireOneSlicingArgument ? given.Length == 1 ? Math.Max(0, given[0]) : null
        : given.Length > 0 ? Math.Max(0, given.Max())
        : _rule.AssumedSize > 0 ? _rule.AssumedSize : null;

    private bool IsVariable(string argument) => Literal(argument) is GraphQLVariable;

    private int? InDocument(string argument) => Literal(argument) switch
    {
        null => Default(argument),
        GraphQLIntValue literal when int.TryParse(literal.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private int? InRequest(string argument, ArgumentTable arguments) =>
        !arguments.TryGetValue(_field, out var values) ? Default(argument) : values.TryGetValue(argument, out var value) ? value.Value as int? : null;

    // By 8.2 a default of the schema counts as if it were given.
    private int? Default(string argument) => _field.Definition.Arguments?.Find(argument)?.DefaultValue as int?;

    private GraphQLValue? Literal(string argument) => _field.Arguments?.Items.Find(given => given.Name == argument)?.Value;
}
