using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Bureau.Api.Tests.Settings;

/// <summary>HTTP/2 as an operator sets it up: over TLS beside HTTP/1.1 on one port, and without TLS on a port of its own.</summary>
public sealed class ListeningByHttp2 : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bureau-tls-");

    [Fact]
    public async Task OverTls_OnePortSpeaksBoth_AndWebSocketsWorkByEither()
    {
        var (file, thumbprint) = Certificate();
        await using var bureau = await RunningBureau.StartAsync(null, "--Kestrel:Endpoints:Tls:Url=https://127.0.0.1:0", $"--Kestrel:Endpoints:Tls:Certificate:Path={file}", "--Kestrel:Endpoints:Tls:Certificate:Password=made-up");
        using var handler = new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, given, _, _) => given?.GetCertHashString() == thumbprint } };
        using var client = new HttpClient(handler, disposeHandler: false) { BaseAddress = bureau.Client.BaseAddress };
        Assert.Equal("https", client.BaseAddress!.Scheme);

        foreach (var version in (Version[])[HttpVersion.Version20, HttpVersion.Version11])
        {
            await AskAsync(client, bureau.TokenOfPerson(1), version);
            using var socket = new ClientWebSocket();
            socket.Options.AddSubProtocol("graphql-transport-ws");
            socket.Options.HttpVersion = version;
            socket.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
            socket.Options.SetRequestHeader("Authorization", $"Bearer {bureau.TokenOfPerson(1)}");
            await socket.ConnectAsync(new UriBuilder(client.BaseAddress) { Scheme = "wss", Path = "/graphql" }.Uri, new HttpMessageInvoker(handler, disposeHandler: false), CancellationToken.None);
            await SayAsync(socket, """{"type":"connection_init"}""");
            Assert.Equal("""{"type":"connection_ack"}""", await HearAsync(socket));
            await SayAsync(socket, """{"id":"1","type":"subscribe","payload":{"query":"{ me { name } }"}}""");
            Assert.Contains("\"type\":\"next\"", await HearAsync(socket), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WithoutTls_APortOfItsOwnSpeaksIt_ToWhoeverKnows()
    {
        await using var bureau = await RunningBureau.StartAsync(null, "--Kestrel:Endpoints:Inner:Url=http://127.0.0.1:0", "--Kestrel:Endpoints:Inner:Protocols=Http2");
        await AskAsync(bureau.Client, bureau.TokenOfPerson(1), HttpVersion.Version20);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task AskAsync(HttpClient client, string token, Version version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = JsonContent.Create(new { query = "{ me { name } }" }),
            Version = version,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.SendAsync(request);
        Assert.Equal(version, answer.Version);
        Assert.Contains("\"me\":{\"name\":", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task SayAsync(ClientWebSocket socket, string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private static async Task<string> HearAsync(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var buffer = new byte[8_192];
        var heard = await socket.ReceiveAsync(buffer, patience.Token);
        Assert.True(heard.EndOfMessage);
        return Encoding.UTF8.GetString(buffer, 0, heard.Count);
    }

    /// <summary>A certificate for 127.0.0.1 that nobody has signed but itself.</summary>
    private (string File, string Thumbprint) Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var path = Path.Combine(folder.FullName, "bureau.pfx");
        File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, "made-up"));
        return (path, certificate.Thumbprint);
    }
}
