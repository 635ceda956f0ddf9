namespace Bureau.Domain.IdentityChanges;

/// <summary>Identity of a proposed change of who somebody is.</summary>
public readonly record struct IdentityChangeId(Guid Value)
{
    /// <summary>A new, time-ordered identity.</summary>
    public static IdentityChangeId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
