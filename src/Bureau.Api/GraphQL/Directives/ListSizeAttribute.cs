using GraphQL;
using GraphQL.Types;

namespace Bureau.Api.GraphQL.Directives;

/// <summary>
/// How many items this field returns at most: prints as <c>@listSize(...)</c>. The cost of an item is multiplied by it.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ListSizeAttribute : GraphQLAttribute
{
    /// <summary>The size to assume when no slicing argument gives it; 0 when there is none.</summary>
    public int AssumedSize { get; set; }

    /// <summary>Names of the arguments that bound the size, as they stand in the schema, e.g. "first".</summary>
    public string[] SlicingArguments { get; set; } = [];

    /// <summary>Fields of the returned object that hold the list (of a connection: "edges", "nodes"); empty when this field is the list itself.</summary>
    public string[] SizedFields { get; set; } = [];

    /// <summary>Whether exactly one slicing argument must be given. True by the specification when there are slicing arguments.</summary>
    public bool RequireOneSlicingArgument { get; set; } = true;

    /// <inheritdoc/>
    public override void Modify(FieldType fieldType, bool isInputType)
    {
        if (isInputType || AssumedSize < 0 || (AssumedSize == 0 && SlicingArguments.Length == 0))
            throw new InvalidOperationException($"The field {fieldType.Name}: @listSize needs an assumed size or a slicing argument and belongs on a field of an output type.");
        fieldType.Rules().ListSize = this;
        fieldType.ApplyDirective(ListSizeDirective.DirectiveName, directive =>
        {
            if (AssumedSize > 0)
                directive.AddArgument(new DirectiveArgument("assumedSize") { Value = AssumedSize });
            if (SlicingArguments.Length > 0)
                directive.AddArgument(new DirectiveArgument("slicingArguments") { Value = SlicingArguments });
            if (SizedFields.Length > 0)
                directive.AddArgument(new DirectiveArgument("sizedFields") { Value = SizedFields });
            if (SlicingArguments.Length > 0 && !RequireOneSlicingArgument)
                directive.AddArgument(new DirectiveArgument("requireOneSlicingArgument") { Value = false });
        });
    }
}
