using System.Globalization;
using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;

namespace Bureau.Api.GraphQL.Directives;

/// <summary>The weights that <c>@cost</c> gives to parts of the schema, and those that hold without it: 1 for what has fields of its own, 0 for a scalar or an enum.</summary>
internal static class Weights
{
    private const string Key = "Bureau.Weight";

    /// <summary>Weighs a part of the schema and prints it there.</summary>
    /// <exception cref="InvalidOperationException">It is no finite number.</exception>
    public static void Weigh<TElement>(this TElement element, string name, double weight)
        where TElement : IMetadataWriter, IMetadataReader
    {
        if (!double.IsFinite(weight))
            throw new InvalidOperationException($"{name}: @cost is a finite number.");
        element.Metadata[Key] = weight;
        element.ApplyDirective(CostDirective.DirectiveName, "weight", weight.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>What <c>@cost</c> says of a part of the schema; null when it carries none.</summary>
    public static double? Given(IProvideMetadata element) => element.Metadata.TryGetValue(Key, out var weight) ? (double)weight! : null;

    /// <summary>The weight of one value of a type.</summary>
    public static double OfType(IGraphType type) => Given(type) ?? DefaultFor(type);

    /// <summary>The weight of one selection of a field, or one use of an input field.</summary>
    public static double OfField(FieldType field) => Given(field) ?? DefaultFor(field.ResolvedType!);

    /// <summary>The weight of one use of an argument.</summary>
    public static double OfArgument(QueryArgument argument) => Given(argument) ?? DefaultFor(argument.ResolvedType!);

    private static double DefaultFor(IGraphType type) => type.GetNamedType() is ScalarGraphType ? 0 : 1;
}
