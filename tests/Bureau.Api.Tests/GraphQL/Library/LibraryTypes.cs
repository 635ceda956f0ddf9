using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Gate;
using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.Tests.GraphQL.Library;

/// <summary>An answer that may cover less than was asked.</summary>
public sealed class Report(ConsentId consent, Sections covered, Selection selection) : ICovered
{
    [Ignore]
    public Sections Covered => covered;

    /// <summary>The consent.</summary>
    [Tier(Tier.Lender, Tier.Rental)]
    public ConsentId? Consent => consent;

    /// <summary>The score.</summary>
    [Tier(Tier.Lender), Discloses(Sections.Score)]
    public int? Score => 655;

    /// <summary>The balance.</summary>
    [Tier(Tier.Lender, Tier.Rental), Discloses(Sections.Totals), Cost(1)]
    public Money? Balance => new Money(5000.00m, "CNY");

    /// <summary>What it is part of.</summary>
    [Tier(Tier.Lender, Tier.Rental), Discloses(Sections.Lists)]
    public Report? Inner => new(consent, covered, selection);

    /// <summary>The fields that the ledger would record.</summary>
    [Tier(Tier.Lender, Tier.Rental)]
    public IReadOnlyList<string>? RecordedFields => [.. selection.Fields.Select(one => one.Name)];

    /// <summary>The sections that the ledger would record.</summary>
    [Tier(Tier.Lender, Tier.Rental)]
    public string? RecordedSections => selection.Fields.Aggregate(Sections.None, (all, one) => all | one.Section).ToString();
}

/// <summary>What can be lent.</summary>
public interface ILoan
{
    /// <summary>Its title.</summary>
    string? Title { get; }

    /// <summary>Another that goes with it.</summary>
    ILoan? Next { get; }
}

/// <summary>A book.</summary>
[Implements(typeof(ILoan))]
public sealed class Book(string title, Genre genre, int chapters) : ILoan, ICovered
{
    Sections ICovered.Covered => Sections.Band;

    /// <summary>Its title.</summary>
    [Tier(Tier.Lender, Tier.Rental)]
    public string? Title => title;

    /// <summary>Its genre.</summary>
    [Tier(Tier.Lender, Tier.Rental)]
    public Genre? Genre => genre;

    /// <summary>What the lender knows of it.</summary>
    [Tier(Tier.Lender), Discloses(Sections.Band)]
    public string? Secret => "inside";

    /// <summary>Its chapters.</summary>
    [Tier(Tier.Lender, Tier.Rental), ListSize(AssumedSize = 4)]
    public IReadOnlyList<Chapter>? Chapters => Enumerable.Range(1, chapters).Select(number => new Chapter(number, new Author("Jane"))).ToArray();

    /// <summary>A chapter that cannot say its name.</summary>
    [Tier(Tier.Lender, Tier.Rental)]
    public Chapter? Broken => new(0, null!);

    /// <summary>Another that goes with it.</summary>
    [Tier(Tier.Lender, Tier.Rental)]
    public ILoan? Next => new Film("Clueless", 97);
}

/// <summary>A film.</summary>
[Implements(typeof(ILoan))]
public sealed class Film(string title, int minutes) : ILoan, ICovered
{
    Sections ICovered.Covered => Sections.Totals;

    /// <summary>Its title.</summary>
    [Tier(Tier.Lender, Tier.Rental)]
    public string? Title => title;

    /// <summary>How long it lasts.</summary>
    [Tier(Tier.Lender), Discloses(Sections.Totals)]
    public int? Minutes => minutes;

    /// <summary>Another that goes with it.</summary>
    [Tier(Tier.Lender, Tier.Rental)]
    public ILoan? Next => null;
}

/// <summary>A chapter.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Author">Who wrote it.</param>
[Unprotected("Exists only below a book.")]
public sealed record Chapter(int Number, Author Author)
{
    /// <summary>Its pages.</summary>
    public IReadOnlyList<int> Pages => [Number, Number + 1];
}

/// <summary>An author.</summary>
/// <param name="Name">The name.</param>
[Unprotected("Exists only below a book.")]
public sealed record Author(string Name);

/// <summary>A connection.</summary>
[Unprotected("Exists only below shelf.")]
public sealed class Shelf(IReadOnlyList<Book> books)
{
    /// <summary>The books.</summary>
    public IReadOnlyList<ShelfEdge> Edges => books.Select(book => new ShelfEdge(book)).ToArray();

    /// <summary>How many there are.</summary>
    public int Total => books.Count;
}

/// <summary>A place on the shelf.</summary>
/// <param name="Node">The book.</param>
[Unprotected("Exists only below shelf.")]
public sealed record ShelfEdge(Book? Node);

/// <summary>A kind of book.</summary>
public enum Genre
{
    /// <summary>A story.</summary>
    Novel,

    /// <summary>Verses.</summary>
    Poetry,
}

/// <summary>An order for books.</summary>
public sealed record Order
{
    /// <summary>Whose.</summary>
    public required ConsentId Consent { get; init; }

    /// <summary>How many.</summary>
    [DefaultValue(1)]
    public int Count { get; init; } = 1;

    /// <summary>Of which kinds.</summary>
    public IReadOnlyList<Genre>? Genres { get; init; }

    /// <summary>A limit, at least 1.</summary>
    [Validator(typeof(AtLeastOne))]
    public decimal? Limit { get; init; }

    /// <summary>What comes after it.</summary>
    public Order? Then { get; init; }

    public override string ToString() => $"{Consent};{Count};{(Genres is null ? "any" : string.Join(',', Genres))};{Limit};({Then})";
}

/// <summary>Which titles.</summary>
public sealed record TitleFilter
{
    /// <summary>Whether nearly right will do.</summary>
    [Cost(-12)]
    public bool? Approx { get; init; }

    /// <summary>A word of the title.</summary>
    [Cost(2)]
    public string? Word { get; init; }

    /// <summary>One of these.</summary>
    public IReadOnlyList<TitleFilter>? AnyOf { get; init; }
}

/// <summary>A map.</summary>
[Cost(7), Unprotected("Exists only below a query.")]
public sealed class Map(string name)
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>Its shades.</summary>
    [ListSize(AssumedSize = 4)]
    public IReadOnlyList<Shade> Shades => [Shade.Green, Shade.Brown];
}

/// <summary>A shade of a map, dear to print.</summary>
[Cost(0.5)]
public enum Shade
{
    /// <summary>Woods.</summary>
    Green,

    /// <summary>Hills.</summary>
    Brown,
}

/// <summary>Refuses what is less than one, with the value in its message.</summary>
public static class AtLeastOne
{
    public static void Validate(object value)
    {
        if ((decimal)value < 1)
            throw new ValidationException($"secret {value}");
    }
}
