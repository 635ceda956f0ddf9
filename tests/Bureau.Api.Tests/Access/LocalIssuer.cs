using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bureau.Api.Tests.Access;

/// <summary>An OpenID Connect issuer that is not the bureau: a discovery document and a key set on loopback, and tokens with any claims.</summary>
public sealed class LocalIssuer : IAsyncLifetime
{
    private WebApplication _app = null!;

    /// <summary>Its RSA key, published.</summary>
    public RsaSecurityKey Rsa { get; } = new(RSA.Create(2048)) { KeyId = "rsa" };

    /// <summary>Its elliptic key, published.</summary>
    public ECDsaSecurityKey Elliptic { get; } = new(ECDsa.Create(ECCurve.NamedCurves.nistP384)) { KeyId = "elliptic" };

    /// <summary>A secret that it publishes by mistake, for everybody to sign with.</summary>
    public SymmetricSecurityKey PublishedSecret { get; } = new(RandomNumberGenerator.GetBytes(32)) { KeyId = "secret" };

    public string Address { get; private set; } = "";

    /// <summary>How often its keys were read.</summary>
    public int KeyReads { get; private set; }

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.MapGet("/realms/test/.well-known/openid-configuration", () => Results.Json(new { issuer = Address, jwks_uri = $"{Address}/keys" }));
        _app.MapGet("/realms/test/keys", () =>
        {
            KeyReads++;
            return Results.Json(new
            {
                keys = new[]
                {
                    Published(JsonWebKeyConverter.ConvertFromRSASecurityKey(Rsa)), Published(JsonWebKeyConverter.ConvertFromECDsaSecurityKey(Elliptic)),
                    Published(JsonWebKeyConverter.ConvertFromSymmetricSecurityKey(PublishedSecret)),
                },
            });
        });
        await _app.StartAsync();
        Address = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/realms/test";
    }

    /// <summary>A token with these claims, and issuer, audience and times as they should be unless the change says otherwise.</summary>
    public string Token(Dictionary<string, object> claims, Action<SecurityTokenDescriptor>? change = null)
    {
        var token = new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = "bureau",
            Expires = DateTime.UtcNow.AddMinutes(5),
            SigningCredentials = new(Rsa, SecurityAlgorithms.RsaSha256),
            Claims = claims,
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler().CreateToken(token);
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    private static Dictionary<string, string> Published(JsonWebKey key)
    {
        var parts = new Dictionary<string, string?>
        {
            ["kty"] = key.Kty,
            ["kid"] = key.Kid,
            ["use"] = "sig",
            ["n"] = key.N,
            ["e"] = key.E,
            ["crv"] = key.Crv,
            ["x"] = key.X,
            ["y"] = key.Y,
            ["k"] = key.K,
        };
        return parts.Where(part => part.Value is not null).ToDictionary(part => part.Key, part => part.Value!);
    }
}
