using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.TrustedDocuments;
using GraphQL;

namespace Bureau.Api.GraphQL.TrustedDocuments;

/// <summary>A document that you registered, to run it by its hash.</summary>
[Unprotected("Only the partner that registered it is given it."), Name("TrustedDocument")]
public sealed class TrustedDocumentAnswer(TrustedDocument document)
{
    /// <summary>The SHA-256 of its text in UTF-8, in 64 hexadecimal digits: send it as `documentId`, or as `extensions.persistedQuery.sha256Hash`.</summary>
    public string Hash => document.Hash.Value;

    /// <summary>Your own name for it.</summary>
    public string Name => document.Name;

    /// <summary>When you registered it.</summary>
    public DateTimeOffset TrustedAt => document.TrustedAt;
}

/// <summary>What you trust.</summary>
[Unprotected("Only the partner itself is given it.")]
public sealed class TrustedDocumentList(TrustList list)
{
    /// <summary>Whether you may run these documents alone.</summary>
    public bool Required => list.IsRequired;

    /// <summary>Your documents, by name.</summary>
    [ListSize(AssumedSize = TrustedDocument.MostOfAPartner)]
    public IReadOnlyList<TrustedDocumentAnswer> Documents =>
        [.. list.Documents.Values.OrderBy(document => document.Name, StringComparer.Ordinal).ThenBy(document => document.Hash.Value, StringComparer.Ordinal).Select(document => new TrustedDocumentAnswer(document))];
}
