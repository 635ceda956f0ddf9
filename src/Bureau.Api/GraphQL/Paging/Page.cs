using Bureau.Api.GraphQL.Errors;
using Bureau.Domain;
using GraphQL;

namespace Bureau.Api.GraphQL.Paging;

/// <summary>One page of a connection, by the arguments that Relay's cursor connections name.</summary>
/// <param name="First">How many, 1 to <see cref="Page.Largest"/>.</param>
/// <param name="After">The place after which the page begins; null: at the beginning.</param>
internal sealed record Page<TPlace>(int First, TPlace? After)
    where TPlace : struct;

/// <summary>Reads the arguments of a page.</summary>
internal static class Page
{
    /// <summary>The largest page.</summary>
    public const int Largest = 100;

    /// <summary>A page of a list, or null with the refusal on the field. One item more than the page holds is read, so as to know whether others follow.</summary>
    /// <param name="context">The field.</param>
    /// <param name="first">How many.</param>
    /// <param name="after">A cursor of the connection; null: from the beginning.</param>
    /// <param name="placeOf">The place of a cursor; null when it is none of the connection.</param>
    /// <param name="read">Reads at most so many items that follow the place; null when it has refused.</param>
    /// <param name="connection">The connection of the page's items, and whether others follow.</param>
    public static async Task<TConnection?> PageAsync<TPlace, TItem, TConnection>(
        this IResolveFieldContext context,
        int first,
        string? after,
        Func<string, TPlace?> placeOf,
        Func<int, TPlace?, Task<IReadOnlyList<TItem>?>> read,
        Func<IReadOnlyList<TItem>, bool, TConnection> connection)
        where TPlace : struct
        where TConnection : class
    {
        if (!Of(first, after, placeOf).Succeeded(out var page, out var refusal))
            return context.Refuse<TConnection>(refusal);
        return await read(page.First + 1, page.After) is { } found ? connection([.. found.Take(page.First)], found.Count > page.First) : null;
    }

    /// <summary>The page that the arguments ask for.</summary>
    /// <param name="first">How many.</param>
    /// <param name="after">A cursor of the connection; null: from the beginning.</param>
    /// <param name="placeOf">The place of a cursor; null when it is none of the connection.</param>
    public static Outcome<Page<TPlace>> Of<TPlace>(int first, string? after, Func<string, TPlace?> placeOf)
        where TPlace : struct
    {
        if (first is < 1 or > Largest)
            return new PageSizeOutOfRange();
        if (after is null)
            return new Page<TPlace>(first, null);
        return placeOf(after) is { } place ? new Page<TPlace>(first, place) : new CursorMalformed();
    }
}

/// <summary>Fewer than one item or more than a page holds.</summary>
public sealed record PageSizeOutOfRange() : Refusal("PAGE_SIZE_OUT_OF_RANGE", "A page has 1 to 100 items; change 'first'.");

/// <summary>A cursor that the bureau did not give.</summary>
public sealed record CursorMalformed() : Refusal("CURSOR_MALFORMED", "'after' is not a cursor of this connection; use endCursor of the page before.");
