using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Bureau.Api.GraphQL.Transport;

namespace Bureau.Api.GraphQL.Idempotency;

/// <summary>
/// A request in the one form in which it is compared: document, name of the operation and variables as JSON, the members of objects in the order of their names. Two requests of one form
/// ask for the same; the document is compared to the letter.
/// </summary>
internal static class RequestForm
{
    /// <param name="request">The request.</param>
    /// <param name="document">Its document, whether it was sent or a hash that stands for it.</param>
    public static ReadOnlyMemory<byte> Of(GraphQLRequest request, ReadOnlySpan<char> document)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            json.WriteStringValue(document);
            json.WriteStringValue(string.IsNullOrEmpty(request.OperationName) ? null : request.OperationName);
            Write(json, request.Variables);
            json.WriteEndArray();
        }

        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case IReadOnlyDictionary<string, object?> members:
                json.WriteStartObject();
                foreach (var (name, member) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    json.WritePropertyName(name);
                    Write(json, member);
                }

                json.WriteEndObject();
                break;
            case IEnumerable<object?> items:
                json.WriteStartArray();
                foreach (var item in items)
                    Write(json, item);
                json.WriteEndArray();
                break;
            case int or long or BigInteger or decimal or double:
                json.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                throw new NotSupportedException($"A variable of {value.GetType()} has no form in JSON.");
        }
    }
}
