using GraphQL;
using GraphQL.Types;
using GraphQL.Utilities;

namespace Bureau.Api.GraphQL.Contract;

/// <summary>The schema as text: what schema.graphql holds and <c>schema print</c> prints.</summary>
public static class SchemaText
{
    /// <summary>Prints every type, directive and description in ordinal order, so that the same schema is the same text everywhere.</summary>
    public static string Print(ISchema schema)
    {
        schema.Initialize();
        return schema.Print(new PrintOptions { StringComparison = StringComparison.Ordinal }).ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
    }
}
