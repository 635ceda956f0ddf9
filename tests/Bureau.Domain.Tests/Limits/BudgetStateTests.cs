using Bureau.Domain.Limits;

namespace Bureau.Domain.Tests.Limits;

/// <summary>A token bucket with a quota of the day.</summary>
public sealed class BudgetStateTests
{
    private static readonly DateTimeOffset Noon = new(2030, 3, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly BudgetPolicy Policy = new(100, 10, 500);

    [Fact]
    public void Takes_UntilItIsEmpty_AndSaysWhenThereIsEnough()
    {
        var taken = BudgetState.Full(Policy, Noon).Take(Policy, 95);
        Assert.Null(taken.Refusal);
        var refused = taken.State.Take(Policy, 20);
        Assert.IsType<RateLimited>(refused.Refusal);
        Assert.Equal(TimeSpan.FromSeconds(1.5), refused.RetryAfter);
        Assert.Equal(taken.State, refused.State);
        Assert.Null(refused.State.At(Policy, Noon.AddSeconds(1.5)).Take(Policy, 20).Refusal);
    }

    [Fact]
    public void Restores_ToItsCapacity_AndNotTwiceForTheSameTime()
    {
        var empty = BudgetState.Full(Policy, Noon).Take(Policy, 100).State;
        Assert.Equal(100, empty.At(Policy, Noon.AddDays(1)).Available);
        Assert.Equal(50, empty.At(Policy, Noon.AddSeconds(5)).At(Policy, Noon.AddSeconds(-60)).At(Policy, Noon.AddSeconds(5)).Available);
    }

    [Fact]
    public void TheQuotaOfTheDay_IsNotRestored_BeforeTheDayEnds()
    {
        var state = BudgetState.Full(Policy, Noon);
        for (var time = 0; time < 5; time++)
            state = state.Take(Policy, 100).State.At(Policy, state.AsOf.AddMinutes(1));
        var refused = state.Take(Policy, 1);
        Assert.IsType<QuotaExceeded>(refused.Refusal);
        Assert.Equal(Noon.Date.AddDays(1) - state.AsOf.UtcDateTime, refused.RetryAfter);
        Assert.Null(state.At(Policy, Noon.AddHours(12)).Take(Policy, 1).Refusal);
    }

    [Fact]
    public void WhatIsDearerThanAFullBudget_IsToldApart() => Assert.IsType<CostBeyondBudget>(BudgetState.Full(Policy, Noon).Take(Policy, 101).Refusal);

    [Fact]
    public void ARefund_NeverMakesItMoreThanFull()
    {
        var state = BudgetState.Full(Policy, Noon).Take(Policy, 30).State.Refund(Policy, 20);
        Assert.Equal((90, 10), (state.Available, state.Used));
        Assert.Equal((100, 0), (state.Refund(Policy, 50).Available, state.Refund(Policy, 50).Used));
    }
}
