using GraphQL;

namespace Bureau.Api.GraphQL.Errors;

/// <summary>An expected refusal, with its code. It is recorded at a path and never thrown.</summary>
internal sealed class Refusal : ExecutionError
{
    public Refusal(ErrorCode code, string? message = null)
        : base(message ?? code.Meaning)
    {
        Reason = code;
        Code = code.Name;
    }

    public ErrorCode Reason { get; }
}
