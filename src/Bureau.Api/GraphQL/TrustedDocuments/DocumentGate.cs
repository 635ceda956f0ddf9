using Bureau.Api.Access;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Transport;
using Bureau.Domain;
using Bureau.Domain.TrustedDocuments;

namespace Bureau.Api.GraphQL.TrustedDocuments;

/// <summary>Which document a request means, and whether its caller may send it.</summary>
/// <param name="trusted">What partners trust; null where the schema that is served knows no partners.</param>
internal sealed class DocumentGate(FindTrustedDocument? trusted = null)
{
    /// <summary>The text of the document, or why there is none.</summary>
    /// <param name="request">The request, with a document, the hash of one, or both.</param>
    /// <param name="caller">Who sends it.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async ValueTask<Outcome<string>> TextAsync(GraphQLRequest request, Caller? caller, CancellationToken cancellation)
    {
        var partner = trusted is null ? null : caller?.Partner;
        if (request.Query is { } document)
        {
            if (request.Hash is { } claimed && DocumentHash.Of(document) != claimed)
                return new DocumentHashMismatch();
            if (partner is not null && !await trusted!.MayRunAsync(partner.Value, document, cancellation))
                return new DocumentNotTrusted();
            return document;
        }
        // Another partner's document is as unknown as one that nobody has.
        if (partner is null || request.Hash is not { } hash || await trusted!.TextAsync(partner.Value, hash, cancellation) is not { } text)
            return new TrustedDocumentNotFound();
        return text;
    }
}
