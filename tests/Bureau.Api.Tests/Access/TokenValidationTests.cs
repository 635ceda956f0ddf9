using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Bureau.Api.Access;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bureau.Api.Tests.Access;

/// <summary>Tokens that look like ours. Each differs from a good one in a single point.</summary>
public sealed class TokenValidationTests(StillBureau still) : IClassFixture<StillBureau>
{
    private static readonly Guid Holder = Guid.Parse("5a9db0c5-0000-8000-9000-000000000003");

    private DateTime Now => still.Clock.GetUtcNow().UtcDateTime;

    private IssuerKeys Keys => still.Bureau.Services.GetRequiredService<IssuerKeys>();

    [Fact]
    public async Task Accepts_TheGoodTokenThatTheOthersDifferFrom()
    {
        var caller = await still.Bureau.CallerAsync(Token());
        Assert.Equal(("Lender", Holder), (caller.Tier, caller.Holder));
    }

    [Fact]
    public async Task AsksForAToken_WhenThereIsNone()
    {
        var answer = await still.Bureau.CallerAsync(null);
        Assert.Equal((401, "Bearer realm=\"bureau\""), (answer.Status, answer.Challenge));
    }

    [Fact]
    public void Accepts_OneAlgorithmAlone() => Assert.Equal(
        ["ES256"],
        still.Bureau.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme).TokenValidationParameters.ValidAlgorithms);

    [Fact]
    public Task Refuses_AnotherAudience() => RefusesAsync(Token(token => token.Audience = "another"));

    [Fact]
    public Task Refuses_NoAudience() => RefusesAsync(Token(token => token.Audience = null));

    [Fact]
    public Task Refuses_AnotherIssuer() => RefusesAsync(Token(token => token.Issuer = "https://issuer.example.com/"));

    [Fact]
    public Task Refuses_AnotherType() => RefusesAsync(Token(token => token.TokenType = "JWT"));

    [Fact]
    public Task Refuses_NoEnd() => RefusesAsync(Token(token => token.Expires = null));

    [Fact]
    public Task Refuses_AnEndThatHasCome() => RefusesAsync(Token(token => token.Expires = Now), "The token has expired");

    [Fact]
    public async Task AcceptsABeginningALittleAhead_AndRefusesOneFurtherAhead()
    {
        Assert.Equal(200, (await still.Bureau.CallerAsync(Token(token => token.NotBefore = Now + TokenRules.ClockSkew))).Status);
        await RefusesAsync(Token(token => token.NotBefore = Now + TokenRules.ClockSkew + TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Refuses_AnotherKeyUnderOurName()
    {
        using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await RefusesAsync(Token(token => token.SigningCredentials = Credentials(foreign, token.SigningCredentials.Key.KeyId)));
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData(null)]
    public async Task Refuses_AKeyThatNobodyKnows(string? name)
    {
        using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await RefusesAsync(Token(token => token.SigningCredentials = Credentials(foreign, name)));
    }

    [Fact]
    public async Task Refuses_AKeyThatTheTokenItselfBrings()
    {
        using var foreign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(foreign));
        await RefusesAsync(Token(token =>
        {
            token.SigningCredentials = Credentials(foreign, null);
            token.AdditionalHeaderClaims = new Dictionary<string, object>
            {
                ["jwk"] = new Dictionary<string, string> { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = key.X, ["y"] = key.Y },
            };
        }));
    }

    [Fact]
    public Task Refuses_NoneWithoutASignature() => RefusesAsync(Rewrite(Token(), header => header["alg"] = "none") + ".");

    [Fact]
    public Task Refuses_NoneWithTheSignatureKept()
    {
        var token = Token();
        return RefusesAsync($"{Rewrite(token, header => header["alg"] = "none")}.{token.Split('.')[2]}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Refuses_AnHmacKeyedByThePublicKey(bool asPem)
    {
        // Whoever takes the algorithm from the token would use the public key, which everybody knows, as the secret of an HMAC.
        var key = ((ECDsaSecurityKey)Keys.Signer.Key).ECDsa;
        var secret = asPem ? Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()) : key.ExportSubjectPublicKeyInfo();
        var signed = Rewrite(Token(), header => header["alg"] = "HS256");
        return RefusesAsync($"{signed}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(signed)))}");
    }

    [Fact]
    public async Task Refuses_AChangedClaim_ThoughTheGoodTokenIsRemembered()
    {
        var token = Token();
        Assert.Equal(200, (await still.Bureau.CallerAsync(token)).Status);
        var parts = token.Split('.');
        var claims = JsonNode.Parse(Base64UrlEncoder.Decode(parts[1]))!;
        claims["tier"] = "operator";
        await RefusesAsync($"{parts[0]}.{Base64UrlEncoder.Encode(claims.ToJsonString())}.{parts[2]}");
    }

    [Fact]
    public async Task Refuses_AChangedSignature_ThoughTheGoodTokenIsRemembered()
    {
        var token = Token();
        Assert.Equal(200, (await still.Bureau.CallerAsync(token)).Status);
        var parts = token.Split('.');
        var signature = Base64UrlEncoder.DecodeBytes(parts[2]);
        signature[10] ^= 1;
        await RefusesAsync($"{parts[0]}.{parts[1]}.{Base64UrlEncoder.Encode(signature)}");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("a.b.c")]
    [InlineData("e30.e30.")]
    public Task Refuses_WhatIsNoToken(string token) => RefusesAsync(token);

    [Fact]
    public async Task Refuses_TwoTokens_ThoughTheFirstIsRemembered()
    {
        var token = Token();
        Assert.Equal(200, (await still.Bureau.CallerAsync(token)).Status);

        // By hand: the client of the tests would write one header of both.
        using var connection = new TcpClient();
        await connection.ConnectAsync(still.Bureau.Client.BaseAddress!.Host, still.Bureau.Client.BaseAddress.Port);
        await using var stream = connection.GetStream();
        var header = $"Authorization: Bearer {token}\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /test/caller HTTP/1.1\r\nHost: bureau\r\nConnection: close\r\n{header}{header}\r\n"));
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 401 Unauthorized", await reader.ReadLineAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("lender rental")]
    [InlineData("2")]
    [InlineData("admin")]
    public Task Refuses_ATierThatIsNone(string? tier) => RefusesAsync(Token(token => Set(token, "tier", tier)), "exactly one tier");

    [Fact]
    public Task Refuses_TwoTiers() => RefusesAsync(Token(token => Set(token, "tier", new[] { "lender", "rental" })), "exactly one tier");

    [Theory]
    [InlineData(null)]
    [InlineData("demo-lender")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    public Task Refuses_AHolderThatIsNone(string? holder) => RefusesAsync(Token(token => Set(token, "sub", holder)), "exactly one partner or person");

    [Fact]
    public async Task TakesTheTierSubject_ForAPerson()
    {
        var person = await still.Bureau.CallerAsync(Token(token => Set(token, "tier", "subject")));
        Assert.Equal(("Subject", Holder), (person.Tier, person.Holder));
    }

    [Fact]
    public async Task RemembersNoRefusedToken()
    {
        string[] refused = [Token(token => token.Audience = "another"), Token(token => Set(token, "tier", "admin")), Token(token => token.Expires = Now)];
        foreach (var token in refused)
        {
            await RefusesAsync(token);
            Assert.True(TokenHash.TryOf($"Bearer {token}", out var hash));
            Assert.False(still.Bureau.Services.GetRequiredService<TokenMemory>().Current.TryRecall(hash, out _));
        }
    }

    private static SigningCredentials Credentials(ECDsa key, string? name) => new(new ECDsaSecurityKey(key) { KeyId = name }, SecurityAlgorithms.EcdsaSha256);

    private string Token(Action<SecurityTokenDescriptor>? change = null)
    {
        var token = new SecurityTokenDescriptor
        {
            TokenType = "at+jwt",
            Issuer = "http://127.0.0.1:5080/",
            Audience = "bureau",
            IssuedAt = Now,
            Expires = Now.AddHours(1),
            SigningCredentials = Keys.Signer,
            Claims = new Dictionary<string, object>
            {
                ["sub"] = Holder.ToString(),
                ["tier"] = "lender",
                ["scope"] = "lender",
                ["client_id"] = "demo-lender",
                ["jti"] = Guid.NewGuid().ToString(),
            },
        };
        change?.Invoke(token);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
    }

    private static void Set(SecurityTokenDescriptor token, string claim, object? value)
    {
        if (value is null)
            token.Claims.Remove(claim);
        else
            token.Claims[claim] = value;
    }

    // Header and claims, without a signature.
    private static string Rewrite(string token, Action<JsonObject> change)
    {
        var parts = token.Split('.');
        var header = JsonNode.Parse(Base64UrlEncoder.Decode(parts[0]))!.AsObject();
        change(header);
        return $"{Base64UrlEncoder.Encode(header.ToJsonString())}.{parts[1]}";
    }

    private async Task RefusesAsync(string token, string because = "")
    {
        var answer = await still.Bureau.CallerAsync(token);
        Assert.Equal(401, answer.Status);
        Assert.StartsWith("Bearer realm=\"bureau\", error=\"invalid_token\", error_description=\"", answer.Challenge, StringComparison.Ordinal);
        Assert.Contains(because, answer.Challenge, StringComparison.Ordinal);
    }
}
