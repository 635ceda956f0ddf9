namespace Bureau.Domain.Consents;

/// <summary>Identity of one consent from its request on; the same through grant, refusal and revocation.</summary>
public readonly record struct ConsentId(Guid Value)
{
    /// <summary>A new, time-ordered identity.</summary>
    public static ConsentId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
