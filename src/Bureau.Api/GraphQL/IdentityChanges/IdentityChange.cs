using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.IdentityChanges;

namespace Bureau.Api.GraphQL.IdentityChanges;

/// <summary>A change of who somebody is: one operator proposes it, another confirms it.</summary>
[Unprotected("Given to operators alone.")]
public sealed class IdentityChange(IdentityChangeView view)
{
    /// <summary>Identity of the proposal.</summary>
    public IdentityChangeId Id => view.Id;

    /// <summary>What is changed.</summary>
    public IdentityChangeKind Kind => view.Kind;

    /// <summary>Where it stands.</summary>
    public IdentityChangeStatus Status => view.Status;

    /// <summary>Who has died, is a duplicate, or has another number, as they were known when it was proposed.</summary>
    public IdentifiedPerson Person => new(view.Name, view.IdentityNumber);

    /// <summary>Who the duplicate is; null of other kinds.</summary>
    public IdentifiedPerson? Kept => view is { KeptName: { } name, KeptIdentityNumber: { } number } ? new(name, number) : null;

    /// <summary>The day of death; null of other kinds.</summary>
    public DateOnly? DiedOn => view.DiedOn;

    /// <summary>The new number, masked; null of other kinds.</summary>
    public string? NewIdentityNumber => view.NewIdentityNumber;

    /// <summary>What the proposer went by.</summary>
    public string Because => view.Because;

    /// <summary>The operator who proposed it.</summary>
    public string? ProposedBy => view.ProposedBy;

    /// <summary>When.</summary>
    public DateTimeOffset ProposedAt => view.ProposedAt;

    /// <summary>Until when another operator may confirm it.</summary>
    public DateTimeOffset ExpiresAt => view.ExpiresAt;

    /// <summary>The operator who confirmed or withdrew it; null: nobody yet.</summary>
    public string? DecidedBy => view.DecidedBy;

    /// <summary>When; null: not yet.</summary>
    public DateTimeOffset? DecidedAt => view.DecidedAt;
}

/// <summary>A person whom a change is about.</summary>
/// <param name="Name">The name.</param>
/// <param name="IdentityNumber">The identity number, masked.</param>
[Unprotected("Given to operators alone.")]
public sealed record IdentifiedPerson(string Name, string IdentityNumber);
