using System.Security.Cryptography;
using Bureau.Api.Access;
using Bureau.Api.GraphQL;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Export;
using Bureau.Api.Health;
using Bureau.Api.Limits;
using Bureau.Api.Receipts;
using Bureau.Api.Telemetry;
using Bureau.Infrastructure;
using Bureau.Infrastructure.Sandbox;

namespace Bureau.Api;

/// <summary>The program put together: which parts it has, and in which order a request passes them.</summary>
internal static class BureauApp
{
    /// <summary>Where the program listens unless <c>--urls</c>, <c>ASPNETCORE_URLS</c> or <c>Kestrel:Endpoints</c> say otherwise.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>All parts, none of them started.</summary>
    /// <param name="args">Settings, as <c>--Section:Key=value</c>.</param>
    /// <param name="clock">What the time is; null: the system's clock.</param>
    public static WebApplication Build(string[] args, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot() });
        builder.WebHost.ListenLocallyByDefault(builder.Configuration);
        builder.WebHost.ConfigureKestrel(server => server.AddServerHeader = false);
        builder.Logging.KeepQuietAboutPeople();
        builder.Services
            .AddSettingsReview()
            .AddSingleton(clock ?? TimeProvider.System)
            .AddBureau(builder.Configuration, builder.Environment)
            .AddAccess(builder.Configuration)
            .AddBureauGraphQL()
            .AddBureauHealth()
            .AddBureauTelemetry(builder.Configuration, builder.Environment);
        return builder.Build();
    }

    /// <summary>Opens the store, connects to Redis and lays out the walk of a request. The settings must have been reviewed.</summary>
    /// <returns>Why the program must not serve from this store, or null.</returns>
    public static async Task<string?> OpenAsync(WebApplication bureau, CancellationToken cancellation)
    {
        var connecting = bureau.Services.ConnectToRedisAsync(cancellation);
        if (await OpenStoreAsync(bureau, cancellation) is { } objection)
            return objection;
        await connecting;
        bureau.UseWebSockets();
        bureau.UseBureauTelemetry();
        bureau.UseAddressBudgets();
        bureau.UseAccess();
        bureau.MapBureauHealth();
        bureau.MapBureauGraphQL();
        bureau.MapErrorsPage();
        bureau.MapFilePage();
        bureau.MapBureauReceipts();
        return null;
    }

    /// <summary>Brings the store up to date, with its sandbox in the Development environment, and reads the signing keys.</summary>
    /// <returns>Why the program must not serve from this store, or null.</returns>
    public static async Task<string?> OpenStoreAsync(WebApplication bureau, CancellationToken cancellation)
    {
        await bureau.Services.MigrateAsync(cancellation);
        var sandbox = bureau.Services.GetRequiredService<SandboxStore>();
        if (bureau.Environment.IsDevelopment())
            await sandbox.EnsureLoadedAsync(cancellation);
        else if (await sandbox.IsPresentAsync(cancellation))
            return "Bureau does not start: the store holds the sandbox's partners, whose secrets are published. Use another store outside Development.";
        try
        {
            await bureau.Services.ReadIssuerKeysAsync(cancellation);
            return null;
        }
        catch (CryptographicException)
        {
            return "Bureau does not start: the signing keys in the store were encrypted under another secret. Set Bureau:Secrets:Key to the one that this store was made with.";
        }
    }

    /// <summary>
    /// Where appsettings.json lies, and the default store: beside the program or, in a source tree, with the project, so that every build
    /// and every working directory means the same store.
    /// </summary>
    private static string ContentRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Bureau.Api.csproj")))
                return folder.FullName;
        }

        return AppContext.BaseDirectory;
    }

    /// <summary>What these would log at lower levels holds query strings, malformed requests and tokens: no setting makes them say it.</summary>
    private static void KeepQuietAboutPeople(this ILoggingBuilder logging) => logging
        .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.Server.Kestrel.BadRequests", LogLevel.Warning)
        .AddFilter("OpenIddict", LogLevel.Warning);

    private static void ListenLocallyByDefault(this ConfigureWebHostBuilder host, ConfigurationManager configuration)
    {
        if (string.IsNullOrEmpty(configuration["urls"]) && string.IsNullOrEmpty(configuration["http_ports"]) && !configuration.GetSection("Kestrel:Endpoints").Exists())
            host.UseUrls(DefaultUrl);
    }
}
