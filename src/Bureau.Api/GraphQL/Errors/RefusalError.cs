using Bureau.Domain;
using GraphQL;

namespace Bureau.Api.GraphQL.Errors;

/// <summary>A refusal at its place in the document and in the answer, in the shape that the engine collects. Recorded, never thrown.</summary>
internal sealed class RefusalError(Refusal reason) : ExecutionError(reason.Message)
{
    public Refusal Reason { get; } = reason;

    /// <summary>Where the log tells more; null for an expected refusal.</summary>
    public string? Reference { get; init; }
}
