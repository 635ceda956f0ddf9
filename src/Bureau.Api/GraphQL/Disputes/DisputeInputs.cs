using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disputes;
using Bureau.Domain.Listings;

namespace Bureau.Api.GraphQL.Disputes;

/// <summary>An objection: to one entry, for one reason.</summary>
/// <param name="Tradeline">The account, as <c>me</c> lists it.</param>
/// <param name="Listing">Or the listing, as <c>me</c> lists it.</param>
/// <param name="Reason">What is wrong.</param>
/// <param name="Statement">In your own words, 1 to 2000 characters; needed when the reason is OTHER. Whoever reports the entry reads it.</param>
/// <param name="EvidenceSha256">SHA-256 of evidence that you keep, in 64 hexadecimal digits; the document itself stays with you.</param>
public sealed record OpenDisputeInput(TradelineId? Tradeline, ListingId? Listing, DisputeReason Reason, string? Statement, string? EvidenceSha256);

/// <summary>Your own words.</summary>
/// <param name="Tradeline">About this account.</param>
/// <param name="Listing">Or about this listing; with neither, about the whole file.</param>
/// <param name="Text">1 to 2000 characters. Whoever reads the entry reads them too.</param>
/// <param name="EvidenceSha256">SHA-256 of a document that goes with them, in 64 hexadecimal digits.</param>
public sealed record AddStatementInput(TradelineId? Tradeline, ListingId? Listing, string Text, string? EvidenceSha256);

/// <summary>An answer to a dispute.</summary>
/// <param name="Dispute">Which, as <c>disputes</c> lists it.</param>
/// <param name="Outcome">What the check led to. Furnish a correction before you answer CORRECTED.</param>
/// <param name="Reason">Why, in 1 to 2000 characters; the person reads it.</param>
/// <param name="EnteredBy">Who entered the entry, by name or staff number.</param>
/// <param name="ReviewedBy">Who checked it: another person.</param>
public sealed record AnswerDisputeInput(DisputeId Dispute, DisputeOutcome Outcome, string Reason, string EnteredBy, string ReviewedBy);

/// <summary>A certificate that a hidden entry is complete and accurate.</summary>
/// <param name="Dispute">The dispute that hides it.</param>
/// <param name="CertifiedBy">Who certifies it, by name or staff number.</param>
public sealed record ReinsertEntryInput(DisputeId Dispute, string CertifiedBy);
