using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Bureau.Api.Access;

/// <summary>The outside issuer's keys are known: without them every token would be refused.</summary>
internal sealed class IssuerReady(IOptionsMonitor<JwtBearerOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (options.Get(JwtBearerDefaults.AuthenticationScheme).ConfigurationManager is { } discovery)
            await discovery.GetConfigurationAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
