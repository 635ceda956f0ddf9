using Bureau.Api.GraphQL.Errors;
using Bureau.Domain;

namespace Bureau.Api.GraphQL.Operations;

/// <summary>A valid document with its operations prepared.</summary>
internal sealed class PreparedDocument(IReadOnlyList<PreparedOperation> operations)
{
    /// <summary>The operation of that name, or the only one when no name is given; null when there is no such one.</summary>
    public PreparedOperation? Find(string? name)
    {
        if (string.IsNullOrEmpty(name))
            return operations.Count == 1 ? operations[0] : null;
        foreach (var operation in operations)
        {
            if (operation.Definition.Name?.StringValue == name)
                return operation;
        }
        return null;
    }
}

/// <summary>What became of a document: prepared, or refused for these reasons.</summary>
internal readonly record struct Preparation(PreparedDocument? Document, IReadOnlyList<RefusalError> Refusals)
{
    public static Preparation Refused(Refusal reason) => new(null, [new RefusalError(reason)]);
}
