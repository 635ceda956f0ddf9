using System.Net.WebSockets;
using Bureau.Api.Access;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Gate;
using Bureau.Api.GraphQL.Transport;
using Bureau.Api.Limits;
using Bureau.Domain;
using Microsoft.Extensions.Options;

namespace Bureau.Api.GraphQL.Subscriptions;

/// <summary>Accepts web sockets of the protocol graphql-transport-ws, and no others.</summary>
internal sealed class SocketEndpoint(
    RequestGate gate, FollowEvents follow, Budgets budgets, CurrentListener listeners, Surprises surprises, IOptions<GraphQLOptions> limits, IOptions<SubscriptionsOptions> options, TimeProvider clock)
{
    private const string Protocol = "graphql-transport-ws";

    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    public async Task AnswerAsync(HttpContext context)
    {
        if (!context.WebSockets.WebSocketRequestedProtocols.Contains(Protocol))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        // Who opens it is said by its first message, if not by a header: until then it is the address that asks.
        var isNobody = context.Features.Get<Caller>() is null;
        if (isNobody && budgets.RefuseNobody(context) is { } tooMany)
        {
            using var buffer = new PooledBuffer();
            await GraphQLEndpoint.SendAsync(context, GraphQLEndpoint.Refuse(context, buffer, AnswerFormat.GraphQLResponse, [new RefusalError(tooMany)]), AnswerFormat.GraphQLResponse, buffer);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { SubProtocol = Protocol, KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive });
        await using var connection = new SocketConnection(
            socket, gate, follow, IdentifyAsync, surprises, limits.Value.RequestBytes, TimeSpan.FromSeconds(options.Value.SecondsToBegin), clock);
        try
        {
            await connection.RunAsync(context.RequestAborted);
        }
        catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or IOException)
        {
            // The client has left, or the program ends.
        }

        async Task<Outcome<Listener>> IdentifyAsync(string? authorization)
        {
            var who = await listeners.OfAsync(context, authorization);
            if (isNobody && who.Refusal is null)
                budgets.IsSomebody(context);
            return who;
        }
    }
}
