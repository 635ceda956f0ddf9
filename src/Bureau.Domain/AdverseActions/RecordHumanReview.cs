using Bureau.Domain.Disputes;
using Bureau.Domain.Inquiries;

namespace Bureau.Domain.AdverseActions;

/// <summary>Whoever decided has looked at the decision again and says what came of it; of two who say so at once, one is refused. A suspended partner owes it too.</summary>
public sealed class RecordHumanReview
{
    private readonly IAdverseActionStore actions;
    private readonly TimeProvider clock;

    internal RecordHumanReview(IAdverseActionStore actions, TimeProvider clock) => (this.actions, this.clock) = (actions, clock);

    /// <summary>Records the outcome, once.</summary>
    /// <param name="id">Which review.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="because">Why; the person reads it.</param>
    /// <param name="by">Who looked: a person.</param>
    /// <param name="asker">Who decided.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<Outcome<HumanReviewView>> ExecuteAsync(
        HumanReviewId id, ReviewOutcome outcome, string because, string by, Asker asker, CancellationToken cancellation)
    {
        if (!StatementText.Read(because).Succeeded(out var reason, out var unreadable))
            return unreadable;
        if (!PersonName.Read(by).Succeeded(out var reviewer, out var nobody))
            return nobody;
        if (await actions.FindReviewAsync(id, cancellation) is not { } found || found.Review.Partner != asker.Partner)
            return new HumanReviewNotFound();
        var now = clock.GetUtcNow();
        if (!found.Review.Record(outcome, reason, reviewer, now).Succeeded(out var decided, out var refusal))
            return refusal;
        return await actions.TryWriteAsync(decided, decided.DecidedNotice(outcome, now), cancellation) ? HumanReviewView.Of(decided, found.Action, now) : new HumanReviewDecided();
    }
}
