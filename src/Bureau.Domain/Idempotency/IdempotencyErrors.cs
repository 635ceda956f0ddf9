namespace Bureau.Domain.Idempotency;

/// <summary>The header is no key.</summary>
public sealed record IdempotencyKeyMalformed() : Refusal(
    "IDEMPOTENCY_KEY_MALFORMED", "An Idempotency-Key is one text of 1 to 255 ASCII characters from space to ~, in double quotes; without them letters, digits and !#$%&'*+-.^_`|~:/ alone.");

/// <summary>The key came with another request before.</summary>
public sealed record IdempotencyKeyReused() : Refusal("IDEMPOTENCY_KEY_REUSED", "This Idempotency-Key came with another request within 24 hours; give each request a key of its own.");

/// <summary>The request under this key is still being answered.</summary>
public sealed record IdempotencyKeyInUse() : Refusal("IDEMPOTENCY_KEY_IN_USE", "The request under this Idempotency-Key is still being answered; ask again in a moment.");

/// <summary>The request under this key was begun, and nobody knows any more what came of it.</summary>
public sealed record OutcomeUnknown() : Refusal(
    "OUTCOME_UNKNOWN", "The request under this Idempotency-Key was begun and its answer was lost, so it may have been carried out. Look whether it was, and repeat it under a new key only if not.");

/// <summary>A key where the answer is a stream, which cannot be given again.</summary>
public sealed record IdempotencyKeyWithStream() : Refusal("IDEMPOTENCY_KEY_WITH_STREAM", "A mutation with an Idempotency-Key is answered at once: accept application/graphql-response+json or application/json.");
