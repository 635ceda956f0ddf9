using Microsoft.Extensions.Options;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Bureau.Api.Access;

/// <summary>
/// Writes the addresses of the discovery document from the configured issuer. The engine takes them from the request's Host header, by which
/// somebody could have a cache send clients, and their secrets, elsewhere.
/// </summary>
internal sealed class DiscoveryByIssuer(IOptions<AccessOptions> access) : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor
        .CreateBuilder<HandleConfigurationRequestContext>()
        .UseSingletonHandler<DiscoveryByIssuer>()
        .SetOrder(int.MaxValue - 100_000)
        .Build();

    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        context.TokenEndpoint = new Uri(access.Value.Issuer, "connect/token");
        context.JsonWebKeySetEndpoint = new Uri(access.Value.Issuer, ".well-known/jwks");
        return ValueTask.CompletedTask;
    }
}
