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
public sealed class LibraryServer : IAsyncLifetime
{
    private WebApplication _app = null!;

    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        _app = Build(_ => { });
        await _app.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri(AddressOf(_app)) };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    internal static WebApplication Build(Action<WebApplicationBuilder> configure)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddBureauGraphQL<LibraryQuery, LibraryMutation>();
        configure(builder);
        var app = builder.Build();
        app.Use((context, next) =>
        {
            if (CallerOf(context.Request.Headers.Authorization.ToString()) is { } caller)
                context.Features.Set(caller);
            return next(context);
        });
        app.MapBureauGraphQL();
        return app;
    }

    internal static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public async Task<JsonElement> Ask(Tier tier, string query, object? variables = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query, variables }) };
        request.Headers.Authorization = new("Bearer", tier.ToString());
        using var response = await Client.SendAsync(request);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static Caller? CallerOf(string authorization) =>
        authorization.StartsWith("Bearer ", StringComparison.Ordinal) && Enum.TryParse<Tier>(authorization["Bearer ".Length..], out var tier)
            ? new Caller(tier, tier == Tier.Subject ? null : PartnerId.New(), tier == Tier.Subject ? SubjectId.New() : null)
            : null;
}
