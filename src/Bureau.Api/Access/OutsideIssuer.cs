using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Bureau.Api.Access;

/// <summary>Validates tokens of the issuer that <see cref="AccessOptions.Authority"/> names, with the keys that its discovery document publishes.</summary>
internal sealed class OutsideIssuer(IOptions<AccessOptions> access, TokenMemory memory, TimeProvider clock, IHostEnvironment environment)
    : IConfigureNamedOptions<JwtBearerOptions>, IConfigurationRetriever<OpenIdConnectConfiguration>
{
    public void Configure(JwtBearerOptions options) => Configure(JwtBearerDefaults.AuthenticationScheme, options);

    public void Configure(string? name, JwtBearerOptions options)
    {
        options.MapInboundClaims = false;
        options.SaveToken = false;
        options.TokenValidationParameters = TokenRules.For(access.Value.Audience, TokenRules.OutsideAlgorithms, clock);
        var discovery = $"{access.Value.Authority!.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration";
        options.ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
            discovery, this, new HttpDocumentRetriever { RequireHttps = !environment.IsDevelopment() });
    }

    /// <summary>Reads the issuer's keys, the first time and whenever they are read again; what was validated with the former ones is forgotten.</summary>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel)
    {
        var published = await OpenIdConnectConfigurationRetriever.GetAsync(address, retriever, cancel);
        memory.Forget();
        return published;
    }
}
