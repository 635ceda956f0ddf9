using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Bureau.Api.Health;

/// <summary>Says whether the program lives and whether it can answer.</summary>
public static class BureauHealth
{
    /// <summary>Adds the checks.</summary>
    public static IServiceCollection AddBureauHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<StoreReady>("store", timeout: TimeSpan.FromSeconds(5));
        return services;
    }

    /// <summary>
    /// <c>/health/live</c>: 200 as long as the program answers at all. <c>/health/ready</c>: 200 when it can do its work, 503 while it cannot;
    /// <c>Degraded</c>, with 200, while it does so without Redis. Both answer with one word of plain text.
    /// </summary>
    public static void MapBureauHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
    }
}
