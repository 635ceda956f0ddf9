using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Notices;

/// <summary>Shows each recipient what it is told. The inbox is complete whether or not anything was delivered.</summary>
public sealed class ReadNotices
{
    private readonly INoticeStore notices;
    private readonly TimeProvider clock;

    internal ReadNotices(INoticeStore notices, TimeProvider clock) => (this.notices, this.clock) = (notices, clock);

    /// <summary>A subject's notices, newest first.</summary>
    public Task<IReadOnlyList<NoticeView>> OfSubjectAsync(SubjectId subject, bool unreadOnly, int first, PlaceInTime? after, CancellationToken cancellation) =>
        notices.OfAsync(Recipient.Of(subject), unreadOnly, first, after, cancellation);

    /// <summary>A partner's notices, newest first; an operator's are those of all operators.</summary>
    public Task<IReadOnlyList<NoticeView>> OfPartnerAsync(PartnerId partner, Tier tier, bool unreadOnly, int first, PlaceInTime? after, CancellationToken cancellation) =>
        notices.OfAsync(Of(partner, tier), unreadOnly, first, after, cancellation);

    /// <summary>A subject has read them.</summary>
    public Task<Outcome<NoticesRead>> MarkReadAsync(SubjectId subject, IReadOnlyCollection<NoticeId> read, CancellationToken cancellation) =>
        MarkReadAsync(Recipient.Of(subject), read, cancellation);

    /// <summary>A partner has read them.</summary>
    public Task<Outcome<NoticesRead>> MarkReadAsync(PartnerId partner, Tier tier, IReadOnlyCollection<NoticeId> read, CancellationToken cancellation) =>
        MarkReadAsync(Of(partner, tier), read, cancellation);

    /// <summary>What could not be delivered to anybody, newest first; for operators.</summary>
    public Task<IReadOnlyList<UndeliveredNotice>> UndeliveredAsync(int first, PlaceInTime? after, CancellationToken cancellation) =>
        notices.UndeliveredAsync(first, after, cancellation);

    private async Task<Outcome<NoticesRead>> MarkReadAsync(Recipient recipient, IReadOnlyCollection<NoticeId> read, CancellationToken cancellation)
    {
        if (read.Count is 0 or > 100)
            return new NoticesOutOfRange();
        var now = clock.GetUtcNow();
        return new NoticesRead(await notices.MarkReadAsync(recipient, read, now, cancellation), now);
    }

    private static Recipient Of(PartnerId partner, Tier tier) => tier is Tier.Operator ? Recipient.Operators : Recipient.Of(partner);
}

/// <summary>That notices were read.</summary>
/// <param name="Count">How many of those that were named are the caller's.</param>
/// <param name="At">When, UTC; a notice that was read before keeps its time.</param>
public sealed record NoticesRead(int Count, DateTimeOffset At);
