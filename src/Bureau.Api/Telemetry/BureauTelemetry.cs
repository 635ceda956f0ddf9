using System.Net;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Bureau.Api.Telemetry;

/// <summary>
/// Metrics at <c>/metrics</c> in Prometheus's text form, and traces and metrics to a collector. Neither holds anything of a person: labels name kinds, routes and outcomes, and
/// a span has its path but no query, no address and no header of the caller. What nobody is to read is not gathered.
/// </summary>
internal static class BureauTelemetry
{
    private const string Path = "/metrics";

    /// <summary>The meters of this program's own, and those of the server that count requests.</summary>
    private static readonly string[] Meters = ["Bureau.*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    /// <summary>What the instrumentation would keep of a request and may tell of a person.</summary>
    private static readonly string[] Untold = ["url.query", "url.full", "user_agent.original", "client.address", "client.port", "network.peer.address", "network.peer.port"];

    /// <summary>Adds what gathers and sends. Mistakes in the settings are reported by their review.</summary>
    public static IServiceCollection AddBureauTelemetry(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section);
        services.AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryOptions.Check>();
        var settings = configuration.GetSection(TelemetryOptions.Section);
        var served = environment.IsDevelopment() || !string.IsNullOrEmpty(settings[nameof(TelemetryOptions.MetricsPort)]);
        var collector = Uri.TryCreate(settings[nameof(TelemetryOptions.OtlpEndpoint)], UriKind.Absolute, out var address) ? address : null;
        if (!served && collector is null)
            return services;

        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("bureau", autoGenerateServiceInstanceId: true));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters).AddRuntimeInstrumentation();
            if (served)
                metrics.AddPrometheusExporter();
            if (collector is not null)
                metrics.AddOtlpExporter(exporter => SendTo(exporter, collector, "v1/metrics"));
        });
        if (collector is not null)
        {
            telemetry.WithTracing(traces => traces
                .SetSampler(provider => new TraceIdRatioBasedSampler(provider.GetRequiredService<IOptions<TelemetryOptions>>().Value.TracesSampled))
                .AddAspNetCoreInstrumentation(requests => requests.EnrichWithHttpResponse = (span, _) =>
                {
                    foreach (var tag in Untold)
                        span.SetTag(tag, null);
                })
                .AddOtlpExporter(exporter => SendTo(exporter, collector, "v1/traces")));
        }

        return services;
    }

    /// <summary>Answers at <c>/metrics</c>, before anything that asks who the caller is: who reaches that port may read it.</summary>
    public static void UseBureauTelemetry(this WebApplication app)
    {
        if (app.Services.GetService<MeterProvider>() is null)
            return;
        var port = app.Services.GetRequiredService<IOptions<TelemetryOptions>>().Value.MetricsPort;
        if (port is not null || app.Environment.IsDevelopment())
            app.UseOpenTelemetryPrometheusScrapingEndpoint(request => request.Request.Path == Path && MayRead(request.Connection, port));
    }

    private static bool MayRead(ConnectionInfo connection, int? port) => port is null
        ? connection.RemoteIpAddress is { } caller && IPAddress.IsLoopback(caller)
        : connection.LocalPort == port;

    private static void SendTo(OtlpExporterOptions exporter, Uri collector, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri($"{collector.AbsoluteUri.TrimEnd('/')}/{path}");
    }
}
