using Bureau.Api.Access;
using Bureau.Domain.Partners;

namespace Bureau.Api.Tests.Access;

public sealed class TokenMemoryTests
{
    private static readonly Caller Lender = new(Tier.Lender, PartnerId.New(), null);

    private readonly SetClock _clock = new();
    private readonly TokenMemory _memory;

    public TokenMemoryTests() => _memory = new(capacity: 100, _clock);

    [Fact]
    public void Recalls_WithinAMinute()
    {
        _memory.Current.Remember(Hash("a"), Lender, _clock.GetUtcNow().AddHours(1));
        _clock.Move(TokenMemory.LongestLife - TimeSpan.FromTicks(1));
        Assert.True(_memory.Current.TryRecall(Hash("a"), out var caller));
        Assert.Same(Lender, caller);
    }

    [Fact]
    public void Forgets_AfterAMinute()
    {
        _memory.Current.Remember(Hash("a"), Lender, _clock.GetUtcNow().AddHours(1));
        _clock.Move(TokenMemory.LongestLife);
        Assert.False(_memory.Current.TryRecall(Hash("a"), out _));
    }

    [Fact]
    public void Forgets_WhenTheTokenEndsSooner()
    {
        _memory.Current.Remember(Hash("a"), Lender, _clock.GetUtcNow().AddSeconds(10));
        _clock.Move(TimeSpan.FromSeconds(10) - TimeSpan.FromTicks(1));
        Assert.True(_memory.Current.TryRecall(Hash("a"), out _));
        _clock.Move(TimeSpan.FromTicks(1));
        Assert.False(_memory.Current.TryRecall(Hash("a"), out _));
    }

    [Fact]
    public void RemembersNothing_OfAnEndedToken()
    {
        _memory.Current.Remember(Hash("a"), Lender, _clock.GetUtcNow());
        _clock.Move(TimeSpan.FromSeconds(-30));
        Assert.False(_memory.Current.TryRecall(Hash("a"), out _));
    }

    [Fact]
    public void RecallsNobody_ForATokenThatDiffersInOneCharacter()
    {
        _memory.Current.Remember(Hash("Bearer abc"), Lender, _clock.GetUtcNow().AddHours(1));
        Assert.False(_memory.Current.TryRecall(Hash("Bearer abd"), out _));
        Assert.False(_memory.Current.TryRecall(Hash("Bearer abc "), out _));
    }

    [Fact]
    public void ForgetsEverything_WhenTheKeysChange()
    {
        _memory.Current.Remember(Hash("a"), Lender, _clock.GetUtcNow().AddHours(1));
        _memory.Forget();
        Assert.False(_memory.Current.TryRecall(Hash("a"), out _));
    }

    [Fact]
    public void LosesWhatWasBeingValidated_WhileTheKeysChanged()
    {
        var page = _memory.Current;
        _memory.Forget();
        page.Remember(Hash("a"), Lender, _clock.GetUtcNow().AddHours(1));
        Assert.False(_memory.Current.TryRecall(Hash("a"), out _));
    }

    [Fact]
    public void HoldsNoMoreThanItsCapacity_AndTheNewestAlways()
    {
        for (var i = 0; i < 1000; i++)
        {
            _memory.Current.Remember(Hash($"token {i}"), Lender, _clock.GetUtcNow().AddHours(1));
            Assert.True(_memory.Current.TryRecall(Hash($"token {i}"), out _));
        }

        var held = Enumerable.Range(0, 1000).Count(i => _memory.Current.TryRecall(Hash($"token {i}"), out _));
        Assert.InRange(held, 50, 100);
    }

    [Theory]
    [InlineData("Bearer \u00e9")]
    [InlineData("Bearer \u0100")]
    public void HashesNothing_ThatNoTokenCanBe(string header) => Assert.False(TokenHash.TryOf(header, out _));

    [Fact]
    public void HashesNothing_LongerThanEightKilobytes()
    {
        Assert.True(TokenHash.TryOf(new string('a', 8192), out _));
        Assert.False(TokenHash.TryOf(new string('a', 8193), out _));
    }

    private static TokenHash Hash(string header)
    {
        Assert.True(TokenHash.TryOf(header, out var hash));
        return hash;
    }
}
