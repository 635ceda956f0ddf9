using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Bureau.Domain.Notices;

namespace Bureau.Infrastructure.Delivery;

/// <summary>
/// Posts a notice to a webhook, signed as Standard Webhooks 1.0 say: <c>webhook-id</c>, <c>webhook-timestamp</c> and <c>webhook-signature</c>, an HMAC-SHA256
/// over id, timestamp and body. It follows no redirect, and connects to the very address that it has checked.
/// </summary>
internal sealed class PostWebhook : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient client;
    private readonly TimeProvider clock;

    public PostWebhook(bool privateAddressesAllowed, TimeProvider clock)
    {
        this.clock = clock;
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, privateAddressesAllowed, cancellation),
        })
        { Timeout = Patience };
    }

    /// <summary>Posts; how it went.</summary>
    public async Task<DeliveryOutcome> SendAsync(Notice notice, string url, byte[] secret, CancellationToken cancellation)
    {
        var body = Body(notice);
        var timestamp = clock.GetUtcNow().ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", notice.Id.ToString());
        request.Headers.Add("webhook-timestamp", $"{timestamp}");
        request.Headers.Add("webhook-signature", Signature(secret, notice.Id, timestamp, body));
        try
        {
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            return answer.StatusCode is HttpStatusCode.Gone ? DeliveryOutcome.Gone
                : answer.IsSuccessStatusCode ? DeliveryOutcome.Delivered
                : DeliveryOutcome.Failed($"HTTP {(int)answer.StatusCode}");
        }
        catch (HttpRequestException failure)
        {
            return DeliveryOutcome.Failed(failure.InnerException is AddressNotPublicException ? "The host has no public address" : $"{failure.HttpRequestError}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return DeliveryOutcome.Failed("No answer in 10 s");
        }
    }

    public void Dispose() => client.Dispose();

    /// <summary>What a receiver computes too: see docs/notices.md.</summary>
    internal static string Signature(byte[] secret, NoticeId id, long timestamp, byte[] body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}";
    }

    private static byte[] Body(Notice notice) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = JsonNamingPolicy.SnakeCaseUpper.ConvertName(notice.Kind.ToString()),
        timestamp = notice.At.UtcDateTime,
        data = new { notice = notice.Id.Value, about = notice.About, details = notice.Details },
    });

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint host, bool privateAddressesAllowed, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(host.Host, cancellation);
        if (!privateAddressesAllowed)
            addresses = [.. addresses.Where(PublicAddresses.Contains)];
        if (addresses.Length == 0)
            throw new AddressNotPublicException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, host.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class AddressNotPublicException() : IOException("The host has no public address.");
}

/// <summary>How a delivery went.</summary>
/// <param name="Received">Whether the other side has it.</param>
/// <param name="IsGone">Whether the other side wants no more: the endpoint is closed.</param>
/// <param name="Failure">Why it failed, without anything that the other side said.</param>
internal readonly record struct DeliveryOutcome(bool Received, bool IsGone, string? Failure)
{
    public static DeliveryOutcome Delivered => new(true, false, null);

    public static DeliveryOutcome Gone => new(false, true, "HTTP 410: the endpoint wants no more");

    public static DeliveryOutcome Failed(string why) => new(false, false, why);
}
