using System.Diagnostics;
using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;

namespace Bureau.Domain.Inquiries;

/// <summary>
/// The spine. Gathers the facts, has them decided, makes the report that the decision allows, commits the inquiry against the live facts,
/// and only then answers.
/// </summary>
public sealed class MakeInquiry
{
    /// <summary>The first on remembered facts, the others on live ones.</summary>
    private const int Attempts = 4;

    private readonly IPartnerStore partners;
    private readonly IConsentStore consents;
    private readonly ICreditFileStore files;
    private readonly IInquiryLedger ledger;
    private readonly Scorecard card;
    private readonly bool sandboxGrantsAllowed;
    private readonly TimeProvider clock;

    internal MakeInquiry(
        IPartnerStore partners, IConsentStore consents, ICreditFileStore files, IInquiryLedger ledger, Scorecard card, bool sandboxGrantsAllowed, TimeProvider clock)
    {
        this.partners = partners;
        this.consents = consents;
        this.files = files;
        this.ledger = ledger;
        this.card = card;
        this.sandboxGrantsAllowed = sandboxGrantsAllowed;
        this.clock = clock;
    }

    /// <summary>Answers the question under the consent, or refuses; both are on record before this returns.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="consent">Under which consent.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="fields">The selected fields that reveal something.</param>
    /// <param name="cancellation">Ends the reading; a commit under way is finished.</param>
    public async Task<Outcome<AnsweredInquiry<TAnswer>>> ExecuteAsync<TAnswer>(
        Question<TAnswer> question, ConsentId consent, Asker asker, IReadOnlyList<SelectedField> fields, CancellationToken cancellation)
        where TAnswer : class, ICovered =>
        await ExecuteWhenAsync(question, consent, asker, fields, Freshness.Remembered, null, cancellation) ?? throw new UnreachableException();

    /// <summary>Makes the inquiry if what it would come to is worth it. If not, nothing is made: nothing is on record, and nobody may be told anything.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="consent">Under which consent.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="fields">The selected fields that reveal something.</param>
    /// <param name="freshness">Of the facts that it is decided on first.</param>
    /// <param name="isWorthIt">Told the facts with the answer or the refusal that they lead to, before any of it is on record; null: always.</param>
    /// <param name="cancellation">Ends the reading; a commit under way is finished.</param>
    /// <returns>Null: it was not worth it.</returns>
    internal async Task<Outcome<AnsweredInquiry<TAnswer>>?> ExecuteWhenAsync<TAnswer>(
        Question<TAnswer> question, ConsentId consent, Asker asker, IReadOnlyList<SelectedField> fields, Freshness freshness, Func<DisclosureFacts, Outcome<TAnswer>, bool>? isWorthIt,
        CancellationToken cancellation)
        where TAnswer : class, ICovered
    {
        var asked = new InquiryRequest(asker, consent, question, fields);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var facts = await GatherAsync(asked, freshness, cancellation);
            switch (DisclosurePolicy.Decide(facts))
            {
                // A no that rests on remembered facts may be out of date, and would be the last word: it is decided on live ones.
                case DisclosureDecision.Deny when freshness is Freshness.Remembered:
                    break;

                case DisclosureDecision.Deny denied:
                    if (isWorthIt?.Invoke(facts, denied.Reason) is false)
                        return null;
                    return await RefuseAsync(facts, denied.Reason);

                case DisclosureDecision.Disclose decision:
                    var (answer, decidedOn) = await AnswerAsync(question, decision, facts, cancellation);
                    if (isWorthIt?.Invoke(facts, answer) is false)
                        return null;
                    var inquiry = Inquiry.Disclosed(facts, decision.Granted, decidedOn);
                    switch (await ledger.CommitAsync(inquiry))
                    {
                        case CommitOutcome.Committed:
                            if (decidedOn.NewUse is { } use && facts.Grant is { } grant)
                                await consents.NoteUseAsync(grant.Use(use), CancellationToken.None);
                            return new AnsweredInquiry<TAnswer>(inquiry.Id, answer);
                        case CommitOutcome.Unavailable: return new LedgerUnavailable();
                        default: break;
                    }

                    break;
            }

            freshness = Freshness.Live;
        }

        return await RefuseAsync(await GatherAsync(asked, Freshness.Live, cancellation), new FactsChanging());
    }

    private async Task<Refusal> RefuseAsync(DisclosureFacts facts, Refusal reason) =>
        await ledger.CommitAsync(Inquiry.Refused(facts, reason)) is CommitOutcome.Committed ? reason : new LedgerUnavailable();

    private async ValueTask<DisclosureFacts> GatherAsync(InquiryRequest asked, Freshness freshness, CancellationToken cancellation)
    {
        var agreement = await partners.FindAsync(asked.Asker.Partner, freshness, cancellation);
        var grant = await consents.FindAsync(asked.Consent, freshness, cancellation);

        // Never remembered, and read after the grant: whoever changes it raises the version of the grant, and that alone is compared at the commit.
        var counterpart = grant?.Counterpart is { } other ? await consents.FindAsync(other, Freshness.Live, cancellation) : null;

        // The file is looked at only for a granted consent of this partner: how long a refusal takes must not tell whether a person is known.
        var subject = grant is { Status: ConsentStatus.Granted } && grant.Partner == asked.Asker.Partner ? grant.Subject : null;
        var file = subject is { } known ? await files.FindHeadAsync(known, freshness, cancellation) : null;
        return new(asked, agreement, grant, file, sandboxGrantsAllowed, clock.GetUtcNow()) { Counterpart = counterpart };
    }

    private async ValueTask<(TAnswer Answer, DecidedOn DecidedOn)> AnswerAsync<TAnswer>(
        Question<TAnswer> question, DisclosureDecision.Disclose decision, DisclosureFacts facts, CancellationToken cancellation)
        where TAnswer : class, ICovered
    {
        if (facts is not { Grant: { } grant, Agreement: { } agreement, File: { } head })
            throw new InvalidOperationException("A disclosure was decided without its facts.");
        var thawedUntil = head.ThawedUntil(agreement.Id, facts.AsOf);
        var file = await files.ReadAsync(head.Subject, head.Version, cancellation)
            ?? throw new InvalidOperationException("A file that has a head cannot be read.");
        var answer = question.AnswerFrom(CreditReport.Of(decision, facts, file.ReadableAt(facts.AsOf), card));

        // What was read may be newer than the head. That is as good, unless the newer version has taken back the thaw that the decision rests on.
        var version = thawedUntil is null ? file.Version : head.Version;
        return decision.Repeats is { } use
            ? (question.Marked(question.Again(use.Recall<TAnswer>(), decision.Granted, grant.ExpiresAt), answer), new(grant.Version, agreement.Version, version, null) { ThawedUntil = thawedUntil })
            : (answer, new(grant.Version, agreement.Version, version, ConsentUse.Of(question.Key, facts.AsOf, answer)) { ThawedUntil = thawedUntil });
    }
}
