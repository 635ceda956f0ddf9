using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Bureau.Domain;
using Bureau.Domain.Companies;
using Bureau.Domain.Companies.Names;
using Bureau.Domain.Scoring;

namespace Bureau.Api.GraphQL.Paging;

/// <summary>
/// Cursors of connections, opaque to the client: the place of an item in its list as base64url, a blank between two parts. A place is of one item alone, so that what
/// follows it is neither skipped nor repeated.
/// </summary>
internal static class Cursor
{
    // Ticks, a month and a card of 60 characters that are four bytes each, in base64url.
    private const int Longest = 400;

    // A similarity has steps of a ten-thousandth.
    private const int Steps = 10_000;

    /// <summary>The cursor of a place in the ledger.</summary>
    public static string Of(long sequence) => Write(Text(sequence));

    /// <summary>The cursor of a place among things of which each has a moment and an id.</summary>
    public static string Of(PlaceInTime place) => Write($"{Text(place.At.UtcTicks)} {place.Id:N}");

    /// <summary>The cursor of a place in a score history.</summary>
    public static string Of(ScorePlace place) => Write($"{Text(place.ScoredAt.UtcTicks)} {Text(place.Month.DayNumber)} {place.Card}");

    /// <summary>The cursor of a place among the changes of companies.</summary>
    public static string Of(CompanyPlace place) => Write($"{Text(place.Place)} {place.Company.Value:N}");

    /// <summary>A place in the ledger; null when the cursor tells of none.</summary>
    public static long? Sequence(string cursor) => Read(cursor, 1) is [var sequence] ? Number(sequence) : null;

    /// <summary>A place among things with a moment and an id; null when the cursor tells of none.</summary>
    public static PlaceInTime? InTime(string cursor) =>
        Read(cursor, 2) is [var at, var id] && Moment(at) is { } moment && Guid.TryParseExact(id, "N", out var identity) ? new PlaceInTime(moment, identity) : null;

    /// <summary>A place among the changes of companies; null when the cursor tells of none.</summary>
    public static CompanyPlace? OfCompany(string cursor) =>
        Read(cursor, 2) is [var place, var id] && Number(place) is { } number && Guid.TryParseExact(id, "N", out var identity) ? new CompanyPlace(number, new(identity)) : null;

    /// <summary>A place in a score history; null when the cursor tells of none.</summary>
    public static ScorePlace? OfScore(string cursor) =>
        Read(cursor, 3) is [var at, var day, var card] && Moment(at) is { } moment && Number(day) is { } month && month <= DateOnly.MaxValue.DayNumber && !card.Any(char.IsControl)
            ? new ScorePlace(moment, DateOnly.FromDayNumber((int)month), card)
            : null;

    /// <summary>The cursor of a place in the ranking of a name.</summary>
    public static string Of(NameQuery query, CompanyRank rank) => Write($"{query.Print:x16} {Text((long)Math.Round(rank.Similarity * Steps))} {rank.Company.Value:N}");

    /// <summary>A place in the ranking of this name; null when the cursor tells of none, or of another name's.</summary>
    public static CompanyRank? OfRank(NameQuery query, string cursor) =>
        Read(cursor, 3) is [var print, var steps, var id] && print == $"{query.Print:x16}" && Number(steps) is { } similarity and <= Steps && Guid.TryParseExact(id, "N", out var identity)
            ? new CompanyRank(similarity / (double)Steps, new(identity))
            : null;

    private static string Write(string place) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(place));

    private static string[]? Read(string cursor, int parts) =>
        cursor.Length <= Longest && Base64Url.IsValid(cursor) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split(' ', parts) : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateTimeOffset? Moment(string text) =>
        Number(text) is { } ticks && ticks <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
}
