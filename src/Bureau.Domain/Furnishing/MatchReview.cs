using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Furnishing;

/// <summary>Identity of one review; the same for the same furnisher, account, number, name and birth date.</summary>
public readonly record struct MatchReviewId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>Furnished rows whose number is known, but with another birth date or a name that is not alike enough: somebody must say whose they are.</summary>
/// <param name="Id">Identity of the review.</param>
/// <param name="IdentityNumber">The number that both have, masked.</param>
/// <param name="KnownName">The name under which the number is known.</param>
/// <param name="KnownBirthDate">The birth date that goes with it.</param>
/// <param name="FurnishedName">The name in the rows.</param>
/// <param name="FurnishedBirthDate">The birth date in the rows.</param>
/// <param name="Match">How the two compare.</param>
/// <param name="FurnisherName">Who sent the rows.</param>
/// <param name="AccountNumber">The furnisher's number of the account.</param>
/// <param name="Months">How many account-months wait.</param>
/// <param name="OpenedAt">When the first of them came, UTC; reviews wait in this order.</param>
public sealed record MatchReview(
    MatchReviewId Id,
    string IdentityNumber,
    string KnownName,
    DateOnly KnownBirthDate,
    string FurnishedName,
    DateOnly FurnishedBirthDate,
    IdentityMatch Match,
    string FurnisherName,
    string AccountNumber,
    int Months,
    DateTimeOffset OpenedAt)
{
    /// <summary>Its place among the open reviews.</summary>
    public PlaceInTime Place => new(OpenedAt, Id.Value);
}

/// <summary>What was said of a review.</summary>
public enum MatchVerdict
{
    /// <summary>The rows are of the person whose number they carry.</summary>
    Same = 1,

    /// <summary>They are of somebody else; the number in them is wrong.</summary>
    Different = 2,
}

/// <summary>A decision on a review, and who answers for it.</summary>
/// <param name="Review">Which.</param>
/// <param name="Verdict">What was decided.</param>
/// <param name="Because">Why, in the words of whoever decided; 1 to <see cref="LongestReason"/> characters.</param>
/// <param name="By">The operator.</param>
/// <param name="At">When, UTC.</param>
public sealed record MatchDecision(MatchReviewId Review, MatchVerdict Verdict, string Because, PartnerId By, DateTimeOffset At)
{
    /// <summary>Longest reason, in characters.</summary>
    public const int LongestReason = 1000;
}

/// <summary>What a decision led to.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Stored">Account-months that went into the file, and changed it.</param>
/// <param name="LeftOut">Account-months that did not: all of them when they are somebody else's, else those that the account's own rules refuse.</param>
public sealed record DecidedMatch(MatchDecision Decision, int Stored, int LeftOut);

/// <summary>A review as the person learns of it under whose number the rows came.</summary>
/// <param name="Furnisher">Who sent them.</param>
/// <param name="FurnisherName">The furnisher's name.</param>
/// <param name="AccountNumber">Of which account; the account of somebody else, perhaps, and so not shown while it is open.</param>
/// <param name="BirthDateAgrees">Whether the rows' birth date is the person's.</param>
/// <param name="Verdict">What was decided; null while nobody has.</param>
/// <param name="AsOf">The newest day of which rows wait; null when none does.</param>
/// <param name="OpenedAt">Since when, UTC.</param>
internal sealed record ReviewOfSubject(
    PartnerId Furnisher, string FurnisherName, string AccountNumber, bool BirthDateAgrees, MatchVerdict? Verdict, DateOnly? AsOf, DateTimeOffset OpenedAt);
