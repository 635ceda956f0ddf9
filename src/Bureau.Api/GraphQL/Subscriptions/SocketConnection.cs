using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using Bureau.Api.Access;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Gate;
using Bureau.Api.GraphQL.Transport;
using Bureau.Domain;

namespace Bureau.Api.GraphQL.Subscriptions;

/// <summary>
/// One web socket of the protocol graphql-transport-ws (<see href="https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md"/>): the client says who it is, then begins and ends
/// operations by an id of its own. A message that breaks the protocol closes the socket with the protocol's code.
/// </summary>
internal sealed class SocketConnection(
    WebSocket socket, RequestGate gate, FollowEvents follow, Func<string?, Task<Outcome<Listener>>> identify, Surprises surprises, int longestMessage, TimeSpan timeToBegin, TimeProvider clock)
    : IAsyncDisposable
{
    private const int Invalid = 4400;
    private const int Unauthorized = 4401;
    private const int Forbidden = 4403;
    private const int BeginTimedOut = 4408;
    private const int IdTaken = 4409;
    private const int BegunTwice = 4429;
    private const int LongestId = 200;

    /// <summary>Operations of all kinds under way on one socket.</summary>
    private const int MostOperations = 100;

    private readonly ConcurrentDictionary<string, Operation> _operations = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _sending = new(1);
    private readonly CancellationTokenSource _stop = new();
    private readonly ArrayBufferWriter<byte> _received = new();
    private Listener? _listener;

    /// <summary>Serves the socket until one of the two closes it.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var closing = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stop.Token);
        using var late = new CancellationTokenSource(timeToBegin, clock);
        using var watching = late.Token.Register(() => _ = _listener is null ? CloseAsync(BeginTimedOut, "Connection initialisation timeout") : Task.CompletedTask);
        while (await ReceiveAsync(closing.Token))
        {
            if (!await TakeAsync(closing.Token))
                return;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_operations.Values.Select(operation => operation.Running)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _sending.Dispose();
    }

    private async Task<bool> ReceiveAsync(CancellationToken cancellation)
    {
        _received.ResetWrittenCount();
        while (true)
        {
            var read = await socket.ReceiveAsync(_received.GetMemory(1024), cancellation);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                await CloseAsync((int)WebSocketCloseStatus.NormalClosure, "Bye");
                return false;
            }

            _received.Advance(read.Count);
            if (read.MessageType == WebSocketMessageType.Binary || _received.WrittenCount > longestMessage)
            {
                await CloseAsync(Invalid, "A message is text and not longer than a request may be");
                return false;
            }

            if (read.EndOfMessage)
                return true;
        }
    }

    /// <summary>Takes the message that was received; false: the socket is closed.</summary>
    private async Task<bool> TakeAsync(CancellationToken cancellation)
    {
        JsonDocument message;
        try
        {
            message = JsonDocument.Parse(_received.WrittenMemory, new JsonDocumentOptions { MaxDepth = 34 });
        }
        catch (JsonException)
        {
            return await CloseAsync(Invalid, "A message is a JSON object with a type");
        }

        using (message)
        {
            var root = message.RootElement;
            switch (Text(root, "type"))
            {
                case "connection_init":
                    return await BeginAsync(root, cancellation);
                case "ping":
                    await SendAsync("{\"type\":\"pong\"}"u8.ToArray(), cancellation);
                    return true;
                case "pong":
                    return true;
                case "subscribe" when _listener is null:
                    return await CloseAsync(Unauthorized, "Unauthorized");
                case "subscribe" when Text(root, "id") is { Length: > 0 and <= LongestId } id && root.TryGetProperty("payload", out var payload) && RequestReader.Read(payload) is { } request:
                    return await StartAsync(id, request, _listener);
                case "complete" when Text(root, "id") is { } id:
                    if (_operations.TryRemove(id, out var ended))
                        ended.End();
                    return true;
                default:
                    return await CloseAsync(Invalid, "No such message, or one without its id or payload");
            }
        }
    }

    private async Task<bool> BeginAsync(JsonElement message, CancellationToken cancellation)
    {
        if (_listener is not null)
            return await CloseAsync(BegunTwice, "Too many initialisation requests");
        var authorization = message.TryGetProperty("payload", out var payload) ? Text(payload, "authorization") ?? Text(payload, "Authorization") : null;
        if (!(await identify(authorization)).Succeeded(out var listener, out var refusal))
            return await CloseAsync(Forbidden, refusal.Code);
        _listener = listener;
        await SendAsync("{\"type\":\"connection_ack\"}"u8.ToArray(), cancellation);
        return true;
    }

    private async Task<bool> StartAsync(string id, GraphQLRequest request, Listener listener)
    {
        if (_operations.Count >= MostOperations)
            return await CloseAsync(Invalid, "Too many operations at the same time");
        var operation = new Operation(_stop.Token);
        if (!_operations.TryAdd(id, operation))
        {
            operation.Dispose();
            return await CloseAsync(IdTaken, "Subscriber for this id already exists");
        }

        operation.Running = Task.Run(() => AnswerAsync(id, request, listener, operation), CancellationToken.None);
        return true;
    }

    private async Task AnswerAsync(string id, GraphQLRequest request, Listener listener, Operation operation)
    {
        using var buffer = new PooledBuffer();
        var stop = operation.Stopped;
        try
        {
            if (await RefusalsAsync(id, request, listener, buffer, stop) is { } refusals)
            {
                buffer.Clear();
                AnswerWriter.WriteErrors(buffer, refusals);
                await SendAsync("error", id, buffer.Written, stop);
                if (refusals[0].Reason is TokenExpired expired)
                    await CloseAsync(Unauthorized, expired.Code);
            }
            else
            {
                await SendAsync("complete", id, default, stop);
            }

            _operations.TryRemove(new KeyValuePair<string, Operation>(id, operation));
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException or ObjectDisposedException && (stop.IsCancellationRequested || socket.State != WebSocketState.Open))
        {
            // The client has ended it, or has left.
        }
        catch (Exception exception)
        {
            buffer.Clear();
            AnswerWriter.WriteErrors(buffer, [surprises.Report(exception, "a web socket")]);
            await SendAsync("error", id, buffer.Written, CancellationToken.None);
            _operations.TryRemove(new KeyValuePair<string, Operation>(id, operation));
        }
        finally
        {
            operation.Dispose();
        }
    }

    /// <summary>Sends the answers; why there are no more, or null when they have simply ended.</summary>
    private async Task<IReadOnlyList<RefusalError>?> RefusalsAsync(string id, GraphQLRequest request, Listener listener, PooledBuffer buffer, CancellationToken stop)
    {
        if (clock.GetUtcNow() >= listener.Ends)
            return [new RefusalError(new TokenExpired())];
        var admission = await gate.AdmitAsync(request, listener.Caller, null, mayChange: true, stop);
        if (admission.Operation is null)
            return admission.Refusals;
        await foreach (var refusal in follow.AnswersAsync(admission, listener, buffer, stop))
        {
            if (refusal is not null)
                return [new RefusalError(refusal)];
            if (!buffer.Written.IsEmpty)
                await SendAsync("next", id, buffer.Written, stop);
        }

        return null;
    }

    private Task SendAsync(string type, string id, ReadOnlyMemory<byte> payload, CancellationToken cancellation)
    {
        var message = new ArrayBufferWriter<byte>(payload.Length + 64);
        using (var json = new Utf8JsonWriter(message))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, id);
            json.WriteString("type"u8, type);
            if (!payload.IsEmpty)
            {
                json.WritePropertyName("payload"u8);
                json.WriteRawValue(payload.Span, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        return SendAsync(message.WrittenMemory, cancellation);
    }

    private async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellation)
    {
        await _sending.WaitAsync(cancellation);
        try
        {
            // Not cancelled in the middle: half a message would end the connection for all that it carries.
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Closes the socket from our side.</summary>
    /// <returns>False: nothing more is read.</returns>
    private async Task<bool> CloseAsync(int code, string reason)
    {
        await _sending.WaitAsync();
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync((WebSocketCloseStatus)code, reason, CancellationToken.None);
        }
        catch (Exception exception) when (exception is WebSocketException or IOException)
        {
            // It is closed already.
        }
        finally
        {
            _sending.Release();
        }

        return false;
    }

    private static string? Text(JsonElement of, string member) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>An operation under way, which the client may end in the moment in which it ends by itself.</summary>
    private sealed class Operation(CancellationToken connection) : IDisposable
    {
        private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(connection);
        private readonly Lock _ending = new();
        private bool _hasEnded;

        public CancellationToken Stopped => _stop.Token;

        public Task Running { get; set; } = Task.CompletedTask;

        public void End()
        {
            lock (_ending)
            {
                if (!_hasEnded)
                    _stop.Cancel();
            }
        }

        public void Dispose()
        {
            lock (_ending)
            {
                _hasEnded = true;
                _stop.Dispose();
            }
        }
    }
}
