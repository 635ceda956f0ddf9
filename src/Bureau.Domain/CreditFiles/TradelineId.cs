namespace Bureau.Domain.CreditFiles;

/// <summary>Identity of one account that one furnisher reports about one subject.</summary>
public readonly record struct TradelineId(Guid Value)
{
    /// <summary>A new, time-ordered identity.</summary>
    public static TradelineId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
