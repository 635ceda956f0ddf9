namespace Bureau.Domain.AdverseActions;

/// <summary>Identity of a request that somebody look at a decision.</summary>
public readonly record struct HumanReviewId(Guid Value)
{
    /// <summary>A new, time-ordered identity.</summary>
    public static HumanReviewId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
