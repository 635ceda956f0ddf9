using Microsoft.Extensions.Options;

namespace Bureau.Api.Telemetry;

/// <summary>What the program tells of itself to those who run it; section <c>Bureau:Telemetry</c>.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Bureau:Telemetry";

    /// <summary>
    /// The port at which <c>/metrics</c> is answered: one of those that the program listens on, best an address of its own such as
    /// <c>--urls "http://0.0.0.0:5080;http://127.0.0.1:9464"</c> with 9464 here. Absent: nowhere; in the Development environment on every port, to callers on the same machine.
    /// </summary>
    public int? MetricsPort { get; set; }

    /// <summary>Where an OpenTelemetry collector takes traces and metrics by OTLP over HTTP, such as <c>http://127.0.0.1:4318</c>. Absent: nothing is sent.</summary>
    public Uri? OtlpEndpoint { get; set; }

    /// <summary>Which part of the requests is traced when there is a collector, 0 to 1. Decided by the trace's id, so that all who trace by it agree; a caller cannot ask for more.</summary>
    public double TracesSampled { get; set; } = 0.01;

    internal sealed class Check : IValidateOptions<TelemetryOptions>
    {
        public ValidateOptionsResult Validate(string? name, TelemetryOptions options)
        {
            var mistakes = new List<string>();
            if (options.MetricsPort is < 1 or > 65_535)
                mistakes.Add($"{Section}:{nameof(MetricsPort)} must be a port, 1 to 65535.");
            if (options.OtlpEndpoint is { } endpoint && !(endpoint.IsAbsoluteUri && endpoint.Scheme is "http" or "https"))
                mistakes.Add($"{Section}:{nameof(OtlpEndpoint)} must be an http or https address.");
            if (options.TracesSampled is not (>= 0 and <= 1))
                mistakes.Add($"{Section}:{nameof(TracesSampled)} must be between 0 and 1.");
            return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
        }
    }
}
