using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bureau.Api.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests;

/// <summary>
/// The whole program on a port of its own, with a SQLite file of its own, in the Development environment unless the settings say otherwise.
/// Beside what the program serves, <c>/test/caller</c> tells who the request was taken for.
/// </summary>
public sealed class RunningBureau : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TemporaryStore? _own;

    private RunningBureau(WebApplication app, TemporaryStore store, TemporaryStore? own)
    {
        (_app, Store, _own) = (app, store, own);
        Client = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
    }

    /// <summary>Talks to it.</summary>
    public HttpClient Client { get; }

    /// <summary>Where its data are.</summary>
    internal TemporaryStore Store { get; }

    /// <summary>What it is made of.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts it.</summary>
    /// <param name="clock">What its time is; null: now.</param>
    /// <param name="settings">Such as <c>--Bureau:Access:Audience=x</c>.</param>
    public static Task<RunningBureau> StartAsync(TimeProvider? clock = null, params string[] settings)
    {
        var store = new TemporaryStore();
        return StartAsync(store, store, clock, settings);
    }

    /// <summary>Starts it on a store that others use too.</summary>
    internal static Task<RunningBureau> StartAsync(TemporaryStore store, TimeProvider? clock = null, params string[] settings) => StartAsync(store, null, clock, settings);

    private static async Task<RunningBureau> StartAsync(TemporaryStore store, TemporaryStore? own, TimeProvider? clock, string[] settings)
    {
        var app = BureauApp.Build(["--environment", "Development", "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default=None", store.Setting, .. settings], clock);
        Assert.Null(await BureauApp.OpenAsync(app, CancellationToken.None));
        app.MapGet("/test/caller", (HttpContext context) => context.Features.Get<Caller>() is { } caller
            ? Results.Json(new { tier = caller.Tier.ToString(), holder = caller.Partner?.Value ?? caller.Subject?.Value, authenticatedTwice = context.User.Identity?.IsAuthenticated })
            : Results.StatusCode(StatusCodes.Status401Unauthorized));
        await app.StartAsync();
        return new(app, store, own);
    }

    /// <summary>A token by the front door.</summary>
    public async Task<string> TokenAsync(string client)
    {
        var answer = await AskForTokenAsync(client);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonObject>())!["access_token"]!.GetValue<string>();
    }

    /// <summary>What the token endpoint answers.</summary>
    public async Task<HttpResponseMessage> AskForTokenAsync(string client, string secret = "sandbox", string? scope = null)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials" };
        if (scope is not null)
            form["scope"] = scope;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/connect/token") { Content = new FormUrlEncodedContent(form) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{client}:{secret}")));
        return await Client.SendAsync(request);
    }

    /// <summary>Asks who the bearer of this token is.</summary>
    public async Task<CallerAnswer> CallerAsync(string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/test/caller");
        if (token is not null)
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var answer = await Client.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
            return new((int)answer.StatusCode, null, null, answer.Headers.WwwAuthenticate.ToString());
        var caller = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.False(caller["authenticatedTwice"]!.GetValue<bool>(), "The host's own middleware has validated the token too.");
        return new((int)answer.StatusCode, caller["tier"]!.GetValue<string>(), caller["holder"]!.GetValue<Guid>(), "");
    }

    /// <summary>Asks a GraphQL question. What the answer says of its cost is left out: it depends on what was asked before.</summary>
    public async Task<JsonNode> AskAsync(string token, string query, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await Client.SendAsync(request);
        return JsonNode.Parse((await answer.Content.ReadAsStringAsync()).WithoutCost())!;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _own?.Dispose();
    }
}

/// <summary>Who a request was taken for, or the challenge of its 401.</summary>
public sealed record CallerAnswer(int Status, string? Tier, Guid? Holder, string Challenge);

/// <summary>A SQLite file in a folder of its own, removed at the end.</summary>
internal sealed class TemporaryStore : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bureau-");

    public string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "bureau.db")}";

    public string Setting => $"--ConnectionStrings:Bureau={ConnectionString}";

    public void Dispose()
    {
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);
        if (Directory.Exists(_folder.FullName))
            _folder.Delete(recursive: true);
    }
}
