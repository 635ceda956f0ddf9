namespace Bureau.Api.GraphQL.Errors;

/// <summary>A code that a client may meet in <c>extensions.code</c>. Only declared codes can be answered, so docs/errors.md can be complete.</summary>
/// <param name="Name">UPPER_SNAKE, stable for ever.</param>
/// <param name="Meaning">One sentence for the client's developer; also the message when none is given.</param>
/// <param name="Status">The HTTP status of an answer without data whose first error has this code.</param>
public sealed record ErrorCode(string Name, string Meaning, int Status = StatusCodes.Status400BadRequest)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
