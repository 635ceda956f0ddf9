using System.Runtime.CompilerServices;
using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;

namespace Bureau.Domain.Inquiries;

/// <summary>
/// Tells a lender when a score that it may watch changes. What it is told is what the question for the credit summary would be answered at that moment, and is asked as that question: decided, a use of the consent, and
/// on record before anybody is told. So it says nothing that a question would not: while an answer stands, or no use is left, it is silent, and what has happened meanwhile is told afterwards, as it stands then.
/// </summary>
public sealed class WatchScore
{
    /// <summary>How long an end that comes by itself can remain unnoticed: a consent's, or an answer's.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly AskCreditSummary Question = new() { Watched = true };

    private readonly IFactsFeed feed;
    private readonly MakeInquiry inquiry;

    internal WatchScore(IFactsFeed feed, MakeInquiry inquiry) => (this.feed, this.inquiry) = (feed, inquiry);

    /// <summary>
    /// Begins to follow: an answer whenever its score differs from the one of which the partner was told last, here or, before this began, under the same consent; a partner that was never told, from the one at the
    /// beginning. Ends with the refusal of such a question, unless that is for now alone. What is returned MUST be enumerated, and disposed of.
    /// </summary>
    /// <param name="consent">Under which consent.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="fields">The selected fields that reveal something.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IAsyncEnumerable<Outcome<AnsweredInquiry<CreditSummary>>>> UnderConsentAsync(
        ConsentId consent, Asker asker, IReadOnlyList<SelectedField> fields, CancellationToken cancellation) =>
        FollowAsync(await feed.WatchAsync(consent, cancellation), consent, asker, fields, cancellation);

    private async IAsyncEnumerable<Outcome<AnsweredInquiry<CreditSummary>>> FollowAsync(
        IFactsWatch begun, ConsentId consent, Asker asker, IReadOnlyList<SelectedField> fields, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var watch = begun;
        var known = new KnownScore();
        for (var changed = true; ; changed = await watch.ChangedAsync(Patience, cancellation))
        {
            // What ends by itself is found with remembered facts; a no is decided on live ones in any case.
            var told = await inquiry.ExecuteWhenAsync(Question, consent, asker, fields, changed ? Freshness.Live : Freshness.Remembered, known.IsNews, cancellation);

            // To say that something could not be told would tell that there is something.
            if (told is not { } news || news.Refusal is LedgerUnavailable or FactsChanging)
                continue;
            if (news.Value is { } answered)
                known.Learn(answered.Answer);
            yield return news;
            if (news.Refusal is not null)
                yield break;
        }
    }

    /// <summary>The score that the partner knows; null of a file too thin for one.</summary>
    private sealed class KnownScore
    {
        private bool isKnown;
        private int? score;

        public bool IsNews(DisclosureFacts facts, Outcome<CreditSummary> outcome)
        {
            if (!outcome.Succeeded(out var answer, out var refusal))
                return refusal is not ConsentUsedTooOften;
            if (!isKnown)
                Learn(facts.Grant!.Uses.LastOrDefault(use => use.Question == Question.Key)?.Recall<CreditSummary>() ?? answer);
            return answer.Score?.Value != score;
        }

        public void Learn(CreditSummary answer) => (isKnown, score) = (true, answer.Score?.Value);
    }
}
