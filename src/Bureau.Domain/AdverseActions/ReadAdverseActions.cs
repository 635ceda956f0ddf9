using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.AdverseActions;

/// <summary>Shows a person the decisions against them, whoever decided what is to be looked at again, and the operators who is late.</summary>
public sealed class ReadAdverseActions
{
    private readonly IAdverseActionStore actions;
    private readonly TimeProvider clock;

    internal ReadAdverseActions(IAdverseActionStore actions, TimeProvider clock) => (this.actions, this.clock) = (actions, clock);

    /// <summary>A person's notices with their reviews, newest first: a page of at most <paramref name="first"/> that follow <paramref name="after"/>.</summary>
    public async Task<IReadOnlyList<AdverseActionView>> OfSubjectAsync(SubjectId subject, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        var page = await actions.OfSubjectAsync(subject, first, after, cancellation);
        var reviews = page.Count == 0 ? [] : await actions.ReviewsOfAsync([.. page.Select(action => action.Id)], cancellation);
        var of = reviews.ToLookup(review => review.AdverseAction);
        var now = clock.GetUtcNow();
        return [.. page.Select(action => AdverseActionView.Of(action, of[action.Id], now))];
    }

    /// <summary>The reviews of decisions, oldest first: of the partner's own or, to an operator, of everybody's and without words.</summary>
    /// <param name="partner">Who reads.</param>
    /// <param name="tier">In which capacity.</param>
    /// <param name="open">Only those whose outcome is on record (false) or is still to come (true); null: both.</param>
    /// <param name="overdue">Only those whose outcome is late.</param>
    /// <param name="first">At most so many.</param>
    /// <param name="after">Only those that follow this place.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<HumanReviewView>> ReviewsAsync(
        PartnerId partner, Tier tier, bool? open, bool overdue, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var found = overdue && open is false
            ? []
            : await actions.ReviewsAsync(
                tier is Tier.Operator ? null : partner, overdue ? true : open, overdue ? now - HumanReview.AnswerTakes : null, first, after, cancellation);
        var views = found.Select(one => HumanReviewView.Of(one.Review, one.Action, now));
        return [.. tier is Tier.Operator ? views.Select(view => view.WithoutWords()) : views];
    }
}
