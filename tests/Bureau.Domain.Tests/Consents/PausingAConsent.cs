using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Tests.Consents;

/// <summary>Pausing, resuming, giving way to a renewal and ending: each step from each state.</summary>
public sealed class PausingAConsent
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void APause_StopsIt_AndMovesNoEnd()
    {
        var granted = Value(Requested().Grant(Now));
        var paused = Value(granted.Pause(Now.AddDays(1)));
        Assert.IsType<ConsentPaused>(paused.WhyNotInForce(Now.AddDays(1)));
        Assert.Equal((granted.ExpiresAt, Now.AddDays(1), granted.Version + 1), (paused.ExpiresAt, paused.PausedAt, paused.Version));

        var resumed = Value(paused.Resume(Now.AddDays(2)));
        Assert.Null(resumed.WhyNotInForce(Now.AddDays(2)));
        Assert.Null(resumed.PausedAt);
        Assert.Equal((granted.ExpiresAt, paused.Version + 1), (resumed.ExpiresAt, resumed.Version));
    }

    [Fact]
    public void APausedConsent_CanBeRevoked_AndExpires()
    {
        var paused = Value(Value(Requested().Grant(Now)).Pause(Now));
        Assert.Equal(ConsentStatus.Revoked, Value(paused.Revoke(Now)).Status);
        Assert.Equal(ConsentStatus.Expired, paused.StatusAt(Now.AddDays(7)));
        Assert.IsType<ConsentExpired>(paused.Resume(Now.AddDays(7)).Refusal);
        Assert.IsType<ConsentExpired>(paused.Revoke(Now.AddDays(7)).Refusal);
    }

    [Fact]
    public void EveryWrongStep_IsRefusedWithItsReason()
    {
        var requested = Requested();
        var granted = Value(requested.Grant(Now));
        var paused = Value(granted.Pause(Now));
        var renewed = Value(granted.GiveWay(Now));
        Assert.IsType<ConsentNotGranted>(requested.Pause(Now).Refusal);
        Assert.IsType<ConsentNotGranted>(requested.Resume(Now).Refusal);
        Assert.IsType<ConsentNotGranted>(requested.GiveWay(Now).Refusal);
        Assert.IsType<ConsentNotPaused>(granted.Resume(Now).Refusal);
        Assert.IsType<ConsentPaused>(paused.Pause(Now).Refusal);
        Assert.IsType<ConsentAlreadyGranted>(paused.Grant(Now).Refusal);
        Assert.IsType<ConsentAlreadyGranted>(paused.Refuse(Now).Refusal);
        Assert.IsType<ConsentRevoked>(Value(granted.Revoke(Now)).Resume(Now).Refusal);
        foreach (var step in (Func<DateTimeOffset, Outcome<ConsentGrant>>[])[at => renewed.Grant(at), renewed.Refuse, renewed.Pause, renewed.Resume, renewed.Revoke, renewed.GiveWay])
            Assert.IsType<ConsentRenewed>(step(Now).Refusal);
    }

    [Fact]
    public void AnEnd_IsPutOnRecordOnce_AndOnlyWhenItHasCome()
    {
        var granted = Value(Requested().Grant(Now));
        Assert.Null(granted.Expire(granted.ExpiresAt - TimeSpan.FromTicks(1)));
        var expired = granted.Expire(granted.ExpiresAt)!;
        Assert.Equal((ConsentStatus.Expired, granted.Version + 1), (expired.Status, expired.Version));
        Assert.Null(expired.Expire(granted.ExpiresAt.AddDays(1)));
        Assert.Null(Value(granted.Revoke(Now)).Expire(granted.ExpiresAt));
    }

    [Fact]
    public void TheLaterHalfOfAMutualView_EndsWithTheEarlier()
    {
        var first = Value(Requested().Grant(Now));
        Assert.Equal(first.ExpiresAt, Value(Requested().Grant(Now.AddDays(3), first)).ExpiresAt);
        Assert.Equal(Now.AddDays(10), Value(Requested().Grant(Now.AddDays(3), Value(first.Revoke(Now)))).ExpiresAt);
        Assert.Equal(Now.AddDays(15), Value(Requested().Grant(Now.AddDays(8), first)).ExpiresAt);
    }

    private static ConsentGrant Requested() => Value(ConsentGrant.Request(
        PartnerId.New(), SubjectId.New(), Purpose.RentalDeposit, Sections.Answer, TimeSpan.FromDays(7), FrequencyBound.Once, Now));

    private static ConsentGrant Value(Outcome<ConsentGrant> outcome) => outcome.Succeeded(out var value, out var refusal) ? value : throw new Xunit.Sdk.XunitException(refusal.Code);
}
