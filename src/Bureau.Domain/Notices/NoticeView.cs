using Bureau.Domain.Partners;

namespace Bureau.Domain.Notices;

/// <summary>A notice as its recipient sees it.</summary>
/// <param name="Notice">What it tells.</param>
/// <param name="ReadAt">When the recipient said that it was read, UTC; null: not yet.</param>
public sealed record NoticeView(Notice Notice, DateTimeOffset? ReadAt)
{
    /// <summary>Its place among the notices of its recipient.</summary>
    public PlaceInTime Place => new(Notice.At, Notice.Id.Value);
}

/// <summary>A notice that could not be delivered somewhere; the recipient's inbox holds it all the same.</summary>
/// <param name="Notice">Which notice.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="Partner">The partner that it was for; null: a subject, who is not named here.</param>
/// <param name="Deliveries">Where it was tried until its time was over.</param>
/// <param name="At">When the notice came to be, UTC.</param>
public sealed record UndeliveredNotice(NoticeId Notice, NoticeKind Kind, PartnerId? Partner, IReadOnlyList<FailedDelivery> Deliveries, DateTimeOffset At)
{
    /// <summary>Its place among the undelivered.</summary>
    public PlaceInTime Place => new(At, Notice.Value);
}

/// <summary>A delivery that was given up.</summary>
/// <param name="Channel">How it was sent.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastFailure">Why the last attempt failed.</param>
public sealed record FailedDelivery(DeliveryChannel Channel, int Attempts, string? LastFailure);
