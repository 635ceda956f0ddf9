using Bureau.Api.Access;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Gate;
using Bureau.Api.GraphQL.Idempotency;
using Bureau.Api.GraphQL.Transport;
using Bureau.Api.Limits;
using Bureau.Domain;
using Bureau.Domain.Idempotency;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Bureau.Api.GraphQL.Subscriptions;

/// <summary>
/// Answers as server-sent events, an operation a connection: GraphQL over SSE in its mode of distinct connections (<see href="https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md"/>).
/// A request that is not admitted is answered as any other is, with its status.
/// </summary>
internal sealed class EventStream(RequestGate gate, FollowEvents follow, Budgets budgets, CurrentListener listeners, Surprises surprises, IOptions<GraphQLOptions> limits, TimeProvider clock)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);
    private static readonly ReadOnlyMemory<byte> Next = "event: next\ndata: "u8.ToArray();
    private static readonly ReadOnlyMemory<byte> End = "\n\n"u8.ToArray();
    private static readonly ReadOnlyMemory<byte> Complete = "event: complete\ndata: \n\n"u8.ToArray();
    private static readonly ReadOnlyMemory<byte> StillThere = ":\n\n"u8.ToArray();

    /// <summary>Whether the client wants events and nothing else that is served here.</summary>
    public static bool IsAskedFor(HttpRequest request) =>
        request.Headers.Accept is { Count: > 0 } accept && MediaTypeHeaderValue.TryParseList(accept, out var ranges)
        && ranges.OrderByDescending(range => range.Quality ?? 1).First().MediaType.Equals("text/event-stream", StringComparison.OrdinalIgnoreCase);

    public async Task AnswerAsync(HttpContext context)
    {
        using var buffer = new PooledBuffer();
        try
        {
            var (admission, listener, refusals) = await AdmitAsync(context);
            if (listener is null)
                await GraphQLEndpoint.SendAsync(context, GraphQLEndpoint.Refuse(context, buffer, AnswerFormat.GraphQLResponse, refusals), AnswerFormat.GraphQLResponse, buffer);
            else
                await StreamAsync(context, admission, listener, buffer);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // The client has left: that is how a subscription ends.
        }
        catch (Exception exception)
        {
            buffer.Clear();
            AnswerWriter.Write(buffer, [surprises.Report(exception, "the event stream")]);
            if (!context.Response.HasStarted)
                await GraphQLEndpoint.SendAsync(context, new(StatusCodes.Status500InternalServerError), AnswerFormat.GraphQLResponse, buffer);
            else
                await SendAsync(context.Response, Next, buffer.Written, End, Complete);
        }
    }

    private async Task<(Admission Admission, Listener? Listener, IReadOnlyList<RefusalError> Refusals)> AdmitAsync(HttpContext context)
    {
        var who = context.Features.Get<Caller>() is null ? GraphQLEndpoint.WhyNobody(context) : await listeners.OfAsync(context, null);
        if (!who.Succeeded(out var listener, out var unknown))
            return (default, null, [new RefusalError(budgets.RefuseNobody(context) ?? unknown)]);
        var (request, malformed) = await RequestReader.ReadAsync(context, limits.Value.RequestBytes);
        if (request is null)
            return (default, null, [new RefusalError(malformed!)]);
        var admission = await gate.AdmitAsync(request, listener.Caller, null, HttpMethods.IsPost(context.Request.Method), context.RequestAborted);
        if (admission.Operation is { IsMutation: true } && KeyedMutations.KeyOf(context.Request).Count > 0)
            return (default, null, [new RefusalError(new IdempotencyKeyWithStream())]);
        return (admission, admission.Operation is null ? null : listener, admission.Refusals);
    }

    private async Task StreamAsync(HttpContext context, Admission admission, Listener listener, PooledBuffer buffer)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["X-Accel-Buffering"] = "no";

        await using var answers = follow.AnswersAsync(admission, listener, buffer, context.RequestAborted).GetAsyncEnumerator(context.RequestAborted);
        var next = answers.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                if (await Task.WhenAny(next, Task.Delay(Silence, clock, context.RequestAborted)) != next)
                {
                    // What is between has long forgotten a connection on which nothing is sent.
                    context.RequestAborted.ThrowIfCancellationRequested();
                    await SendAsync(response, StillThere);
                    continue;
                }

                if (!await next)
                    break;
                if (buffer.Written.IsEmpty)
                    await SendAsync(response, StillThere);
                else
                    await SendAsync(response, Next, buffer.Written, End);
                next = answers.MoveNextAsync().AsTask();
            }
        }
        finally
        {
            // The answers end with the request, and are let go after they have.
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await SendAsync(response, Complete);
    }

    private static async Task SendAsync(HttpResponse response, params ReadOnlyMemory<byte>[] parts)
    {
        foreach (var part in parts)
            await response.Body.WriteAsync(part);
        await response.Body.FlushAsync();
    }
}
