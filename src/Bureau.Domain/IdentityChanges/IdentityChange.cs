using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.IdentityChanges;

/// <summary>
/// A change of who somebody is, under dual control: one operator proposes it, another confirms it, and until then nothing has changed. Each step from a wrong
/// state is a refusal.
/// </summary>
internal sealed record IdentityChange
{
    /// <summary>How long a proposal waits: what it rests on may be out of date afterwards.</summary>
    public static readonly TimeSpan Waits = TimeSpan.FromDays(7);

    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 1000;

    public required IdentityChangeId Id { get; init; }

    public required IdentityChangeKind Kind { get; init; }

    /// <summary>Who has died, is a duplicate, or has another number.</summary>
    public required PersonThen Person { get; init; }

    /// <summary>Who the duplicate is; null of other kinds.</summary>
    public PersonThen? Kept { get; init; }

    /// <summary>The day of death; null of other kinds.</summary>
    public DateOnly? DiedOn { get; init; }

    /// <summary>The new number; null of other kinds.</summary>
    public IdentityNumber? Number { get; init; }

    /// <summary>What the proposer went by.</summary>
    public required string Because { get; init; }

    public required PartnerId ProposedBy { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>As stored; see <see cref="StatusAt"/>.</summary>
    public IdentityChangeStatus Status { get; init; } = IdentityChangeStatus.Proposed;

    /// <summary>The operator who confirmed or withdrew it.</summary>
    public PartnerId? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Raised by every step.</summary>
    public long Version { get; init; } = 1;

    public DateTimeOffset ExpiresAt => ProposedAt + Waits;

    /// <summary>That somebody has died.</summary>
    public static Outcome<IdentityChange> Death(Subject person, DateOnly diedOn, string because, PartnerId by, DateTimeOffset at) =>
        diedOn < person.BirthDate || diedOn > person.Jurisdiction.Day(at)
            ? new DeathDayOutOfRange()
            : Propose(IdentityChangeKind.Death, person, because, by, at, change => change with { DiedOn = diedOn });

    /// <summary>That two are one.</summary>
    public static Outcome<IdentityChange> Merge(Subject duplicate, Subject kept, string because, PartnerId by, DateTimeOffset at)
    {
        if (duplicate.Id == kept.Id)
            return new MergeOfOne();
        if (duplicate.Jurisdiction != kept.Jurisdiction)
            return new MergeOfTwoJurisdictions();
        return Propose(IdentityChangeKind.Merge, duplicate, because, by, at, change => change with { Kept = PersonThen.Of(kept) });
    }

    /// <summary>That somebody has another number of the same register. A birth date that it states is the person's from then on.</summary>
    public static Outcome<IdentityChange> NewNumber(Subject person, IdentityNumber now, IdentityNumber number, string because, PartnerId by, DateTimeOffset at)
    {
        if (number.Type != now.Type)
            return new IdentityNumberOfAnotherRegister();
        if (number.BirthDate is { } birthDate && MinorRule.Judge(person with { BirthDate = birthDate }, at) is { } minor)
            return minor;
        return Propose(IdentityChangeKind.NewNumber, person, because, by, at, change => change with { Number = number });
    }

    /// <summary>The status at that moment: the stored one, or expired.</summary>
    public IdentityChangeStatus StatusAt(DateTimeOffset moment) =>
        Status is IdentityChangeStatus.Proposed && ExpiresAt <= moment ? IdentityChangeStatus.Expired : Status;

    /// <summary>Another operator says that it is so.</summary>
    public Outcome<IdentityChange> Confirm(PartnerId by, DateTimeOffset at)
    {
        if (WhyNotOpen(at) is { } refusal)
            return refusal;
        return by == ProposedBy ? new ConfirmedByProposer() : Decide(IdentityChangeStatus.Confirmed, by, at);
    }

    /// <summary>The proposer takes it back, or another operator says that it is not so.</summary>
    public Outcome<IdentityChange> Withdraw(PartnerId by, DateTimeOffset at) =>
        WhyNotOpen(at) is { } refusal ? refusal : Decide(IdentityChangeStatus.Withdrawn, by, at);

    private static Outcome<IdentityChange> Propose(
        IdentityChangeKind kind, Subject person, string because, PartnerId by, DateTimeOffset at, Func<IdentityChange, IdentityChange> with)
    {
        var reason = because.Trim();
        if (reason.Length is 0 or > LongestReason || reason.Any(character => char.IsControl(character) && character is not '\n'))
            return new IdentityChangeReasonMalformed();
        return with(new() { Id = IdentityChangeId.New(), Kind = kind, Person = PersonThen.Of(person), Because = reason, ProposedBy = by, ProposedAt = at });
    }

    private IdentityChange Decide(IdentityChangeStatus status, PartnerId by, DateTimeOffset at) =>
        this with { Status = status, DecidedBy = by, DecidedAt = at, Version = Version + 1 };

    private Refusal? WhyNotOpen(DateTimeOffset at) => StatusAt(at) switch
    {
        IdentityChangeStatus.Proposed => null,
        IdentityChangeStatus.Expired => new IdentityChangeExpired(),
        _ => new IdentityChangeDecided(),
    };
}

/// <summary>A person as the bureau knew them when a change was proposed.</summary>
/// <param name="Subject">Identity in the bureau.</param>
/// <param name="Name">The name.</param>
/// <param name="MaskedNumber">The identity number, masked.</param>
internal sealed record PersonThen(SubjectId Subject, string Name, string MaskedNumber)
{
    public static PersonThen Of(Subject person) => new(person.Id, person.Name, person.MaskedNumber);
}
