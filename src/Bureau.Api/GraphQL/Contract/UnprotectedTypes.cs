using Bureau.Api.Access;
using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.AdverseActions;
using Bureau.Domain.Companies;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Disputes;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Listings;
using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Schemes;

[assembly: Unprotected("An amount or a reason says nothing without the protected field that holds it.", typeof(Money), typeof(ReasonCode))]
[assembly: Unprotected("Beneath CreditSummary alone, whose fields are protected.", typeof(SummaryScore), typeof(Totals), typeof(CurrencyTotals), typeof(Delinquencies), typeof(ListStatus),
    typeof(SubjectStatement))]
[assembly: Unprotected("Beneath a listing alone, which is given to whom it is about and to its authority.", typeof(ProofOfNotice), typeof(ListingAppeal))]
[assembly: Unprotected("Beneath Company alone, whose fields are protected.", typeof(CompanyName), typeof(Officer))]
[assembly: Unprotected("Beneath Dispute alone, which is given to its two sides.", typeof(DisputeAnswer), typeof(Reinsertion))]
[assembly: Unprotected("Beneath me alone.", typeof(TradelineMonth), typeof(PaymentHistory), typeof(TradelineMatch), typeof(HeldReport), typeof(NoticedScore))]
[assembly: Unprotected("Public: it says what the bureau holds, and nothing about anybody.", typeof(DataItem))]
[assembly: Unprotected("Only what the caller's own token says.", typeof(Caller))]
[assembly: Unprotected("Public: parts of a published scheme or scorecard.", typeof(SchemeEvent), typeof(SchemeDecay), typeof(GradeFrom), typeof(SchemeThreshold), typeof(ScorecardOrigin), typeof(BandThreshold))]
