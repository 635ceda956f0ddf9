using Bureau.Domain.Partners;

namespace Bureau.Domain.TrustedDocuments;

/// <summary>Registers the documents that a partner sends, and lets it run nothing else.</summary>
public sealed class TrustDocument
{
    private readonly ITrustedDocumentStore store;
    private readonly TimeProvider clock;

    internal TrustDocument(ITrustedDocumentStore store, TimeProvider clock) => (this.store, this.clock) = (store, clock);

    /// <summary>Registers a document that was found to be valid. To register it again changes nothing.</summary>
    /// <param name="partner">Whose.</param>
    /// <param name="name">The partner's own name for it.</param>
    /// <param name="text">The document, to the letter as it will be hashed.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Outcome<TrustedDocument>> ExecuteAsync(PartnerId partner, string name, string text, CancellationToken cancellation)
    {
        name = name.Trim();
        if (name.Length is 0 or > TrustedDocument.LongestName || name.Any(char.IsControl))
            return new DocumentNameOutOfRange();
        var document = new TrustedDocument(DocumentHash.Of(text), name, clock.GetUtcNow());
        if (!await store.TryAddAsync(partner, document, text, cancellation))
            return new TrustedDocumentsFull();
        return (await store.OfAsync(partner, TimeSpan.Zero, cancellation)).Documents.GetValueOrDefault(document.Hash, document);
    }

    /// <summary>Withdraws a document. It is unknown on every node within <see cref="FindTrustedDocument.ListsLast"/>.</summary>
    /// <param name="partner">Whose.</param>
    /// <param name="hash">Its hash, as <see cref="DocumentHash.Read"/> takes it.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Outcome<TrustList>> WithdrawAsync(PartnerId partner, string hash, CancellationToken cancellation)
    {
        if (DocumentHash.Read(hash) is not { } read)
            return new DocumentHashMalformed();
        await store.RemoveAsync(partner, read, cancellation);
        return await store.OfAsync(partner, TimeSpan.Zero, cancellation);
    }

    /// <summary>From now on, on every node within <see cref="FindTrustedDocument.ListsLast"/>, the partner runs its trusted documents and nothing else.</summary>
    /// <param name="partner">Which.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Outcome<TrustList>> RequireAsync(PartnerId partner, CancellationToken cancellation)
    {
        if ((await store.OfAsync(partner, TimeSpan.Zero, cancellation)).Documents.Count == 0)
            return new NothingTrusted();
        await store.SetRequiredAsync(partner, isRequired: true, clock.GetUtcNow(), cancellation);
        return await store.OfAsync(partner, TimeSpan.Zero, cancellation);
    }

    /// <summary>The partner may run any document again.</summary>
    /// <param name="partner">Which.</param>
    /// <param name="cancellation">Ends it.</param>
    public Task AllowAnyAsync(PartnerId partner, CancellationToken cancellation) => store.SetRequiredAsync(partner, isRequired: false, clock.GetUtcNow(), cancellation);
}
