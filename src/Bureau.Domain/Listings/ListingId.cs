namespace Bureau.Domain.Listings;

/// <summary>Identity of a listing.</summary>
public readonly record struct ListingId(Guid Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
