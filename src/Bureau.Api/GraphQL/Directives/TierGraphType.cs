using Bureau.Domain.Partners;
using GraphQL.Types;

namespace Bureau.Api.GraphQL.Directives;

/// <summary>The enum <c>Tier</c> of the schema.</summary>
internal sealed class TierGraphType : EnumerationGraphType<Tier>;
