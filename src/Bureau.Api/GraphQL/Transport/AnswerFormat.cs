using Microsoft.Net.Http.Headers;

namespace Bureau.Api.GraphQL.Transport;

/// <summary>
/// The two forms of an answer by the GraphQL-over-HTTP specification. They differ in the status of a well-formed request that is refused
/// before it is executed: 200 for the older application/json, 400 for application/graphql-response+json.
/// </summary>
internal sealed record AnswerFormat(string MediaType, int RefusedStatus)
{
    private const string JsonType = "application/json";
    private const string GraphQLType = "application/graphql-response+json";

    public static readonly AnswerFormat Json = new($"{JsonType}; charset=utf-8", StatusCodes.Status200OK);

    public static readonly AnswerFormat GraphQLResponse = new($"{GraphQLType}; charset=utf-8", StatusCodes.Status400BadRequest);

    /// <summary>The form that the client likes best; the first named of equals; JSON for whoever takes anything. Null when neither is acceptable.</summary>
    public static AnswerFormat? Negotiate(HttpRequest request)
    {
        var accept = request.Headers.Accept;
        if (accept.Count == 0)
            return Json;
        if (accept.Count == 1 && Exactly(accept[0]) is { } exact)
            return exact;
        if (!MediaTypeHeaderValue.TryParseList(accept, out var ranges))
            return null;
        AnswerFormat? best = null;
        var bestQuality = 0d;
        foreach (var range in ranges)
        {
            var quality = range.Quality ?? 1;
            if (quality > bestQuality && Of(range) is { } format)
                (best, bestQuality) = (format, quality);
        }
        return best;
    }

    private static AnswerFormat? Exactly(string? accept) => accept switch
    {
        "*/*" or JsonType => Json,
        GraphQLType => GraphQLResponse,
        _ => null,
    };

    private static AnswerFormat? Of(MediaTypeHeaderValue range)
    {
        if (range.Charset.HasValue && !range.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            return null;
        if (range.MediaType.Equals(GraphQLType, StringComparison.OrdinalIgnoreCase))
            return GraphQLResponse;
        return range.MatchesAllTypes || range.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase)
            || range.MediaType.Equals(JsonType, StringComparison.OrdinalIgnoreCase) ? Json : null;
    }
}
