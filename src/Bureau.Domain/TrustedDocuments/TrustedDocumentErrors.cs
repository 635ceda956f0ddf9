namespace Bureau.Domain.TrustedDocuments;

/// <summary>No name to find a document by.</summary>
public sealed record DocumentNameOutOfRange() : Refusal("DOCUMENT_NAME_OUT_OF_RANGE", "The name of a document has 1 to 100 characters, none of them a control character.");

/// <summary>As many as a partner may have.</summary>
public sealed record TrustedDocumentsFull() : Refusal("TRUSTED_DOCUMENTS_FULL", "You have 200 trusted documents; withdraw one that you no longer send.");

/// <summary>No hash.</summary>
public sealed record DocumentHashMalformed() : Refusal("DOCUMENT_HASH_MALFORMED", "The hash of a document is its SHA-256 in 64 hexadecimal digits.");

/// <summary>Whoever requires trusted documents without having one could ask nothing any more.</summary>
public sealed record NothingTrusted() : Refusal("NOTHING_TRUSTED", "You have no trusted document: register those that you send first.");

/// <summary>Not among the caller's documents, whoever else may have it. The code is the one by which clients of persisted queries know to send the whole document.</summary>
public sealed record TrustedDocumentNotFound() : Refusal("PERSISTED_QUERY_NOT_FOUND", "You have no trusted document of that hash; register it, or send the document itself.");
