namespace Bureau.Domain.Companies.Integrity;

/// <summary>Identity of an integrity record in the bureau.</summary>
public readonly record struct IntegrityRecordId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
