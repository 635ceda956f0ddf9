using System.Buffers;
using System.Collections;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Operations;
using GraphQL;
using GraphQL.Execution;

namespace Bureau.Api.GraphQL.Transport;

/// <summary>Writes an answer as JSON, straight from the tree that the execution left.</summary>
internal static class AnswerWriter
{
    // Never inside HTML, and sent with nosniff: names in any script go out as they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static Utf8JsonWriter? _reused;

    /// <summary>An answer to an executed operation: errors, if any, then data, then the cost, if it is told.</summary>
    /// <returns>How many bytes there are before the cost, which differs from one time to the next though the answer is the same.</returns>
    public static int Write(IBufferWriter<byte> buffer, RootExecutionNode? data, IEnumerable<ExecutionError> errors, ToldCost? cost = null)
    {
        var json = Begin(buffer);
        json.WriteStartObject();
        WriteErrors(json, errors);
        json.WritePropertyName("data"u8);
        WriteNode(json, data);
        var length = (int)(json.BytesCommitted + json.BytesPending);
        if (cost is { } told)
            WriteCost(json, told);
        json.WriteEndObject();
        End(json);
        return length;
    }

    /// <summary>The cost alone, of an operation that does not run.</summary>
    public static void Write(IBufferWriter<byte> buffer, in ToldCost cost)
    {
        var json = Begin(buffer);
        json.WriteStartObject();
        WriteCost(json, cost);
        json.WriteEndObject();
        End(json);
    }

    /// <summary>An answer to a request that was not executed: errors, no data.</summary>
    public static void Write(IBufferWriter<byte> buffer, IEnumerable<RefusalError> refusals, ToldCost? cost = null)
    {
        var json = Begin(buffer);
        json.WriteStartObject();
        WriteErrors(json, refusals);
        if (cost is { } told)
            WriteCost(json, told);
        json.WriteEndObject();
        End(json);
    }

    /// <summary>The errors alone, as a list.</summary>
    public static void WriteErrors(IBufferWriter<byte> buffer, IEnumerable<RefusalError> refusals)
    {
        var json = Begin(buffer);
        json.WriteStartArray();
        foreach (var refusal in refusals)
            WriteError(json, EngineErrors.Shape(refusal));
        json.WriteEndArray();
        End(json);
    }

    private static Utf8JsonWriter Begin(IBufferWriter<byte> buffer)
    {
        var json = _reused;
        if (json is null)
            return new Utf8JsonWriter(buffer, Options);
        _reused = null;
        json.Reset(buffer);
        return json;
    }

    private static void End(Utf8JsonWriter json)
    {
        json.Flush();
        _reused = json;
    }

    private static void WriteCost(Utf8JsonWriter json, in ToldCost cost)
    {
        var (policy, state) = (cost.Charge.Policy, cost.Charge.State);
        json.WriteStartObject("extensions"u8);
        json.WriteStartObject("cost"u8);
        json.WriteNumber("requested"u8, cost.Requested);
        if (cost.Actual is { } actual)
            json.WriteNumber("actual"u8, actual);
        json.WriteStartObject("throttle"u8);
        json.WriteNumber("maximum"u8, policy.Capacity);
        json.WriteNumber("available"u8, Math.Floor(state.Available));
        json.WriteNumber("restoreRate"u8, policy.RestoreRate);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteErrors(Utf8JsonWriter json, IEnumerable<ExecutionError> errors)
    {
        var any = false;
        foreach (var error in errors)
        {
            if (!any)
                json.WriteStartArray("errors"u8);
            any = true;
            WriteError(json, EngineErrors.Shape(error));
        }
        if (any)
            json.WriteEndArray();
    }

    private static void WriteError(Utf8JsonWriter json, RefusalError refusal)
    {
        json.WriteStartObject();
        json.WriteString("message"u8, refusal.Message);
        if (refusal.Locations is { Count: > 0 } locations)
        {
            json.WriteStartArray("locations"u8);
            foreach (var location in locations)
            {
                json.WriteStartObject();
                json.WriteNumber("line"u8, location.Line);
                json.WriteNumber("column"u8, location.Column);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        if (refusal.Path is { } path)
        {
            json.WriteStartArray("path"u8);
            foreach (var step in path)
                WriteValue(json, step);
            json.WriteEndArray();
        }
        json.WriteStartObject("extensions"u8);
        json.WriteString("code"u8, refusal.Reason.Code);
        json.WriteString("help"u8, ErrorsPage.AddressOf(refusal.Reason.Code));
        if (refusal.Reference is not null)
            json.WriteString("reference"u8, refusal.Reference);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNode(Utf8JsonWriter json, ExecutionNode? node)
    {
        switch (node)
        {
            case ObjectExecutionNode { SubFields: { } fields }:
                json.WriteStartObject();
                foreach (var field in fields)
                {
                    json.WritePropertyName(((PlannedField)field.Field).Key);
                    WriteNode(json, field);
                }
                json.WriteEndObject();
                break;
            case ArrayExecutionNode { Items: { } items }:
                json.WriteStartArray();
                foreach (var item in items)
                    WriteNode(json, item);
                json.WriteEndArray();
                break;
            case ArrayExecutionNode { SerializedResult: { } values }:
                WriteValues(json, values);
                break;
            case ValueExecutionNode value:
                WriteValue(json, value.Result);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }

    private static void WriteValues(Utf8JsonWriter json, IEnumerable values)
    {
        json.WriteStartArray();
        foreach (var value in values)
            WriteValue(json, value);
        json.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case BigInteger number:
                json.WriteRawValue(number.ToString());
                break;
            case Guid identity:
                json.WriteStringValue(identity);
                break;
            case IEnumerable values:
                WriteValues(json, values);
                break;
            default:
                throw new NotSupportedException($"A scalar was serialised to {value.GetType()}, which has no form in JSON.");
        }
    }
}
