namespace Bureau.Domain.Inquiries;

/// <summary>The ledger did not commit: nothing is disclosed.</summary>
public sealed record LedgerUnavailable() : Refusal("LEDGER_UNAVAILABLE", "The inquiry could not be recorded, so nothing was disclosed; try again later.");

/// <summary>Consent, agreement or file changed again and again while the inquiry was made.</summary>
public sealed record FactsChanging() : Refusal("FACTS_CHANGING", "The file or its consent is changing at this moment; try again.");
