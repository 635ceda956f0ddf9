namespace Bureau.Domain.Disputes;

/// <summary>Identity of a dispute.</summary>
public readonly record struct DisputeId(Guid Value)
{
    /// <summary>A new, time-ordered identity.</summary>
    public static DisputeId New() => new(Guid.CreateVersion7());

    /// <summary>Which of two comes first; a store has an order of its own.</summary>
    internal int CompareTo(DisputeId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
