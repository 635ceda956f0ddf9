namespace Bureau.Domain.Corrections;

/// <summary>Identity of the recall of one inquiry's answer; the same when the same change is found again.</summary>
public readonly record struct RecallId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
