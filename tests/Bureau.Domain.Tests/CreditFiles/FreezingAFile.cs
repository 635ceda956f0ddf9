using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Tests.CreditFiles;

/// <summary>The steps of a freeze, and the wrong ones.</summary>
public sealed class FreezingAFile
{
    private static readonly DateTimeOffset Now = new(2030, 3, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly PartnerId One = PartnerId.New();
    private static readonly PartnerId Another = PartnerId.New();
    private static readonly FileHead Open = new(SubjectId.New(), 4, false);

    [Fact]
    public void EachStep_RaisesTheVersion()
    {
        var frozen = Open.Freeze(Now).Value!;
        var thawedForOne = frozen.ThawFor(One, Now.AddHours(1), Now).Value!;
        var thawed = thawedForOne.Thaw().Value!;
        Assert.Equal([(5L, true, 0), (6L, true, 1), (7L, false, 0)], new[] { frozen, thawedForOne, thawed }.Select(head => (head.Version, head.Frozen, head.Thaws.Count)));
    }

    [Fact]
    public void Thaw_HoldsForThatPartner_UntilItsEnd()
    {
        var head = Open.Freeze(Now).Value!.ThawFor(One, Now.AddHours(1), Now).Value!;
        Assert.Equal(Now.AddHours(1), head.ThawedUntil(One, Now));
        Assert.Null(head.ThawedUntil(Another, Now));
        Assert.Null(head.ThawedUntil(One, Now.AddHours(1)));
    }

    [Fact]
    public void SecondThaw_OfOnePartner_ReplacesTheFirst_AndLeavesTheOthers()
    {
        var head = Open.Freeze(Now).Value!.ThawFor(One, Now.AddHours(9), Now).Value!.ThawFor(Another, Now.AddHours(2), Now).Value!.ThawFor(One, Now.AddHours(1), Now).Value!;
        Assert.Equal([(Another, 2), (One, 1)], head.Thaws.Select(thaw => (thaw.Partner, (thaw.Until - Now).Hours)));
    }

    [Fact]
    public void FreezingAgain_EndsTheThaws()
    {
        var again = Open.Freeze(Now).Value!.ThawFor(One, Now.AddHours(1), Now).Value!.Freeze(Now).Value!;
        Assert.Empty(again.Thaws);
        Assert.Null(again.ThawedUntil(One, Now));
    }

    [Fact]
    public void Refuses_WhenThereIsNothingToFreezeOrThaw()
    {
        Assert.IsType<FileAlreadyFrozen>(Open.Freeze(Now).Value!.Freeze(Now).Refusal);
        Assert.IsType<FileAlreadyFrozen>(Open.Freeze(Now).Value!.ThawFor(One, Now.AddHours(1), Now).Value!.Freeze(Now.AddHours(1)).Refusal);
        Assert.IsType<FileNotFrozen>(Open.Thaw().Refusal);
        Assert.IsType<FileNotFrozen>(Open.ThawFor(One, Now.AddHours(1), Now).Refusal);
    }

    [Fact]
    public void Refuses_AnEndThatIsNotAhead_OrTooFarAhead()
    {
        var frozen = Open.Freeze(Now).Value!;
        Assert.IsType<ThawTimeOutOfRange>(frozen.ThawFor(One, Now, Now).Refusal);
        Assert.IsType<ThawTimeOutOfRange>(frozen.ThawFor(One, Now.AddDays(366).AddTicks(1), Now).Refusal);
        Assert.Null(frozen.ThawFor(One, Now.AddDays(366), Now).Refusal);
    }

    [Fact]
    public void Refuses_EveryStep_OfAClosedFile()
    {
        var closed = Open with { Frozen = true, ClosedAt = Now };
        Assert.IsType<FileClosed>(closed.Freeze(Now).Refusal);
        Assert.IsType<FileClosed>(closed.Thaw().Refusal);
        Assert.IsType<FileClosed>(closed.ThawFor(One, Now.AddHours(1), Now).Refusal);
    }
}
