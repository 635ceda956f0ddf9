namespace Bureau.Domain.Disputes;

/// <summary>Identity of a statement.</summary>
public readonly record struct StatementId(Guid Value)
{
    /// <summary>A new, time-ordered identity.</summary>
    public static StatementId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
