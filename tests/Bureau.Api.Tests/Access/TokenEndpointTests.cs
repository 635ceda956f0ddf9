using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bureau.Api.Access;
using Bureau.Domain.Partners;
using Bureau.Infrastructure.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;

namespace Bureau.Api.Tests.Access;

public sealed class TokenEndpointTests(SharedBureau shared) : IClassFixture<SharedBureau>
{
    private RunningBureau Bureau => shared.Bureau;

    [Theory]
    [InlineData("demo-rental", "Rental", 1)]
    [InlineData("demo-dating", "Dating", 2)]
    [InlineData("demo-lender", "Lender", 3)]
    [InlineData("demo-business", "Business", 4)]
    [InlineData("demo-furnisher", "Furnisher", 5)]
    [InlineData("demo-authority", "Authority", 6)]
    [InlineData("demo-operator", "Operator", 7)]
    public async Task Grants_EachClientItsOwnTier(string client, string tier, int partner)
    {
        var caller = await Bureau.CallerAsync(await Bureau.TokenAsync(client));
        Assert.Equal((tier, Guid.Parse($"5a9db0c5-0000-8000-9000-{partner:d12}")), (caller.Tier, caller.Holder));
    }

    [Fact]
    public async Task Writes_ASignedTokenWithTheClaimsThatAreDocumented()
    {
        var token = new JsonWebToken(await Bureau.TokenAsync("demo-lender"));
        Assert.Equal(("ES256", "at+jwt"), (token.Alg, token.Typ));
        Assert.Equal("http://127.0.0.1:5080/", token.Issuer);
        Assert.Equal(["bureau"], token.Audiences);
        Assert.Equal(("lender", "lender", "demo-lender"), (token.GetClaim("tier").Value, token.GetClaim("scope").Value, token.GetClaim("client_id").Value));
        Assert.Equal(TimeSpan.FromHours(1), token.ValidTo - token.IssuedAt);
    }

    [Fact]
    public async Task Grants_TheOwnScopeWhenItIsNamed() =>
        Assert.Equal(HttpStatusCode.OK, (await Bureau.AskForTokenAsync("demo-lender", scope: "lender")).StatusCode);

    [Theory]
    [InlineData("rental")]
    [InlineData("lender rental")]
    [InlineData("operator")]
    [InlineData("made-up")]
    [InlineData("LENDER")]
    public async Task Refuses_AForeignScope(string scope) =>
        await RefusesAsync(await Bureau.AskForTokenAsync("demo-lender", scope: scope), HttpStatusCode.BadRequest, "invalid_scope");

    [Fact]
    public async Task Refuses_AWrongSecret() =>
        await RefusesAsync(await Bureau.AskForTokenAsync("demo-lender", secret: "Sandbox"), HttpStatusCode.Unauthorized, "invalid_client");

    [Fact]
    public async Task Refuses_AnUnknownClient() =>
        await RefusesAsync(await Bureau.AskForTokenAsync("nobody"), HttpStatusCode.Unauthorized, "invalid_client");

    [Theory]
    [InlineData("password")]
    [InlineData("authorization_code")]
    [InlineData("refresh_token")]
    public async Task Refuses_OtherGrants(string grant)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = grant });
        await RefusesAsync(await Bureau.Client.PostAsync("/connect/token", form), HttpStatusCode.BadRequest, "unsupported_grant_type");
    }

    [Fact]
    public async Task Refuses_ASecretInTheAddress() => Assert.Equal(
        HttpStatusCode.BadRequest,
        (await Bureau.Client.GetAsync("/connect/token?grant_type=client_credentials&client_id=demo-lender&client_secret=sandbox")).StatusCode);

    [Fact]
    public async Task Publishes_TheKeysByWhichItsTokensAreValid()
    {
        var discovery = (await Bureau.Client.GetFromJsonAsync<JsonObject>("/.well-known/openid-configuration"))!;
        Assert.Equal("http://127.0.0.1:5080/", discovery["issuer"]!.GetValue<string>());
        var keys = new JsonWebKeySet(await Bureau.Client.GetStringAsync(new Uri(discovery["jwks_uri"]!.GetValue<string>()).AbsolutePath));
        Assert.All(keys.Keys, key => Assert.Null(key.D));

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(await Bureau.TokenAsync("demo-rental"), new TokenValidationParameters
        {
            ValidIssuer = "http://127.0.0.1:5080/",
            ValidAudience = "bureau",
            IssuerSigningKeys = keys.Keys,
        });
        Assert.True(result.IsValid, result.Exception?.Message);
    }

    [Fact]
    public async Task Discovery_NamesTheIssuersAddresses_WhateverTheHostHeaderSays()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/.well-known/openid-configuration");
        request.Headers.Host = "elsewhere.example";
        using var answer = await Bureau.Client.SendAsync(request);
        var discovery = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal("http://127.0.0.1:5080/connect/token", discovery["token_endpoint"]!.GetValue<string>());
        Assert.Equal("http://127.0.0.1:5080/.well-known/jwks", discovery["jwks_uri"]!.GetValue<string>());
    }

    [Fact]
    public async Task RefusesAFormThatCannotBeRead()
    {
        using var form = new StringContent("grant_type=client_credentials&client_id=%00", null, "application/x-www-form-urlencoded");
        using var answer = await Bureau.Client.PostAsync("/connect/token", form);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("invalid_request", (await answer.Content.ReadFromJsonAsync<JsonObject>())!["error"]!.GetValue<string>());
    }

    [Fact]
    public async Task Stores_NoToken()
    {
        await Bureau.TokenAsync("demo-rental");
        await using var scope = Bureau.Services.CreateAsyncScope();
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<IOpenIddictTokenManager>().CountAsync());
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<IOpenIddictAuthorizationManager>().CountAsync());
    }

    [Fact]
    public async Task SandboxTokens_CarryTheSameClaims()
    {
        var front = new JsonWebToken(await Bureau.TokenAsync("demo-dating"));
        var client = new PartnerClient("demo-dating", new PartnerId(Guid.Parse(front.Subject)), Tier.Dating);
        var back = new JsonWebToken(Bureau.Services.GetRequiredService<AccessTokens>().For(client, TimeSpan.FromHours(1)));
        string[] differ = ["exp", "iat", "jti", "oi_prst"];
        Assert.Equal(Claims(front), Claims(back));
        Assert.Equal((front.Alg, front.Typ, front.Kid), (back.Alg, back.Typ, back.Kid));

        IEnumerable<(string, string)> Claims(JsonWebToken token) =>
            token.Claims.Where(claim => !differ.Contains(claim.Type)).Select(claim => (claim.Type, claim.Value)).Order();
    }

    private static async Task RefusesAsync(HttpResponseMessage answer, HttpStatusCode status, string error)
    {
        Assert.Equal(status, answer.StatusCode);
        var body = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(error, body["error"]!.GetValue<string>());
        Assert.False(body.ContainsKey("access_token"));
    }
}
