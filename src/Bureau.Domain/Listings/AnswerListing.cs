using Bureau.Domain.Subjects;

namespace Bureau.Domain.Listings;

/// <summary>Whom a listing is about answers it: by an appeal, or by accepting that they are honoured.</summary>
public sealed class AnswerListing
{
    private readonly ListingSteps steps;

    internal AnswerListing(ListingSteps steps) => this.steps = steps;

    /// <summary>Appeals. When it returns, the listing has no effect until the authority has decided.</summary>
    /// <param name="subject">Who.</param>
    /// <param name="id">Against which listing of theirs.</param>
    /// <param name="words">What they say, 1 to 2000 characters.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public Task<Outcome<ListingView>> AppealAsync(SubjectId subject, ListingId id, string words, CancellationToken cancellation) => steps.TakeAsync(
        id, held => held.Holder.About == new ListedOne.Person(subject), (_, listing, today, at) => listing.OpenAppeal(words, today, at),
        static (holder, next, at) => [.. ListingNotices.ToPerson(holder, next, at, "APPEALED"), ListingNotices.OfAppeal(next, at)], cancellation);

    /// <summary>Accepts a red listing.</summary>
    public Task<Outcome<ListingView>> AcceptAsync(SubjectId subject, ListingId id, CancellationToken cancellation) => steps.TakeAsync(
        id, held => held.Holder.About == new ListedOne.Person(subject), static (_, listing, today, at) => listing.Accept(today, at),
        static (holder, next, at) => ListingNotices.ToPerson(holder, next, at, "ACCEPTED"), cancellation);
}
