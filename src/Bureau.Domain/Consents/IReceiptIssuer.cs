namespace Bureau.Domain.Consents;

/// <summary>Signs receipts by the bureau's key.</summary>
internal interface IReceiptIssuer
{
    /// <summary>
    /// Signs. The public half of the key MUST be published before this returns, and for ever. Nothing is stored of the receipt: whoever stores the grant stores it in
    /// the same transaction.
    /// </summary>
    Task<SignedReceipt> IssueAsync(ConsentReceipt receipt, CancellationToken cancellation);
}
