using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Bureau.Domain;

namespace Bureau.Api.GraphQL.Paging;

/// <summary>One page of a connection, by the arguments that Relay's cursor connections name.</summary>
/// <param name="First">How many, 1 to <see cref="Largest"/>.</param>
/// <param name="After">The place after which the page begins; null: at the beginning.</param>
internal sealed record Page(int First, long? After)
{
    /// <summary>The largest page.</summary>
    public const int Largest = 100;

    /// <summary>The page that the arguments ask for.</summary>
    public static Outcome<Page> Of(int first, string? after)
    {
        if (first is < 1 or > Largest)
            return new PageSizeOutOfRange();
        if (after is null)
            return new Page(first, null);
        return PlaceOf(after) is { } place ? new Page(first, place) : new CursorMalformed();
    }

    /// <summary>The cursor of a place. Opaque to the client.</summary>
    public static string CursorOf(long place) => Base64Url.EncodeToString(Encoding.ASCII.GetBytes(place.ToString(CultureInfo.InvariantCulture)));

    private static long? PlaceOf(string cursor) =>
        cursor.Length <= 32 && Base64Url.IsValid(cursor)
        && long.TryParse(Base64Url.DecodeFromChars(cursor), NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : null;
}

/// <summary>Fewer than one item or more than a page holds.</summary>
public sealed record PageSizeOutOfRange() : Refusal("PAGE_SIZE_OUT_OF_RANGE", "A page has 1 to 100 items; change 'first'.");

/// <summary>A cursor that the bureau did not give.</summary>
public sealed record CursorMalformed() : Refusal("CURSOR_MALFORMED", "'after' is not a cursor of this connection; use endCursor of the page before.");
