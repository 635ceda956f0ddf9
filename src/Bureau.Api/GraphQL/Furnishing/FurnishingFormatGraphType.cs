using Bureau.Domain.Furnishing;
using GraphQL.Types;

namespace Bureau.Api.GraphQL.Furnishing;

/// <summary>The enum <c>FurnishingFormat</c> of the schema, each format by its own name: METRO2 and GRAPHQL are one word.</summary>
internal sealed class FurnishingFormatGraphType : EnumerationGraphType<FurnishingFormat>
{
    protected override string ChangeEnumCase(string val) => val.ToUpperInvariant();
}
