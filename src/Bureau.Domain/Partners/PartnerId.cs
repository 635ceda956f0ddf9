namespace Bureau.Domain.Partners;

/// <summary>Identity of a partner, a furnisher, an authority or an operator: whoever holds an agreement with the bureau.</summary>
public readonly record struct PartnerId(Guid Value)
{
    /// <summary>A new, time-ordered identity.</summary>
    public static PartnerId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
