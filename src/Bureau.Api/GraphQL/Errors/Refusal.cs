using GraphQL;

namespace Bureau.Api.GraphQL.Errors;

/// <summary>Why a request or a field got no answer. It is recorded at a path and never thrown.</summary>
internal sealed class Refusal : ExecutionError
{
    public Refusal(ErrorCode code, string? message = null)
        : base(message ?? code.Meaning)
    {
        Reason = code;
        Code = code.Name;
    }

    public ErrorCode Reason { get; }

    /// <summary>Where the log tells more; null for an expected refusal.</summary>
    public string? Reference { get; init; }
}
