using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Bureau.Api.Tests.Access;

/// <summary>A bureau whose settings name an outside issuer and where it puts tier and ids.</summary>
public sealed class OutsideIssuerTests(LocalIssuer issuer) : IClassFixture<LocalIssuer>, IAsyncLifetime
{
    private static readonly Guid Holder = Guid.Parse("5a9db0c5-0000-8000-9000-000000000003");

    private RunningBureau _bureau = null!;

    public async Task InitializeAsync() => _bureau = await RunningBureau.StartAsync(
        null,
        $"--Bureau:Access:Authority={issuer.Address}", "--Bureau:Access:TierClaim=roles", "--Bureau:Access:PartnerClaim=partner_id", "--Bureau:Access:SubjectClaim=citizen");

    public async Task DisposeAsync() => await _bureau.DisposeAsync();

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha256)]
    [InlineData(SecurityAlgorithms.RsaSsaPssSha512)]
    [InlineData(SecurityAlgorithms.EcdsaSha384)]
    public async Task Accepts_ItsTokensBySettingsAlone(string algorithm)
    {
        SecurityKey key = algorithm == SecurityAlgorithms.EcdsaSha384 ? issuer.Elliptic : issuer.Rsa;
        var caller = await _bureau.CallerAsync(issuer.Token(Claims("LENDER"), token => token.SigningCredentials = new(key, algorithm)));
        Assert.Equal(("Lender", Holder), (caller.Tier, caller.Holder));
    }

    [Fact]
    public async Task Accepts_ATierInAListOfOne()
    {
        var caller = await _bureau.CallerAsync(issuer.Token(new() { ["roles"] = new[] { "operator" }, ["partner_id"] = Holder.ToString() }));
        Assert.Equal("Operator", caller.Tier);
    }

    [Fact]
    public async Task Takes_APersonFromTheirOwnClaim()
    {
        var person = Guid.NewGuid();
        var caller = await _bureau.CallerAsync(issuer.Token(new() { ["roles"] = "subject", ["citizen"] = person.ToString(), ["partner_id"] = Holder.ToString() }));
        Assert.Equal(("Subject", person), (caller.Tier, caller.Holder));
    }

    [Fact]
    public async Task Refuses_SeveralTiers() => await RefusesAsync(issuer.Token(new() { ["roles"] = new[] { "lender", "operator" }, ["partner_id"] = Holder.ToString() }));

    [Fact]
    public async Task Refuses_ATierBesideARoleThatIsNone() =>
        await RefusesAsync(issuer.Token(new() { ["roles"] = new[] { "lender", "offline_access" }, ["partner_id"] = Holder.ToString() }));

    [Fact]
    public async Task Refuses_ATierInAClaimThatIsNotTheOne() => await RefusesAsync(issuer.Token(new() { ["tier"] = "lender", ["partner_id"] = Holder.ToString() }));

    [Fact]
    public async Task Refuses_AnotherAudience() => await RefusesAsync(issuer.Token(Claims("lender"), token => token.Audience = "another"));

    [Fact]
    public async Task Refuses_AnotherIssuer() => await RefusesAsync(issuer.Token(Claims("lender"), token => token.Issuer = "https://issuer.example.com"));

    [Fact]
    public async Task Refuses_AnExpiredToken() => await RefusesAsync(issuer.Token(Claims("lender"), token =>
    {
        token.NotBefore = token.IssuedAt = DateTime.UtcNow.AddMinutes(-5);
        token.Expires = DateTime.UtcNow.AddSeconds(-1);
    }));

    [Fact]
    public async Task Refuses_AnotherKeyUnderItsName()
    {
        using var foreign = RSA.Create(2048);
        await RefusesAsync(issuer.Token(Claims("lender"), token => token.SigningCredentials = new(new RsaSecurityKey(foreign) { KeyId = "rsa" }, SecurityAlgorithms.RsaSha256)));
    }

    [Fact]
    public async Task Refuses_AnHmacKeyedByItsPublicKey()
    {
        // Signed by hand: the library itself would not.
        var parts = issuer.Token(Claims("lender")).Split('.');
        var signed = $"{Base64UrlEncoder.Encode("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"rsa\"}")}.{parts[1]}";
        var secret = Encoding.ASCII.GetBytes(issuer.Rsa.Rsa.ExportSubjectPublicKeyInfoPem());
        await RefusesAsync($"{signed}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}");
    }

    [Fact]
    public void Accepts_AsymmetricAlgorithmsAlone() => Assert.Equal(
        ["ES256", "ES384", "ES512", "PS256", "PS384", "PS512", "RS256", "RS384", "RS512"],
        _bureau.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme).TokenValidationParameters.ValidAlgorithms.Order());

    [Fact]
    public Task Refuses_AnHmac_EvenWhenTheIssuerPublishesItsSecret() =>
        RefusesAsync(issuer.Token(Claims("lender"), token => token.SigningCredentials = new(issuer.PublishedSecret, SecurityAlgorithms.HmacSha256)));

    [Fact]
    public async Task Refuses_NoSignature()
    {
        var parts = issuer.Token(Claims("lender")).Split('.');
        await RefusesAsync($"{Base64UrlEncoder.Encode("{\"alg\":\"none\",\"typ\":\"JWT\"}")}.{parts[1]}.");
    }

    [Fact]
    public async Task Refuses_ATokenOfOurOwnIssuer()
    {
        await using var own = await RunningBureau.StartAsync();
        await RefusesAsync(await own.TokenAsync("demo-lender"));
    }

    [Theory]
    [InlineData("/connect/token")]
    [InlineData("/.well-known/openid-configuration")]
    [InlineData("/.well-known/jwks")]
    public async Task ServesNoIssuerOfItsOwn(string path) => Assert.Equal(HttpStatusCode.NotFound, (await _bureau.Client.GetAsync(path)).StatusCode);

    [Fact]
    public async Task ReadsTheKeysOnce_ForManyTokens()
    {
        var before = issuer.KeyReads;
        for (var i = 0; i < 5; i++)
            Assert.Equal(200, (await _bureau.CallerAsync(issuer.Token(Claims("lender")))).Status);
        Assert.Equal(before + 1, issuer.KeyReads);
    }

    private static Dictionary<string, object> Claims(string tier) => new() { ["roles"] = tier, ["partner_id"] = Holder.ToString(), ["jti"] = Guid.NewGuid().ToString() };

    private async Task RefusesAsync(string token)
    {
        var answer = await _bureau.CallerAsync(token);
        Assert.Equal(401, answer.Status);
        Assert.Contains("error=\"invalid_token\"", answer.Challenge, StringComparison.Ordinal);
    }
}
