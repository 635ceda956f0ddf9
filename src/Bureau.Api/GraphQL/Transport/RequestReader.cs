using System.Buffers;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Bureau.Api.GraphQL.Errors;
using Bureau.Domain;
using Bureau.Domain.TrustedDocuments;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Bureau.Api.GraphQL.Transport;

/// <summary>Reads a GraphQL request from HTTP: JSON in the body of a POST, parameters in the query string of a GET.</summary>
internal static class RequestReader
{
    // Longer than any number that a schema can hold, and short enough to be read at once.
    private const int LongestNumber = 400;

    private static readonly JsonReaderOptions Strict = new() { CommentHandling = JsonCommentHandling.Disallow, MaxDepth = 32 };

    /// <summary>The request, or why there is none.</summary>
    public static async ValueTask<(GraphQLRequest? Request, Refusal? Refusal)> ReadAsync(HttpContext context, int limit)
    {
        if (HttpMethods.IsGet(context.Request.Method))
            return Read(context.Request.Query, context.Request.QueryString.Value?.Length ?? 0, limit);
        if (!HttpMethods.IsPost(context.Request.Method))
            return (null, new MethodNotAllowed());
        if (!IsJson(context.Request.ContentType))
            return (null, new MediaTypeUnsupported());
        if (context.Request.ContentLength > limit)
            return (null, new RequestTooLarge());

        var body = context.Request.BodyReader;
        while (true)
        {
            var read = await body.ReadAsync(context.RequestAborted);
            var buffer = read.Buffer;
            if (buffer.Length > limit)
            {
                body.AdvanceTo(buffer.End);
                return (null, new RequestTooLarge());
            }
            if (read.IsCompleted)
            {
                var request = Read(buffer);
                var refusal = request is not null ? null : IsList(buffer) ? (Refusal)new BatchRefused() : new RequestMalformed();
                body.AdvanceTo(buffer.End);
                return (request, refusal);
            }
            body.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private static bool IsList(ReadOnlySequence<byte> body)
    {
        var text = new SequenceReader<byte>(body);
        text.AdvancePastAny(" \t\r\n"u8);
        return text.TryPeek(out var first) && first == (byte)'[';
    }

    private static bool IsJson(string? contentType)
    {
        if (contentType is "application/json" or "application/json; charset=utf-8")
            return true;
        return MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
    }

    private static (GraphQLRequest?, Refusal?) Read(IQueryCollection parameters, int length, int limit)
    {
        if (length > limit)
            return (null, new RequestTooLarge());
        if (!TryOne(parameters["query"], out var query) || !TryOne(parameters["operationName"], out var operationName) || !TryOne(parameters["documentId"], out var documentId)
            || !TryObject(parameters["variables"], out var variables) || !TryObject(parameters["extensions"], out var extensions)
            || !TryHash(documentId.Length == 0 ? null : documentId, extensions, out var hash) || (query.Length == 0 && hash is null))
        {
            return (null, new RequestMalformed());
        }
        return (new GraphQLRequest(query.Length == 0 ? null : query, operationName, variables ?? GraphQLRequest.NoVariables) { Hash = hash }, null);
    }

    private static bool TryOne(StringValues values, out string value)
    {
        value = values.Count == 1 ? values[0] ?? string.Empty : string.Empty;
        return values.Count <= 1;
    }

    private static bool TryObject(StringValues values, out IReadOnlyDictionary<string, object?>? value)
    {
        value = null;
        if (!TryOne(values, out var text))
            return false;
        return text.Length == 0 || TryRead(new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(text)), (ref Utf8JsonReader json) => ObjectOrNull(ref json), out value);
    }

    /// <summary>The request that stands inside another message; null when it is none.</summary>
    public static GraphQLRequest? Read(JsonElement request) => Read(new ReadOnlySequence<byte>(JsonSerializer.SerializeToUtf8Bytes(request)));

    private static GraphQLRequest? Read(ReadOnlySequence<byte> body) =>
        TryRead(body, (ref Utf8JsonReader json) => Request(ref json), out var request) ? request : null;

    private static bool TryRead<T>(ReadOnlySequence<byte> text, ReadJson<T> read, out T? value)
    {
        value = default;
        try
        {
            var json = new Utf8JsonReader(text, Strict);
            json.Read();
            value = read(ref json);
            return !json.Read();
        }
        catch (Exception malformed) when (malformed is JsonException or MalformedException or InvalidOperationException)
        {
            // InvalidOperationException: half of a surrogate pair in an escape.
            return false;
        }
    }

    private static GraphQLRequest Request(ref Utf8JsonReader json)
    {
        Expect(json.TokenType == JsonTokenType.StartObject);
        string? query = null, operationName = null, documentId = null;
        IReadOnlyDictionary<string, object?>? variables = null, extensions = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("query"u8))
            {
                json.Read();
                Expect(json.TokenType == JsonTokenType.String);
                query = json.GetString();
            }
            else if (json.ValueTextEquals("operationName"u8))
            {
                json.Read();
                Expect(json.TokenType is JsonTokenType.String or JsonTokenType.Null);
                operationName = json.GetString();
            }
            else if (json.ValueTextEquals("variables"u8))
            {
                json.Read();
                variables = ObjectOrNull(ref json);
            }
            else if (json.ValueTextEquals("extensions"u8))
            {
                json.Read();
                extensions = ObjectOrNull(ref json);
            }
            else if (json.ValueTextEquals("documentId"u8))
            {
                json.Read();
                Expect(json.TokenType is JsonTokenType.String or JsonTokenType.Null);
                documentId = json.GetString();
            }
            else
            {
                json.Read();
                json.Skip();
            }
        }
        Expect(TryHash(documentId, extensions, out var hash) && query is not { Length: 0 } && (query ?? (object?)hash) is not null);
        return new GraphQLRequest(query, operationName, variables ?? GraphQLRequest.NoVariables) { Hash = hash };
    }

    // As clients of persisted queries send it, or as the draft of persisted documents does; both only when they say the same.
    private static bool TryHash(string? documentId, IReadOnlyDictionary<string, object?>? extensions, out DocumentHash? hash)
    {
        hash = documentId is null ? null : DocumentHash.Read(documentId);
        if (documentId is not null && hash is null)
            return false;
        if (extensions is null || !extensions.TryGetValue("persistedQuery", out var persisted))
            return true;
        if (persisted is not IReadOnlyDictionary<string, object?> fields || fields.GetValueOrDefault("sha256Hash") is not string text || DocumentHash.Read(text) is not { } read)
            return false;
        var isSame = hash is null || hash == read;
        hash = read;
        return isSame;
    }

    private static IReadOnlyDictionary<string, object?>? ObjectOrNull(ref Utf8JsonReader json)
    {
        Expect(json.TokenType is JsonTokenType.StartObject or JsonTokenType.Null);
        return (IReadOnlyDictionary<string, object?>?)Value(ref json);
    }

    private static object? Value(ref Utf8JsonReader json)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.String:
                return json.GetString();
            case JsonTokenType.Number:
                return Number(ref json);
            case JsonTokenType.StartArray:
                var items = new List<object?>();
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                    items.Add(Value(ref json));
                return items;
            default:
                var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
                while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
                {
                    var name = json.GetString()!;
                    json.Read();
                    fields[name] = Value(ref json);
                }
                return fields;
        }
    }

    private static object Number(ref Utf8JsonReader json)
    {
        if (json.TryGetInt32(out var number))
            return number;
        if (json.TryGetInt64(out var big))
            return big;
        var length = json.HasValueSequence ? json.ValueSequence.Length : json.ValueSpan.Length;
        Expect(length <= LongestNumber);
        var text = Encoding.ASCII.GetString(json.HasValueSequence ? json.ValueSequence.ToArray() : json.ValueSpan);
        if (text.AsSpan().IndexOfAny('.', 'e', 'E') < 0)
            return BigInteger.Parse(text);
        // Only exact values are read as decimal: 1e-40 would come out as 0.
        if (text.AsSpan().IndexOfAny('e', 'E') < 0 && length <= 29 && json.TryGetDecimal(out var exact))
            return exact;
        Expect(json.TryGetDouble(out var real) && double.IsFinite(real));
        return real;
    }

    private static void Expect(bool condition)
    {
        if (!condition)
            throw new MalformedException();
    }

    private delegate T ReadJson<out T>(ref Utf8JsonReader json);

    private sealed class MalformedException : Exception;
}
