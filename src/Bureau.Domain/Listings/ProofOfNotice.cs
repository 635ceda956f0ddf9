namespace Bureau.Domain.Listings;

/// <summary>How somebody was told that they are about to be listed.</summary>
public enum NoticeChannel
{
    /// <summary>Handed over, against a signature.</summary>
    HandedOver = 1,

    /// <summary>Registered mail.</summary>
    RegisteredMail = 2,

    /// <summary>An electronic service that confirms delivery, with the addressee's consent.</summary>
    ElectronicService = 3,

    /// <summary>A notice published because the addressee could not be reached; of a company, also the publication of the list itself.</summary>
    PublicNotice = 4,
}

/// <summary>That whom a listing concerns was told of it, before it has any effect.</summary>
/// <param name="Channel">How.</param>
/// <param name="ServedOn">The day on which it reached them.</param>
/// <param name="Reference">Where the proof is found: the authority's file number of it, or a postal number.</param>
/// <param name="Sha256">SHA-256 of the document that proves it, 64 hexadecimal digits; null of a list that its authority has published.</param>
/// <param name="RecordedAt">When the authority recorded it here, UTC.</param>
/// <param name="ObjectionUntil">The last day to object; the listing can be active from the day after on.</param>
public sealed record ProofOfNotice(NoticeChannel Channel, DateOnly ServedOn, string Reference, string? Sha256, DateTimeOffset RecordedAt, DateOnly ObjectionUntil);
