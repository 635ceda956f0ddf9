using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bureau.Api.Tests.Subscriptions;

/// <summary>A web socket of the protocol graphql-transport-ws, message by message.</summary>
internal static class Sockets
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task<ClientWebSocket> OpenAsync(RunningBureau bureau)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(new Uri(bureau.Client.BaseAddress!, "/graphql")) { Scheme = "ws" }.Uri, CancellationToken.None);
        return socket;
    }

    public static Task TellAsync(this ClientWebSocket socket, object message) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    public static async Task<JsonNode> HearAsync(this ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(Patience);
        var buffer = new byte[65_536];
        var read = await socket.ReceiveAsync(buffer, patience.Token);
        Assert.True(read.EndOfMessage && read.MessageType == WebSocketMessageType.Text, $"Closed with {socket.CloseStatus}: {socket.CloseStatusDescription}");
        return JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, read.Count))!;
    }

    public static async Task<int> ClosedAsync(this ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(Patience);
        while ((await socket.ReceiveAsync(new byte[65_536], patience.Token)).MessageType != WebSocketMessageType.Close)
        {
        }

        return (int)socket.CloseStatus!.Value;
    }
}
