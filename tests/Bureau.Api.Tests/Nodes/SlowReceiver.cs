using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace Bureau.Api.Tests.Nodes;

/// <summary>A partner's server that takes its time with each notice: whoever else would post it too has time to.</summary>
internal sealed class SlowReceiver : IDisposable
{
    private static readonly TimeSpan Thinking = TimeSpan.FromMilliseconds(300);

    private readonly HttpListener listener = new();
    private int received;

    public SlowReceiver()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/hook/";
        }

        listener.Prefixes.Add(Url);
        listener.Start();
        _ = Task.Run(ReceiveAsync);
    }

    public string Url { get; }

    /// <summary>How often something was posted.</summary>
    public int Received => Volatile.Read(ref received);

    /// <summary>What each notice is about, by the notice's id.</summary>
    public ConcurrentDictionary<string, Guid> About { get; } = new(StringComparer.Ordinal);

    public void Dispose() => listener.Close();

    private async Task ReceiveAsync()
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            _ = AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream);
        var notice = JsonNode.Parse(await reader.ReadToEndAsync())!;
        Interlocked.Increment(ref received);
        About[context.Request.Headers["webhook-id"]!] = notice["data"]!["about"]!.GetValue<Guid>();
        await Task.Delay(Thinking);
        context.Response.StatusCode = (int)HttpStatusCode.NoContent;
        context.Response.Close();
    }
}
