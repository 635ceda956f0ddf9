using Bureau.Api.Access;
using Bureau.Api.GraphQL;
using Bureau.Api.Health;

namespace Bureau.Api;

/// <summary>The program put together: which parts it has, and in which order a request passes them.</summary>
internal static class BureauApp
{
    /// <summary>Where the program listens unless <c>--urls</c>, <c>ASPNETCORE_URLS</c> or <c>Kestrel:Endpoints</c> say otherwise.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>All parts, none of them started.</summary>
    /// <param name="args">Settings, as <c>--Section:Key=value</c>.</param>
    public static WebApplication Build(string[] args)
    {
        // appsettings.json lies beside the program; the working directory is that of whoever typed the command.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.ListenLocallyByDefault(builder.Configuration);
        builder.Services
            .AddSettingsReview()
            .AddAccess(builder.Configuration)
            .AddBureauGraphQL()
            .AddBureauHealth();
        return builder.Build();
    }

    /// <summary>Brings the store up to date and lays out the walk of a request. The settings must have been reviewed.</summary>
    public static async Task OpenAsync(WebApplication bureau, CancellationToken cancellation)
    {
        bureau.UseAccess();
        bureau.MapBureauHealth();
        bureau.MapBureauGraphQL();
        await Task.CompletedTask;
    }

    private static void ListenLocallyByDefault(this ConfigureWebHostBuilder host, ConfigurationManager configuration)
    {
        if (string.IsNullOrEmpty(configuration["urls"]) && string.IsNullOrEmpty(configuration["http_ports"]) && !configuration.GetSection("Kestrel:Endpoints").Exists())
            host.UseUrls(DefaultUrl);
    }
}
