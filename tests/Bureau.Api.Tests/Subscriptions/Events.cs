using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Bureau.Api.Tests.Subscriptions;

/// <summary>A subscription as server-sent events, read line by line.</summary>
internal sealed class Events : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpResponseMessage answer;
    private readonly StreamReader lines;
    private Task<string>? next;

    private Events(HttpResponseMessage answer, StreamReader lines) => (this.answer, this.lines) = (answer, lines);

    public static Task<HttpResponseMessage> AskAsync(RunningBureau bureau, string token, string query) => AskAsync(bureau.Client, token, query);

    public static Task<Events> OpenAsync(RunningBureau bureau, string token, string query) => OpenAsync(bureau.Client, token, query);

    public static async Task<HttpResponseMessage> AskAsync(HttpClient client, string token, string query)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Accept.ParseAdd("text/event-stream");
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public static async Task<Events> OpenAsync(HttpClient client, string token, string query)
    {
        var stream = await AskAsync(client, token, query);
        Assert.Equal("text/event-stream", stream.Content.Headers.ContentType?.MediaType);
        var reader = new StreamReader(await stream.Content.ReadAsStreamAsync());

        // A comment says that the following has begun; without it there is an error to read.
        var begun = await reader.ReadLineAsync();
        Assert.Contains(begun, new[] { ":", "event: next" });
        return new(stream, reader) { HasBegun = begun == ":" };
    }

    /// <summary>Whether nothing is missed from now on; if not, the next that is told says why.</summary>
    public bool HasBegun { get; private init; }

    /// <summary>What the one field of the subscription told, a blank between two values; the code of an error, or "complete".</summary>
    public Task<string> ToldAsync()
    {
        var told = next ?? ReadAsync();
        next = null;
        return told.WaitAsync(Patience);
    }

    public async Task<bool> IsToldWithinAsync(TimeSpan time)
    {
        next ??= ReadAsync();
        return await Task.WhenAny(next, Task.Delay(time)) == next;
    }

    public ValueTask DisposeAsync()
    {
        // Without the rest of what is sent: that is how a client leaves.
        answer.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<string> ReadAsync()
    {
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line == "event: complete")
                return "complete";
            if (!line.StartsWith("data: {", StringComparison.Ordinal))
                continue;
            var told = JsonNode.Parse(line["data: ".Length..])!;
            return told.Code() ?? Values(told["data"]!.AsObject().Single().Value!.AsObject());
        }

        return "ended";
    }

    private static string Values(JsonObject of) => string.Join(' ', of.Select(field => field.Value is JsonObject inner ? Values(inner) : field.Value?.ToString()));
}
