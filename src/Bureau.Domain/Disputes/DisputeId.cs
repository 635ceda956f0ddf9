namespace Bureau.Domain.Disputes;

/// <summary>Identity of a dispute.</summary>
public readonly record struct DisputeId(Guid Value)
{
    /// <summary>A new, time-ordered identity.</summary>
    public static DisputeId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
