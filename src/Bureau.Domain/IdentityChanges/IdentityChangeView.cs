using Bureau.Domain.Subjects;

namespace Bureau.Domain.IdentityChanges;

/// <summary>A proposed change as operators see it.</summary>
/// <param name="Id">Identity of the proposal.</param>
/// <param name="Kind">What is changed.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Name">Who has died, is a duplicate, or has another number: the name when it was proposed.</param>
/// <param name="IdentityNumber">The same person's number then, masked.</param>
/// <param name="KeptName">Who the duplicate is; null of other kinds.</param>
/// <param name="KeptIdentityNumber">The kept one's number, masked; null of other kinds.</param>
/// <param name="DiedOn">The day of death; null of other kinds.</param>
/// <param name="NewIdentityNumber">The new number, masked; null of other kinds.</param>
/// <param name="Because">What the proposer went by.</param>
/// <param name="ProposedBy">The operator who proposed it; null when its agreement is gone.</param>
/// <param name="ProposedAt">When, UTC.</param>
/// <param name="ExpiresAt">Until when it can be confirmed, UTC.</param>
/// <param name="DecidedBy">The operator who confirmed or withdrew it.</param>
/// <param name="DecidedAt">When, UTC; null: not yet.</param>
public sealed record IdentityChangeView(
    IdentityChangeId Id, IdentityChangeKind Kind, IdentityChangeStatus Status, string Name, string IdentityNumber, string? KeptName, string? KeptIdentityNumber, DateOnly? DiedOn,
    string? NewIdentityNumber, string Because, string? ProposedBy, DateTimeOffset ProposedAt, DateTimeOffset ExpiresAt, string? DecidedBy, DateTimeOffset? DecidedAt)
{
    /// <summary>Its place among the changes.</summary>
    public PlaceInTime Place => new(ProposedAt, Id.Value);

    internal static IdentityChangeView Of(IdentityChange change, string? proposedBy, string? decidedBy, DateTimeOffset asOf) => new(
        change.Id, change.Kind, change.StatusAt(asOf), change.Person.Name, change.Person.MaskedNumber, change.Kept?.Name, change.Kept?.MaskedNumber, change.DiedOn,
        change.Number?.Masked, change.Because, proposedBy, change.ProposedAt, change.ExpiresAt, decidedBy, change.DecidedAt);
}
