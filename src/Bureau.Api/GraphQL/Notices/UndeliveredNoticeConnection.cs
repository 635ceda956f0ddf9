using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Notices;

namespace Bureau.Api.GraphQL.Notices;

/// <summary>A page of notices that could not be delivered.</summary>
[Unprotected("Beneath undeliveredNotices alone.")]
public sealed class UndeliveredNoticeConnection(IReadOnlyList<UndeliveredNotice> notices, bool more)
{
    /// <summary>The notices of the page, newest first.</summary>
    public IReadOnlyList<UndeliveredNoticeEdge> Edges => [.. notices.Select(notice => new UndeliveredNoticeEdge(notice))];

    /// <summary>Where the page ends.</summary>
    public PageInfo PageInfo => new(more, notices.Count == 0 ? null : Cursor.Of(notices[^1].Place));
}

/// <summary>One notice of a page.</summary>
[Unprotected("Beneath undeliveredNotices alone.")]
public sealed class UndeliveredNoticeEdge(UndeliveredNotice notice)
{
    /// <summary>Give it as <c>after</c> for what follows.</summary>
    public string Cursor => Paging.Cursor.Of(notice.Place);

    /// <summary>The notice, without what it tells.</summary>
    public UndeliveredNoticeNode Node => new(notice);
}

/// <summary>A notice that was not received somewhere; its recipient's inbox holds it.</summary>
[Unprotected("Beneath undeliveredNotices alone.")]
public sealed class UndeliveredNoticeNode(UndeliveredNotice notice)
{
    /// <summary>Identity of the notice.</summary>
    public NoticeId Notice => notice.Notice;

    /// <summary>What it tells.</summary>
    public NoticeKind Kind => notice.Kind;

    /// <summary>The partner that it is for; null: a subject.</summary>
    public Bureau.Domain.Partners.PartnerId? Partner => notice.Partner;

    /// <summary>Where it was tried until its time was over.</summary>
    [ListSize(AssumedSize = 2)]
    public IReadOnlyList<UndeliveredTo> Deliveries => [.. notice.Deliveries.Select(delivery => new UndeliveredTo(delivery.Channel, delivery.Attempts, delivery.LastFailure))];

    /// <summary>When it came to be.</summary>
    public DateTimeOffset At => notice.At;
}

/// <summary>A delivery that was given up.</summary>
/// <param name="Channel">How it was sent.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastFailure">Why the last attempt failed.</param>
[Unprotected("Beneath undeliveredNotices alone.")]
public sealed record UndeliveredTo(DeliveryChannel Channel, int Attempts, string? LastFailure);
