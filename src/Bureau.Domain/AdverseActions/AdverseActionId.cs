namespace Bureau.Domain.AdverseActions;

/// <summary>Identity of an adverse action notice.</summary>
public readonly record struct AdverseActionId(Guid Value)
{
    /// <summary>A new, time-ordered identity.</summary>
    public static AdverseActionId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
