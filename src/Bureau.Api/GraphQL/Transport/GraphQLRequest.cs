using System.Collections.Frozen;
using Bureau.Domain.TrustedDocuments;

namespace Bureau.Api.GraphQL.Transport;

/// <summary>A request as it came, well formed but not yet understood.</summary>
/// <param name="Query">The document; null when its hash stands for it.</param>
/// <param name="OperationName">Which of its operations; null or empty for the only one.</param>
/// <param name="Variables">Values by name: strings, booleans, int, long, BigInteger, decimal, double, lists, dictionaries, null.</param>
internal sealed record GraphQLRequest(string? Query, string? OperationName, IReadOnlyDictionary<string, object?> Variables)
{
    public static readonly IReadOnlyDictionary<string, object?> NoVariables = FrozenDictionary<string, object?>.Empty;

    /// <summary>The hash of the document; null when none was sent.</summary>
    public DocumentHash? Hash { get; init; }
}
