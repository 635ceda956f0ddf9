using Bureau.Domain.Notices;

namespace Bureau.Domain.Partners;

/// <summary>Changes of agreements.</summary>
internal interface IAgreementStore
{
    /// <summary>
    /// Stores the next version of an agreement, the changes of a threshold that led to it, and the notice, in one transaction. False, and nothing is written, when the
    /// agreement is no longer at the version before.
    /// </summary>
    Task<bool> TryReplaceAsync(PartnerAgreement next, IReadOnlyList<ThresholdChange> changes, Notice notice, CancellationToken cancellation);

    /// <summary>How the partner's thresholds were registered, oldest first.</summary>
    Task<IReadOnlyList<ThresholdChange>> ThresholdChangesAsync(PartnerId partner, CancellationToken cancellation);
}
