using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Notices;

namespace Bureau.Api.GraphQL.Notices;

/// <summary>Something that you are told.</summary>
[Unprotected("Beneath notices and me.notices alone, which show a caller its own.")]
public sealed class InboxNotice(NoticeView view)
{
    /// <summary>Identity; the same in every delivery.</summary>
    public NoticeId Id => view.Notice.Id;

    /// <summary>What it tells.</summary>
    public NoticeKind Kind => view.Notice.Kind;

    /// <summary>Identity of the consent, dispute, inquiry or other thing that it is about.</summary>
    public string About => view.Notice.About.ToString();

    /// <summary>What more there is to say, by name.</summary>
    [ListSize(AssumedSize = 5)]
    public IReadOnlyList<NoticeDetail> Details => [.. view.Notice.Details.OrderBy(detail => detail.Key, StringComparer.Ordinal).Select(detail => new NoticeDetail(detail.Key, detail.Value))];

    /// <summary>When it came to be.</summary>
    public DateTimeOffset At => view.Notice.At;

    /// <summary>When you said that you have read it; null: not yet.</summary>
    public DateTimeOffset? ReadAt => view.ReadAt;
}

/// <summary>One detail of a notice.</summary>
/// <param name="Name">What it is, such as <c>purpose</c>.</param>
/// <param name="Value">A code or a name.</param>
[Unprotected("Beneath a notice alone.")]
public sealed record NoticeDetail(string Name, string Value);

/// <summary>A page of notices.</summary>
[Unprotected("Beneath notices and me.notices alone.")]
public sealed class NoticeConnection(IReadOnlyList<NoticeView> notices, bool more)
{
    /// <summary>The notices of the page, newest first.</summary>
    public IReadOnlyList<NoticeEdge> Edges => [.. notices.Select(notice => new NoticeEdge(notice))];

    /// <summary>Where the page ends.</summary>
    public PageInfo PageInfo => new(more, notices.Count == 0 ? null : Cursor.Of(notices[^1].Place));
}

/// <summary>One notice of a page.</summary>
[Unprotected("Beneath notices and me.notices alone.")]
public sealed class NoticeEdge(NoticeView notice)
{
    /// <summary>Give it as <c>after</c> for what follows.</summary>
    public string Cursor => Paging.Cursor.Of(notice.Place);

    /// <summary>The notice.</summary>
    public InboxNotice Node => new(notice);
}
