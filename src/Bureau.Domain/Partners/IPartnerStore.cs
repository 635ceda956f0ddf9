namespace Bureau.Domain.Partners;

/// <summary>The agreements with partners.</summary>
internal interface IPartnerStore
{
    /// <summary>The partner's agreement, or null when there is none.</summary>
    ValueTask<PartnerAgreement?> FindAsync(PartnerId id, Freshness freshness, CancellationToken cancellation);
}
