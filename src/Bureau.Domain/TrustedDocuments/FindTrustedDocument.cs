using Bureau.Domain.Partners;

namespace Bureau.Domain.TrustedDocuments;

/// <summary>What a partner trusts, as its requests need it.</summary>
public sealed class FindTrustedDocument
{
    /// <summary>How old what is known of a partner may be: after so long a document that was withdrawn is unknown on every node.</summary>
    public static readonly TimeSpan ListsLast = TimeSpan.FromSeconds(10);

    // What is missing may have been registered on another node a moment ago; looking again at once for each request would let a flood of unknown hashes reach the store.
    private static readonly TimeSpan LooksAgainAfter = TimeSpan.FromSeconds(1);

    private readonly ITrustedDocumentStore store;

    internal FindTrustedDocument(ITrustedDocumentStore store) => this.store = store;

    /// <summary>What the partner trusts now.</summary>
    /// <param name="partner">Which.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<TrustList> OfAsync(PartnerId partner, CancellationToken cancellation) => await store.OfAsync(partner, TimeSpan.Zero, cancellation);

    /// <summary>Whether the partner may send this document.</summary>
    /// <param name="partner">Who sends it.</param>
    /// <param name="document">Its text.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async ValueTask<bool> MayRunAsync(PartnerId partner, string document, CancellationToken cancellation) =>
        !(await store.OfAsync(partner, ListsLast, cancellation)).IsRequired || await KnowsAsync(partner, DocumentHash.Of(document), cancellation);

    /// <summary>The text of a document; null when it is not the partner's.</summary>
    /// <param name="partner">Who names it.</param>
    /// <param name="hash">Its hash.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async ValueTask<string?> TextAsync(PartnerId partner, DocumentHash hash, CancellationToken cancellation) =>
        await KnowsAsync(partner, hash, cancellation) ? await store.TextAsync(partner, hash, cancellation) : null;

    private async ValueTask<bool> KnowsAsync(PartnerId partner, DocumentHash hash, CancellationToken cancellation) =>
        (await store.OfAsync(partner, ListsLast, cancellation)).Documents.ContainsKey(hash)
        || (await store.OfAsync(partner, LooksAgainAfter, cancellation)).Documents.ContainsKey(hash);
}
