using System.Net;

namespace Bureau.Api.Tests.Access;

/// <summary>An outside issuer whose keys cannot be read.</summary>
public sealed class UnreachableIssuerTests(LocalIssuer issuer) : IClassFixture<LocalIssuer>
{
    [Fact]
    public async Task IsNotReady_AndAcceptsNobody()
    {
        // Nothing listens at the discard port.
        await using var bureau = await RunningBureau.StartAsync(null, "--Bureau:Access:Authority=http://127.0.0.1:9/realms/test");
        var token = issuer.Token(new() { ["tier"] = "lender", ["sub"] = Guid.NewGuid().ToString() });
        Assert.Equal(401, (await bureau.CallerAsync(token)).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bureau.Client.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bureau.Client.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task IsReady_OnceTheKeysAreKnown()
    {
        await using var bureau = await RunningBureau.StartAsync(null, $"--Bureau:Access:Authority={issuer.Address}");
        Assert.Equal(HttpStatusCode.OK, (await bureau.Client.GetAsync("/health/ready")).StatusCode);
    }
}
