using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Bureau.Api.Access;
using Bureau.Infrastructure;
using Bureau.Infrastructure.Secrets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Bureau.Benchmarks;

/// <summary>What it costs to know who asks: the whole walk of a request through Access, without the network.</summary>
[MemoryDiagnoser]
public class AccessBenchmarks
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bureau-bench-").FullName;
    private WebApplication _remembering = null!;
    private WebApplication _forgetting = null!;
    private RequestDelegate _remember = null!;
    private RequestDelegate _forget = null!;
    private string[] _headers = [];
    private int _next;

    /// <summary>Two bureaus on one store: one remembers, and one may remember two tokens and is shown three in turn.</summary>
    [GlobalSetup]
    public async Task StartAsync()
    {
        (_remembering, _remember) = await AccessAsync("20000");
        (_forgetting, _forget) = await AccessAsync("2");
        var key = (await _remembering.Services.GetRequiredService<SigningKeyStore>().ReadAsync(CancellationToken.None)).Single();
        _headers = [.. Enumerable.Range(0, 3).Select(_ => $"Bearer {Token(key)}")];
    }

    /// <summary>A token that was validated within the last minute.</summary>
    [Benchmark]
    public async Task<Caller?> Remembered() => await AskAsync(_remember, _remembering, _headers[0]);

    /// <summary>A token whose signature is verified.</summary>
    [Benchmark(Baseline = true)]
    public async Task<Caller?> Validated() => await AskAsync(_forget, _forgetting, _headers[_next = (_next + 1) % _headers.Length]);

    /// <summary>No token: what the measurement itself costs.</summary>
    [Benchmark]
    public async Task<Caller?> None() => await AskAsync(_remember, _remembering, null);

    /// <summary>Removes the store.</summary>
    [GlobalCleanup]
    public void Clean() => Directory.Delete(_folder, recursive: true);

    private async Task<(WebApplication, RequestDelegate)> AccessAsync(string remembered)
    {
        var builder = WebApplication.CreateBuilder(
        [
            "--environment", "Development", $"--ConnectionStrings:Bureau=Data Source={_folder}/bureau.db;Pooling=False", $"--Bureau:Access:RememberedTokens={remembered}",
        ]);
        builder.Logging.ClearProviders();
        builder.Services.AddBureau(builder.Configuration, builder.Environment).AddAccess(builder.Configuration);
        var app = builder.Build();
        await app.Services.MigrateAsync(CancellationToken.None);
        await app.Services.ReadIssuerKeysAsync(CancellationToken.None);
        app.UseAccess();
        app.Run(_ => Task.CompletedTask);
        return (app, ((IApplicationBuilder)app).Build());
    }

    private static async Task<Caller?> AskAsync(RequestDelegate access, WebApplication app, string? header)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        if (header is not null)
            context.Request.Headers.Authorization = header;
        await access(context);
        return context.Features.Get<Caller>() ?? (header is null ? null : throw new InvalidOperationException("The token was refused."));
    }

    private static string Token(SigningKey stored)
    {
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(stored.PrivateKey.Span, out _);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            TokenType = "at+jwt",
            Issuer = "http://127.0.0.1:5080/",
            Audience = "bureau",
            Expires = DateTime.UtcNow.AddHours(1),
            SigningCredentials = new(new ECDsaSecurityKey(key) { KeyId = stored.KeyId, CryptoProviderFactory = new() { CacheSignatureProviders = false } }, SecurityAlgorithms.EcdsaSha256),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = Guid.NewGuid().ToString(),
                ["tier"] = "rental",
                ["scope"] = "rental",
                ["client_id"] = "demo-rental",
                ["jti"] = Guid.NewGuid().ToString(),
            },
        });
    }
}
