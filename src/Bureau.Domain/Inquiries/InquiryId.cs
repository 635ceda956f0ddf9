namespace Bureau.Domain.Inquiries;

/// <summary>Identity of one inquiry in the ledger.</summary>
public readonly record struct InquiryId(Guid Value)
{
    /// <summary>A new, time-ordered identity.</summary>
    public static InquiryId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
