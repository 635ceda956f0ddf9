using System.Security.Claims;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Storage;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Bureau.Api.Access;

/// <summary>
/// Grants a token to a client that has proved who it is: for its own partner, in its own tier. A request without scope means the client's own;
/// any other is refused.
/// </summary>
internal sealed class ClientCredentialsGrant(PartnerClients clients, IOptions<AccessOptions> access) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleTokenRequestContext>()
        .UseScopedHandler<ClientCredentialsGrant>()
        .SetOrder(0)
        .Build();

    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        var client = context.ClientId is { } id ? await clients.FindAsync(id, context.CancellationToken) : null;
        if (client is null)
        {
            context.Reject(Errors.UnauthorizedClient, "The client belongs to no partner.");
            return;
        }

        var scope = TierNames.Of(client.Tier);
        if (context.Request.GetScopes().Any(asked => asked != scope))
        {
            context.Reject(Errors.InvalidScope, "The client may have its own tier's scope alone.");
            return;
        }

        var identity = new ClaimsIdentity("client_credentials", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, client.Partner.ToString());
        identity.SetClaim(AccessTokens.TierClaim, scope);
        identity.SetScopes(scope);
        identity.SetResources(access.Value.Audience);
        identity.SetDestinations(_ => [Destinations.AccessToken]);
        context.SignIn(new ClaimsPrincipal(identity));
    }
}
