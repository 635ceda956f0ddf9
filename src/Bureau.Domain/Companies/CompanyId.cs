namespace Bureau.Domain.Companies;

/// <summary>Identity of a company in the bureau.</summary>
public readonly record struct CompanyId(Guid Value)
{
    /// <summary>A new, time-ordered identity.</summary>
    public static CompanyId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
