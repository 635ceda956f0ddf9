using Bureau.Api.Access;
using Bureau.Infrastructure.Secrets;
using Microsoft.IdentityModel.Tokens;

namespace Bureau.Api.Tests.Access;

public sealed class KeyRotationTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    [Fact]
    public void FirstKey_SignsAtOnce()
    {
        var key = KeyRotation.NextKey([], Lifetime, Start)!;
        Assert.Equal(Start, key.NotBefore);
        Assert.Equal(key.KeyId, KeyRing.Empty.With([key]).SignerAt(Start).KeyId);
    }

    [Fact]
    public void NextKey_ComesWhenTheNewestHasReachedItsLifetime()
    {
        var first = KeyRotation.NextKey([], Lifetime, Start)!;
        Assert.Null(KeyRotation.NextKey([first], Lifetime, Start + Lifetime - TimeSpan.FromTicks(1)));
        Assert.NotNull(KeyRotation.NextKey([first], Lifetime, Start + Lifetime));
    }

    [Fact]
    public void NextKey_ValidatesBeforeItSigns()
    {
        var (first, second) = TwoKeys();
        var ring = KeyRing.Empty.With([first, second]);
        Assert.Equal([second.KeyId, first.KeyId], ring.Validating.Select(key => key.KeyId));
        Assert.Equal(first.KeyId, ring.SignerAt(second.NotBefore - TimeSpan.FromTicks(1)).KeyId);
        Assert.Equal(second.KeyId, ring.SignerAt(second.NotBefore).KeyId);
    }

    [Fact]
    public void NoKeyGoes_WhileItsTokensMayLive()
    {
        var (first, second) = TwoKeys();
        var lastTokenEnds = second.NotBefore + AccessOptions.LongestTokenLifetime;
        Assert.Empty(KeyRotation.Outlived([first, second], lastTokenEnds));
        Assert.Equal([first.KeyId], KeyRotation.Outlived([first, second], lastTokenEnds + TokenRules.ClockSkew));
    }

    [Fact]
    public void TheOnlyKey_NeverGoes() =>
        Assert.Empty(KeyRotation.Outlived([KeyRotation.NextKey([], Lifetime, Start)!], Start.AddYears(10)));

    [Fact]
    public void RetiredKey_NeitherSignsNorValidates()
    {
        var (first, second) = TwoKeys();
        var ring = KeyRing.Empty.With([first, second with { RetiredAt = second.NotBefore }]);
        Assert.Null(ring.Find(second.KeyId));
        Assert.Equal(first.KeyId, ring.SignerAt(second.NotBefore.AddDays(1)).KeyId);
    }

    [Fact]
    public void FirstKeysOfTwoNodes_BothValidate_AndBothNodesSignWithTheSame()
    {
        var one = KeyRotation.NextKey([], Lifetime, Start)!;
        var other = KeyRotation.NextKey([], Lifetime, Start)!;
        var (ring, turned) = (KeyRing.Empty.With([one, other]), KeyRing.Empty.With([other, one]));
        Assert.Equal(2, ring.Validating.Count());
        Assert.Equal(ring.SignerAt(Start).KeyId, turned.SignerAt(Start).KeyId);
        Assert.True(ring.Matches(turned));
    }

    [Fact]
    public void KeyOfAnotherAlgorithm_IsNoTokenKey() =>
        Assert.Empty(KeyRing.Empty.With([KeyRotation.NextKey([], Lifetime, Start)! with { Algorithm = SecurityAlgorithms.EcdsaSha384 }]).Validating);

    private static (SigningKey First, SigningKey Second) TwoKeys()
    {
        var first = KeyRotation.NextKey([], Lifetime, Start)!;
        return (first, KeyRotation.NextKey([first], Lifetime, Start + Lifetime)!);
    }
}
