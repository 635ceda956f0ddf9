using Bureau.Api.GraphQL.Directives;

namespace Bureau.Api.GraphQL.Paging;

/// <summary>Where a page ends.</summary>
/// <param name="HasNextPage">Whether more follows.</param>
/// <param name="EndCursor">Give it as <c>after</c> for what follows; null when the page is empty.</param>
[Unprotected("It says where a page ends.")]
public sealed record PageInfo(bool HasNextPage, string? EndCursor);
