using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.CreditFiles;

namespace Bureau.Api.GraphQL.CreditFiles;

/// <summary>A page of inquiries.</summary>
[Unprotected("Beneath me alone.")]
public sealed class InquiryConnection(IReadOnlyList<InquiryView> inquiries, bool more)
{
    /// <summary>The inquiries of the page, newest first.</summary>
    public IReadOnlyList<InquiryEdge> Edges => [.. inquiries.Select(inquiry => new InquiryEdge(inquiry))];

    /// <summary>Where the page ends.</summary>
    public PageInfo PageInfo => new(more, inquiries.Count == 0 ? null : Cursor.Of(inquiries[^1].Sequence));
}

/// <summary>One inquiry of a page.</summary>
[Unprotected("Beneath me alone.")]
public sealed class InquiryEdge(InquiryView inquiry)
{
    /// <summary>Give it as <c>after</c> for what follows.</summary>
    public string Cursor => Paging.Cursor.Of(inquiry.Sequence);

    /// <summary>The inquiry.</summary>
    public MyInquiry Node => new(inquiry);
}
