using Bureau.Domain.Partners;

namespace Bureau.Domain.TrustedDocuments;

/// <summary>The documents that partners trust. Those of one partner are never found for another.</summary>
internal interface ITrustedDocumentStore
{
    /// <summary>What the partner trusts, as it was at most so long ago; zero: as it is now.</summary>
    ValueTask<TrustList> OfAsync(PartnerId partner, TimeSpan ago, CancellationToken cancellation);

    /// <summary>The text of one of the partner's documents; null when it has none of that hash.</summary>
    ValueTask<string?> TextAsync(PartnerId partner, DocumentHash hash, CancellationToken cancellation);

    /// <summary>Stores a document. One of its hash that the partner has already stays as it is. False, and nothing is written, when the partner has <see cref="TrustedDocument.MostOfAPartner"/>.</summary>
    Task<bool> TryAddAsync(PartnerId partner, TrustedDocument document, string text, CancellationToken cancellation);

    /// <summary>Forgets a document; what is not there changes nothing.</summary>
    Task RemoveAsync(PartnerId partner, DocumentHash hash, CancellationToken cancellation);

    /// <summary>Sets whether the partner runs trusted documents alone.</summary>
    Task SetRequiredAsync(PartnerId partner, bool isRequired, DateTimeOffset at, CancellationToken cancellation);
}
