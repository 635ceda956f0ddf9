using Bureau.Domain.Disputes;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.AdverseActions;

/// <summary>A person asks that somebody look at a decision about them. Whoever decided is told, with the person's words.</summary>
public sealed class RequestHumanReview
{
    private readonly IAdverseActionStore actions;
    private readonly TimeProvider clock;

    internal RequestHumanReview(IAdverseActionStore actions, TimeProvider clock) => (this.actions, this.clock) = (actions, clock);

    /// <summary>Asks, once while an outcome is still to come.</summary>
    /// <param name="id">The notice of the decision.</param>
    /// <param name="words">What the partner is to know; null: nothing.</param>
    /// <param name="subject">Who asks.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<Outcome<HumanReviewView>> ExecuteAsync(AdverseActionId id, string? words, SubjectId subject, CancellationToken cancellation)
    {
        string? statement = null;
        if (words is not null && !StatementText.Read(words).Succeeded(out statement, out var unreadable))
            return unreadable;
        if (await actions.FindAsync(id, cancellation) is not { } action || action.Subject != subject)
            return new AdverseActionNotFound();
        var now = clock.GetUtcNow();
        var review = HumanReview.Request(action, statement, now);
        return await actions.TryWriteAsync(review, review.RequestedNotice(), cancellation) ? HumanReviewView.Of(review, action, now) : new HumanReviewOpen();
    }
}
