using System.Security.Cryptography;
using Bureau.Domain.Partners;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace Bureau.Api.Access;

/// <summary>
/// The bureau as its own issuer: OpenIddict answers <c>/connect/token</c> (OAuth 2.0 client credentials), the discovery document and the key set;
/// tokens are JWTs as RFC 9068 describes, signed by ES256. No token is stored.
/// </summary>
internal static class OwnIssuer
{
    /// <summary>The paths at which the issuer answers.</summary>
    private static readonly PathString[] Paths = ["/connect", "/.well-known"];

    public static void AddOwnIssuer(this IServiceCollection services)
    {
        services.AddSingleton<IssuerKeys>();
        services.AddSingleton<DiscoveryByIssuer>();
        services.AddSingleton<AccessTokens>();
        services.AddHostedService<KeyWatch>();
        services.AddSingleton<IConfigureOptions<JwtBearerOptions>, Validation>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>, Issue>();
        services.AddOpenIddict().AddServer(server =>
        {
            server.SetTokenEndpointUris("connect/token");
            server.AllowClientCredentialsFlow();
            server.DisableTokenStorage();
            server.DisableAuthorizationStorage();
            server.DisableAccessTokenEncryption();

            // One rule decides on scopes, in the grant itself; by these two a foreign scope would be an invalid_request.
            server.DisableScopeValidation();
            server.IgnoreScopePermissions();
            server.RegisterScopes([.. TierNames.All]);

            // Nothing is ever encrypted by it, and the engine does not start without one.
            server.AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
            server.AddEventHandler(ClientCredentialsGrant.Descriptor);
            server.AddEventHandler(SigningByTurn.Descriptor);
            server.AddEventHandler(DiscoveryByIssuer.Descriptor);
            server.UseAspNetCore();
        });
        services.AddOptions<OpenIddict.Server.AspNetCore.OpenIddictServerAspNetCoreOptions>()
            .Configure<IHostEnvironment>((options, environment) => options.DisableTransportSecurityRequirement = environment.IsDevelopment());
    }

    /// <summary>The engine answers from within the authentication middleware; no request but the issuer's own passes through it.</summary>
    public static void UseOwnIssuer(this WebApplication app) => app.UseWhen(
        context => Array.Exists(Paths, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)),
        issuer =>
        {
            issuer.Use(RefuseUnreadableAsync);
            issuer.UseAuthentication();
        });

    // A form that cannot be read is the client's mistake (RFC 6749, section 5.2); the engine would let it pass as a failure of ours.
    private static async Task RefuseUnreadableAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException && !context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsJsonAsync(new { error = "invalid_request", error_description = "The form cannot be read." }, context.RequestAborted);
        }
    }

    /// <summary>How our own tokens are validated: with the keys at hand, without a request to ourselves.</summary>
    private sealed class Validation(IOptions<AccessOptions> access, IssuerKeys keys, TimeProvider clock) : IConfigureNamedOptions<JwtBearerOptions>
    {
        public void Configure(JwtBearerOptions options) => Configure(JwtBearerDefaults.AuthenticationScheme, options);

        public void Configure(string? name, JwtBearerOptions options)
        {
            options.MapInboundClaims = false;
            options.SaveToken = false;
            var rules = TokenRules.For(access.Value.Audience, TokenRules.OwnAlgorithms, clock);
            rules.ValidIssuer = access.Value.Issuer.AbsoluteUri;
            rules.ValidTypes = [AccessTokens.Type];
            rules.TryAllIssuerSigningKeys = false;
            rules.IssuerSigningKeyResolver = (_, _, keyId, _) => keys.Ring.Find(keyId) is { } key ? [key] : [];
            options.TokenValidationParameters = rules;
        }
    }

    /// <summary>What the engine takes from our settings and keys; asked again whenever the keys have changed.</summary>
    private sealed class Issue(IOptions<AccessOptions> access, IssuerKeys keys) : IConfigureOptions<OpenIddictServerOptions>
    {
        public void Configure(OpenIddictServerOptions options)
        {
            options.Issuer = access.Value.Issuer;
            options.AccessTokenLifetime = access.Value.TokenLifetime;
            options.SigningCredentials.AddRange(keys.Ring.Validating.Select(key => new SigningCredentials(key, SecurityAlgorithms.EcdsaSha256)));
        }
    }
}
