using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Bureau.Api.Access;

/// <summary>Puts Access into the program: who may ask, and in which capacity.</summary>
public static class BureauAccess
{
    /// <summary>Adds the validation of tokens and, unless <see cref="AccessOptions.Authority"/> names an outside issuer, their issue.</summary>
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccessOptions>().BindConfiguration(AccessOptions.Section);
        services.AddSingleton<IValidateOptions<AccessOptions>, AccessOptionsRules>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new TokenMemory(provider.GetRequiredService<IOptions<AccessOptions>>().Value.RememberedTokens, provider.GetRequiredService<TimeProvider>()));
        services.AddAuthentication().AddJwtBearer();
        if (string.IsNullOrEmpty(configuration[$"{AccessOptions.Section}:{nameof(AccessOptions.Authority)}"]))
            services.AddOwnIssuer();
        else
            services.AddOutsideIssuer();
        services.KeepNoDataProtectionKeys();
        return services;
    }

    /// <summary>Reads the keys that sign and validate, and makes the first one; does nothing with an outside issuer. The store must be up to date.</summary>
    public static Task ReadIssuerKeysAsync(this IServiceProvider services, CancellationToken cancellation) =>
        services.GetService<IssuerKeys>()?.RefreshAsync(cancellation) ?? Task.CompletedTask;

    /// <summary>Identifies the caller of every request, and answers at the issuer's endpoints when tokens are issued here.</summary>
    public static void UseAccess(this WebApplication app)
    {
        // The host would put the authentication middleware before everything, and have it look at every request for the issuer's sake.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        if (app.Services.GetService<IssuerKeys>() is not null)
            app.UseOwnIssuer();
        app.UseMiddleware<IdentifyCaller>();
    }

    /// <summary>
    /// Nothing here is protected by ASP.NET's data protection: no cookie, no form, no token of the issuer. Authentication brings it along all the same, and it would make a key at start and
    /// write it, unencrypted, into the home directory. Whoever comes to use it must first have its keys kept in the store, under the bureau's secret: until then what one node protects no other reads.
    /// </summary>
    private static void KeepNoDataProtectionKeys(this IServiceCollection services)
    {
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        var atStart = services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(EphemeralDataProtectionProvider).Assembly).ToList();
        foreach (var service in atStart)
            services.Remove(service);
    }

    private static void AddOutsideIssuer(this IServiceCollection services)
    {
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, OutsideIssuer>();
        services.AddHealthChecks().AddCheck<IssuerReady>("issuer", timeout: TimeSpan.FromSeconds(5));
    }
}
