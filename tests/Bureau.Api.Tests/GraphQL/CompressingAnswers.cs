using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Bureau.Api.GraphQL.Transport;
using Bureau.Api.Tests.GraphQL.Library;

namespace Bureau.Api.Tests.GraphQL;

/// <summary>What is long goes out compressed to whoever takes that; what is short, secret or told as it happens never does.</summary>
public sealed class CompressingAnswers(SharedBureau shared) : IClassFixture<SharedBureau>
{
    private const string Create = "mutation { createShareCode(input: { purpose: RENTAL_DEPOSIT }) { code } }";

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip, br;q=0.5", "gzip")]
    [InlineData("gzip", "gzip")]
    [InlineData("*", "br")]
    [InlineData("br;q=0, *", "gzip")]
    public async Task ALongAnswer_GoesOutInTheCodingThatTheClientLikesBest(string accepted, string coding)
    {
        foreach (var method in (HttpMethod[])[HttpMethod.Post, HttpMethod.Get])
        {
            using var plain = await AskAsync(method, Introspection.Full, null);
            using var answer = await AskAsync(method, Introspection.Full, accepted);
            Assert.Empty(plain.Content.Headers.ContentEncoding);
            Assert.Equal([coding], answer.Content.Headers.ContentEncoding);
            Assert.Contains("Accept-Encoding", answer.Headers.Vary);
            Assert.Contains("Accept-Encoding", plain.Headers.Vary);
            var sent = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal(sent.Length, answer.Content.Headers.ContentLength);
            Assert.InRange(sent.Length, 100, plain.Content.Headers.ContentLength!.Value / 4);
            Assert.Equal(await plain.Content.ReadAsByteArrayAsync(), Opened(sent, coding));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("identity")]
    [InlineData("deflate, zstd")]
    [InlineData("br;q=0, gzip;q=0")]
    [InlineData("*;q=0")]
    [InlineData("nonsense;;")]
    public async Task ALongAnswer_GoesOutAsItIs_ToWhoeverTakesNeither(string? accepted)
    {
        using var answer = await AskAsync(HttpMethod.Post, Introspection.Full, accepted);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.StartsWith("{\"data\":{\"__schema\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AShortAnswer_GoesOutAsItIs_WithItsLength()
    {
        using var answer = await AskAsync(HttpMethod.Post, "{ __typename }", "br, gzip");
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Empty(answer.Headers.Vary);
        Assert.Equal((await answer.Content.ReadAsByteArrayAsync()).Length, answer.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task AMutation_IsNeverCompressed_HoweverLong()
    {
        var person = shared.Bureau.TokenOfPerson(4);
        var padding = string.Join(' ', Enumerable.Range(0, 25).Select(number => $"{new string('a', 100)}{number}: __typename"));
        using var answer = await AskAsync(HttpMethod.Post, Create.Replace("{ createShareCode", $"{{ {padding} createShareCode", StringComparison.Ordinal), "br, gzip", person);
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.InRange(answer.Content.Headers.ContentLength!.Value, Sending.Least, 10_000);
        Assert.Contains("createShareCode", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_AreNeverCompressed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "subscription { consentChanged { id } }" }) };
        request.Headers.Authorization = new("Bearer", shared.Bureau.TokenOfPerson(1));
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");
        using var stream = await shared.Bureau.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Empty(stream.Content.Headers.ContentEncoding);
        using var lines = new StreamReader(await stream.Content.ReadAsStreamAsync());
        Assert.Equal(":", await lines.ReadLineAsync());
    }

    [Theory]
    [InlineData("/graphql?sdl", "text/plain")]
    [InlineData("/graphql", "text/html")]
    [InlineData("/me/file", "text/html")]
    [InlineData("/errors", "text/html")]
    public async Task Pages_GoOutCompressed(string path, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new("Bearer", shared.Bureau.TokenOfPerson(1));
        request.Headers.Accept.ParseAdd(type);
        request.Headers.AcceptEncoding.ParseAdd("gzip, br");
        using var answer = await shared.Bureau.Client.SendAsync(request);
        Assert.Equal(["br"], answer.Content.Headers.ContentEncoding);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        Assert.NotEmpty(Opened(await answer.Content.ReadAsByteArrayAsync(), "br"));
    }

    private static byte[] Opened(byte[] body, string coding)
    {
        using var opened = new MemoryStream();
        using Stream stream = coding == "br" ? new BrotliStream(new MemoryStream(body), CompressionMode.Decompress) : new GZipStream(new MemoryStream(body), CompressionMode.Decompress);
        stream.CopyTo(opened);
        return opened.ToArray();
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string query, string? accepted, string? token = null)
    {
        using var request = new HttpRequestMessage(method, method == HttpMethod.Get ? $"/graphql?query={Uri.EscapeDataString(query)}" : "/graphql");
        if (method == HttpMethod.Post)
            request.Content = JsonContent.Create(new { query });
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? shared.Bureau.TokenOfPerson(1));
        request.Headers.Accept.ParseAdd("application/json");
        if (accepted is not null)
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        return await shared.Bureau.Client.SendAsync(request);
    }
}
