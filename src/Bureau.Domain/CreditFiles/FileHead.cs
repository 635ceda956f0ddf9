using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.CreditFiles;

/// <summary>
/// What a decision must know of a file without reading it, and the steps by which its subject freezes and thaws it: at once, for no reason and for nothing
/// (15 U.S.C. § 1681c-1(i); PIPL Art. 44). Each step from a wrong state is a refusal, and gives a new value with the next version.
/// </summary>
/// <param name="Subject">Whose file it is.</param>
/// <param name="Version">Raised by every change of a tradeline, a listing or the freeze.</param>
/// <param name="Frozen">Whether the subject has frozen it.</param>
internal sealed record FileHead(SubjectId Subject, long Version, bool Frozen)
{
    /// <summary>A thaw for one partner lasts at most as long as the longest consent that it can serve.</summary>
    public static readonly TimeSpan LongestThaw = TimeSpan.FromDays(366);

    /// <summary>When the file was closed for good, UTC; null: it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The partners that may read the frozen file for a time, whether or not that has passed.</summary>
    public IReadOnlyList<Thaw> Thaws { get; init; } = [];

    /// <summary>Until when the partner may read the frozen file; null when it may not.</summary>
    public DateTimeOffset? ThawedUntil(PartnerId partner, DateTimeOffset moment) => LiveThaws(moment).FirstOrDefault(thaw => thaw.Partner == partner)?.Until;

    /// <summary>The thaws that have not ended.</summary>
    public IEnumerable<Thaw> LiveThaws(DateTimeOffset moment) => Frozen ? Thaws.Where(thaw => thaw.Until > moment) : [];

    /// <summary>Nobody reads the file any more; thaws for single partners end.</summary>
    public Outcome<FileHead> Freeze(DateTimeOffset at)
    {
        if (ClosedAt is not null)
            return new FileClosed();
        return Frozen && !LiveThaws(at).Any() ? new FileAlreadyFrozen() : this with { Frozen = true, Thaws = [], Version = Version + 1 };
    }

    /// <summary>The freeze ends.</summary>
    public Outcome<FileHead> Thaw() => WhyNotThawed() is { } refusal ? refusal : this with { Frozen = false, Thaws = [], Version = Version + 1 };

    /// <summary>One partner may read the frozen file until then; a thaw that it had before is replaced.</summary>
    public Outcome<FileHead> ThawFor(PartnerId partner, DateTimeOffset until, DateTimeOffset at)
    {
        if (WhyNotThawed() is { } refusal)
            return refusal;
        if (until <= at || until > at + LongestThaw)
            return new ThawTimeOutOfRange();
        return this with { Thaws = [.. LiveThaws(at).Where(thaw => thaw.Partner != partner), new(partner, until, at)], Version = Version + 1 };
    }

    /// <summary>Nobody reads it any more, for good: its subject has died, or everything of it is in another file.</summary>
    public Outcome<FileHead> Close(DateTimeOffset at) => ClosedAt is null ? this with { ClosedAt = at, Thaws = [], Version = Version + 1 } : new FileClosed();

    /// <summary>
    /// It takes the content of another file of the same person. It is frozen if either was, and thawed for those alone whom every freeze let through, for the shorter time.
    /// </summary>
    public Outcome<FileHead> Absorb(FileHead other, DateTimeOffset at)
    {
        if (ClosedAt is not null)
            return new FileClosed();
        IEnumerable<Thaw> thaws = (Frozen, other.Frozen) switch
        {
            (true, true) => LiveThaws(at).Join(
                other.LiveThaws(at), mine => mine.Partner, theirs => theirs.Partner, (mine, theirs) => mine.Until <= theirs.Until ? mine : theirs),
            (true, false) => LiveThaws(at),
            _ => other.LiveThaws(at),
        };
        return this with { Frozen = Frozen || other.Frozen, Thaws = [.. thaws], Version = Version + 1 };
    }

    /// <summary>Something changed that was decided on.</summary>
    public FileHead Raise() => this with { Version = Version + 1 };

    private Refusal? WhyNotThawed() => this switch
    {
        { ClosedAt: not null } => new FileClosed(),
        { Frozen: false } => new FileNotFrozen(),
        _ => null,
    };
}

/// <summary>One partner may read a frozen file until then.</summary>
/// <param name="Partner">Which.</param>
/// <param name="Until">Its end, UTC: at that moment the partner may no more.</param>
/// <param name="ThawedAt">When the subject thawed, UTC.</param>
internal sealed record Thaw(PartnerId Partner, DateTimeOffset Until, DateTimeOffset ThawedAt);
