using System.Net.Http.Json;
using System.Text.Json;
using Bureau.Api.Access;
using Bureau.Api.GraphQL;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bureau.Api.Tests.GraphQL.Library;

/// <summary>The GraphQL layer over the library's schema, on a real Kestrel. The bearer token of a request is simply the tier's name.</summary>
public class LibraryServer : IAsyncLifetime
{
    private readonly List<WebApplication> _apps = [];

    public HttpClient Client { get; private set; } = null!;

    public ResolverLog Log { get; private set; } = null!;

    internal IServiceProvider Services => _apps[0].Services;

    public async Task InitializeAsync() => (Client, Log) = await StartAsync(_ => { });

    public async Task DisposeAsync()
    {
        foreach (var app in _apps)
            await app.DisposeAsync();
    }

    /// <summary>Starts one more server of its own settings.</summary>
    public async Task<(HttpClient Client, ResolverLog Log)> StartAsync(Action<WebApplicationBuilder> configure, string environment = "Production")
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddBureauGraphQL<LibraryQuery, LibraryMutation, ProtectionCheckTests.Nothing>().AddSingleton<ResolverLog>();
        configure(builder);
        var app = builder.Build();
        app.Use((context, next) =>
        {
            if (CallerOf(context.Request.Headers.Authorization.ToString()) is { } caller)
                context.Features.Set(caller);
            return next(context);
        });
        app.MapBureauGraphQL();
        _apps.Add(app);
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return (new HttpClient { BaseAddress = new Uri(address) }, app.Services.GetRequiredService<ResolverLog>());
    }

    public async Task<JsonElement> Ask(Tier tier, string query, object? variables = null) => await Ask(Client, tier, query, variables);

    public static async Task<JsonElement> Ask(HttpClient client, Tier tier, string query, object? variables = null)
    {
        using var response = await Send(client, tier, query, variables);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public static async Task<HttpResponseMessage> Send(HttpClient client, Tier? tier, string query, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        if (tier is not null)
            request.Headers.Authorization = new("Bearer", tier.ToString());
        return await client.SendAsync(request);
    }

    private static Caller? CallerOf(string authorization) =>
        authorization.StartsWith("Bearer ", StringComparison.Ordinal) && Enum.TryParse<Tier>(authorization["Bearer ".Length..], out var tier)
            ? new Caller(tier, tier == Tier.Subject ? null : PartnerId.New(), tier == Tier.Subject ? SubjectId.New() : null)
            : null;
}

/// <summary>Reads an answer in a test's own words.</summary>
internal static class Answers
{
    /// <summary>"CODE at path" for every error, in order of the path.</summary>
    public static string[] Errors(this JsonElement answer) => answer.TryGetProperty("errors", out var errors)
        ? errors.EnumerateArray()
            .Select(error => error.GetProperty("extensions").GetProperty("code").GetString()
                + (error.TryGetProperty("path", out var path) ? $" at {string.Join('.', path.EnumerateArray().Select(step => step.ToString()))}" : string.Empty))
            .Order(StringComparer.Ordinal)
            .ToArray()
        : [];

    /// <summary>The data as JSON text.</summary>
    public static string Data(this JsonElement answer) => answer.TryGetProperty("data", out var data) ? data.GetRawText() : "absent";
}
