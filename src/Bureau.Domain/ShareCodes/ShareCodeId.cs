namespace Bureau.Domain.ShareCodes;

/// <summary>Identity of one share code; it tells nothing of the code itself.</summary>
public readonly record struct ShareCodeId(Guid Value)
{
    /// <summary>A new, time-ordered identity.</summary>
    public static ShareCodeId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
