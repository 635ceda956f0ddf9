using System.Text.Json;
using Bureau.Domain.Partners;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Bureau.Infrastructure.Storage;

/// <summary>The OAuth clients of partners, in OpenIddict's tables; secrets are kept as salted hashes. One client acts for one partner in one tier.</summary>
public sealed class PartnerClients
{
    private const string PartnerProperty = "partner";

    private readonly IOpenIddictApplicationManager applications;

    internal PartnerClients(IOpenIddictApplicationManager applications) => this.applications = applications;

    /// <summary>Registers a client that may ask for tokens of its own tier by its secret. Throws when the client id is taken.</summary>
    public async Task RegisterAsync(PartnerClient client, string secret, CancellationToken cancellation) => await applications.CreateAsync(
        new OpenIddictApplicationDescriptor
        {
            ClientId = client.ClientId,
            ClientSecret = secret,
            ClientType = ClientTypes.Confidential,
            Permissions = { Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials, Permissions.Prefixes.Scope + TierNames.Of(client.Tier) },
            Properties = { [PartnerProperty] = JsonSerializer.SerializeToElement(client.Partner.ToString()) },
        },
        cancellation);

    /// <summary>The client of that id, or null when there is none or when it belongs to no partner.</summary>
    public async Task<PartnerClient?> FindAsync(string clientId, CancellationToken cancellation)
    {
        if (await applications.FindByClientIdAsync(clientId, cancellation) is not { } application)
            return null;
        var properties = await applications.GetPropertiesAsync(application, cancellation);
        var scopes = (await applications.GetPermissionsAsync(application, cancellation))
            .Where(permission => permission.StartsWith(Permissions.Prefixes.Scope, StringComparison.Ordinal))
            .Select(permission => TierNames.Find(permission[Permissions.Prefixes.Scope.Length..]))
            .ToList();
        return properties.TryGetValue(PartnerProperty, out var partner) && Guid.TryParse(partner.GetString(), out var id) && scopes is [{ } tier]
            ? new PartnerClient(clientId, new PartnerId(id), tier)
            : null;
    }
}

/// <summary>An OAuth client of a partner.</summary>
/// <param name="ClientId">What it calls itself.</param>
/// <param name="Partner">For whom it acts.</param>
/// <param name="Tier">The tier in which it asks; the name is its one scope.</param>
public sealed record PartnerClient(string ClientId, PartnerId Partner, Tier Tier);
