namespace Bureau.Domain.Notices;

/// <summary>Identity of a place where notices are sent.</summary>
public readonly record struct DeliveryEndpointId(Guid Value)
{
    /// <summary>A new, time-ordered identity.</summary>
    public static DeliveryEndpointId New() => new(Guid.CreateVersion7());

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}

/// <summary>A place where the notices of one recipient are sent.</summary>
/// <param name="Id">Identity.</param>
/// <param name="Channel">How.</param>
/// <param name="Address">The URL or the e-mail address.</param>
/// <param name="TellsInquiries">Whether each inquiry is told, not only changes; of subjects.</param>
/// <param name="CreatedAt">Since when, UTC.</param>
public sealed record DeliveryEndpoint(DeliveryEndpointId Id, DeliveryChannel Channel, string Address, bool TellsInquiries, DateTimeOffset CreatedAt)
{
    /// <summary>The most that one recipient may have.</summary>
    public const int Most = 5;

    /// <summary>Longest address, in characters.</summary>
    public const int LongestAddress = 500;

    /// <summary>With what a webhook is signed: 32 random bytes. It is shown when the webhook is registered, and never again.</summary>
    internal byte[]? Secret { get; init; }
}
