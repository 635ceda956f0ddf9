namespace Bureau.Domain.Consents;

/// <summary>The receipts of granted consents. They are written with the grant, and there is no way to change one.</summary>
internal interface IReceiptStore
{
    /// <summary>The receipt of the consent, or null when it has none.</summary>
    Task<SignedReceipt?> FindAsync(ConsentId consent, CancellationToken cancellation);
}
