using System.Security.Cryptography;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Secrets;
using Bureau.Infrastructure.Tests.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;

namespace Bureau.Infrastructure.Tests.Secrets;

/// <summary>Identity numbers are found and given back under the bureau's secret, and under no other.</summary>
public sealed class SecretsTests
{
    private readonly IdentityVault vault = new(RandomNumberGenerator.GetBytes(IdentityVault.KeyBytes));
    private readonly IdentityVault another = new(RandomNumberGenerator.GetBytes(IdentityVault.KeyBytes));
    private readonly IdentityNumber number = TestDatabase.SomebodyNew().Number;

    [Fact]
    public void HashesTheSameNumberAlike_AndAnotherOtherwise()
    {
        Assert.Equal(vault.Hash(number), vault.Hash(number));
        Assert.NotEqual(vault.Hash(number), vault.Hash(TestDatabase.SomebodyNew().Number));
        Assert.NotEqual(vault.Hash(number), another.Hash(number));
        Assert.Equal(32, vault.Hash(number).Length);
    }

    [Fact]
    public void SealsOtherwiseEachTime_AndOpensEach()
    {
        var (first, second) = (vault.Seal(number), vault.Seal(number));
        Assert.NotEqual(first, second);
        Assert.Equal(number, vault.Open(number.Type, first));
        Assert.Equal(number, vault.Open(number.Type, second));
    }

    [Fact]
    public void OpensNothing_UnderAnotherSecret_OrWhenChanged()
    {
        var sealedNumber = vault.Seal(number);
        Assert.ThrowsAny<CryptographicException>(() => another.Open(number.Type, sealedNumber));
        for (var i = 0; i < sealedNumber.Length; i++)
        {
            var changed = sealedNumber.ToArray();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => vault.Open(number.Type, changed));
        }

        Assert.ThrowsAny<CryptographicException>(() => vault.Open(number.Type, sealedNumber[..20]));
    }

    [Fact]
    public void KeepsTheUsesOfTheSecretApart()
    {
        var secret = RandomNumberGenerator.GetBytes(IdentityVault.KeyBytes);
        var sealedKey = new SealingKey(secret, "one use").Seal([1, 2, 3]);
        Assert.Equal([1, 2, 3], new SealingKey(secret, "one use").Open(sealedKey));
        Assert.ThrowsAny<CryptographicException>(() => new SealingKey(secret, "another use").Open(sealedKey));
    }

    [Theory]
    [InlineData("Production", null, "missing")]
    [InlineData("Production", "  ", "missing")]
    [InlineData("Production", "c2hvcnQ=", "32 bytes")]
    [InlineData("Production", "not base64", "32 bytes")]
    [InlineData("Production", SecretsOptions.SandboxKey, "sandbox")]
    [InlineData("Production", "YnVyZWF1LXNhbmRib3gta2V5LW5ldmVyLWZvci11c2V=", "sandbox")]
    [InlineData("Staging", SecretsOptions.SandboxKey, "sandbox")]
    [InlineData("Production", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=", null)]
    [InlineData("Development", null, null)]
    [InlineData("Development", "c2hvcnQ=", "32 bytes")]
    public void AcceptsAKey_ThatIsOne(string environment, string? key, string? mistake)
    {
        var host = new HostingEnvironment { EnvironmentName = environment };
        var options = new SecretsOptions { Key = key };
        new SecretsOptions.Defaults(host).PostConfigure(null, options);
        var result = new SecretsOptions.Check(host).Validate(null, options);
        Assert.Equal(mistake is null, result.Succeeded);
        if (mistake is null)
            Assert.Equal(IdentityVault.KeyBytes, options.KeyBytes().Length);
        else
            Assert.Contains(mistake, Assert.Single(result.Failures!), StringComparison.Ordinal);
        if (key is { Length: > 2 })
            Assert.DoesNotContain(key, result.FailureMessage ?? string.Empty, StringComparison.Ordinal);
    }
}
