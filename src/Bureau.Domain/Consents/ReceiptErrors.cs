namespace Bureau.Domain.Consents;

/// <summary>No receipt for the caller: the consent was not granted, does not exist, or is somebody else's.</summary>
public sealed record ReceiptNotFound() : Refusal("RECEIPT_NOT_FOUND", "There is no receipt of such a consent for you.");
