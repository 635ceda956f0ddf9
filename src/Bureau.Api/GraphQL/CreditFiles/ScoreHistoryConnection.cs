using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Paging;
using Bureau.Domain.Scoring;

namespace Bureau.Api.GraphQL.CreditFiles;

/// <summary>A page of monthly scores.</summary>
[Unprotected("Beneath me alone.")]
public sealed class ScoreHistoryConnection(IReadOnlyList<MonthlyScore> months, bool more)
{
    /// <summary>The months of the page, newest first.</summary>
    public IReadOnlyList<ScoreHistoryEdge> Edges => [.. months.Select(month => new ScoreHistoryEdge(month))];

    /// <summary>Where the page ends.</summary>
    public PageInfo PageInfo => new(more, months.Count == 0 ? null : Cursor.Of(months[^1].Place));
}

/// <summary>One month of a page.</summary>
[Unprotected("Beneath me alone.")]
public sealed class ScoreHistoryEdge(MonthlyScore month)
{
    /// <summary>Give it as <c>after</c> for what follows.</summary>
    public string Cursor => Paging.Cursor.Of(month.Place);

    /// <summary>The score of the month.</summary>
    public MyMonthlyScore Node => new(month);
}
