using Bureau.Api.Access;
using Bureau.Api.GraphQL.Operations;
using Bureau.Api.GraphQL.Transport;
using Bureau.Domain;
using Bureau.Domain.Idempotency;
using Microsoft.Extensions.Primitives;

namespace Bureau.Api.GraphQL.Idempotency;

/// <summary>Answers a mutation that came with an <c>Idempotency-Key</c> once, and gives that answer to everybody who sends it again.</summary>
/// <param name="logger">Is told when an answer could not be kept.</param>
/// <param name="once">Remembers; null where the schema that is served has no store.</param>
internal sealed partial class KeyedMutations(ILogger<KeyedMutations> logger, AnswerOnce? once = null)
{
    /// <summary>The key as it came; empty when none did.</summary>
    public static StringValues KeyOf(HttpRequest request) => request.Headers["Idempotency-Key"];

    /// <summary>The answer, given now or before.</summary>
    /// <param name="header">The key as it came.</param>
    /// <param name="caller">Whose key it is.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="operation">The mutation, as it was admitted.</param>
    /// <param name="answer">Carries the mutation out, whether or not the client still waits.</param>
    public async Task<Outcome<KeptAnswer>> AnswerAsync(StringValues header, Caller caller, GraphQLRequest request, PreparedOperation operation, Func<Task<KeptAnswer>> answer)
    {
        if (once is null)
            throw new InvalidOperationException("There is no store that remembers what a key was answered.");
        var holder = caller.Partner?.Value ?? caller.AsSubject().Value;
        return IdempotencyKey.Read(caller.Tier, holder, header.Count == 1 ? header[0] : null).Succeeded(out var key, out var refusal)
            ? await once.ExecuteAsync(key, RequestForm.Of(request, operation.Document.Source.Span), answer, failure => NotKept(logger, failure))
            : refusal;
    }

    [LoggerMessage(LogLevel.Error, "The answer to a mutation with an Idempotency-Key could not be kept. It was given; who asks again is told that the outcome is unknown.")]
    private static partial void NotKept(ILogger logger, Exception failure);
}
