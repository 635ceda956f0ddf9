using Bureau.Api.GraphQL;
using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.Tests.GraphQL.Library;

/// <summary>A schema that uses everything the layer offers, about nothing in particular.</summary>
public sealed class LibraryQuery
{
    /// <summary>A report, holding what the sections allow.</summary>
    /// <param name="consent">The consent.</param>
    /// <param name="covered">The sections that the answer covers.</param>
    [Tier(Tier.Lender, Tier.Rental), Cost(10)]
    public static async Task<Report?> ReportAsync(
        ConsentId consent, IReadOnlyList<Sections> covered, [FromServices] ResolverLog log, IResolveFieldContext context, CancellationToken cancellation)
    {
        var selection = context.Selection();
        log.Ran("report");
        await Task.Delay(1, cancellation);
        return new Report(consent, covered.Aggregate(Sections.None, (all, section) => all | section), selection);
    }

    /// <summary>Says what it was told, so that a test can see how arguments arrive.</summary>
    /// <param name="number">A number.</param>
    /// <param name="real">A real number.</param>
    /// <param name="text">A text.</param>
    /// <param name="truth">A truth.</param>
    /// <param name="amount">An amount.</param>
    /// <param name="day">A day.</param>
    /// <param name="moment">A moment.</param>
    /// <param name="consent">An identity.</param>
    /// <param name="genre">One of an enum.</param>
    /// <param name="numbers">Several numbers.</param>
    /// <param name="order">An input object.</param>
    [Tier(Tier.Lender, Tier.Rental)]
    public static string? Echo(
        IResolveFieldContext context,
        int? number = null,
        double? real = null,
        string? text = "nothing",
        bool? truth = null,
        decimal? amount = null,
        DateOnly? day = null,
        DateTimeOffset? moment = null,
        ConsentId? consent = null,
        Genre? genre = null,
        IReadOnlyList<int?>? numbers = null,
        Order? order = null) =>
        string.Join('|', number, real, text, truth, amount, day?.ToString("O"), moment?.ToString("O"), consent, genre,
            numbers is null ? "none" : string.Join(',', numbers), order, context.Arguments?.Count);

    /// <summary>A book.</summary>
    [Tier(Tier.Lender, Tier.Rental)]
    public static Book? Book([FromServices] ResolverLog log)
    {
        log.Ran("book");
        return new Book("Emma", Genre.Novel, 3);
    }

    /// <summary>A film.</summary>
    [Tier(Tier.Lender, Tier.Rental)]
    public static Film? Film() => new("Ran", 162);

    /// <summary>Some books.</summary>
    /// <param name="first">How many.</param>
    [Tier(Tier.Lender, Tier.Rental), ListSize(SlicingArguments = ["first"])]
    public static IReadOnlyList<Book>? Books(int first) =>
        Enumerable.Range(0, first).Select(number => new Book($"Volume {number}", number % 2 == 0 ? Genre.Novel : Genre.Poetry, 2)).ToArray();

    /// <summary>Some books from either end.</summary>
    /// <param name="first">How many from the front.</param>
    /// <param name="last">How many from the back.</param>
    [Tier(Tier.Lender), ListSize(SlicingArguments = ["first", "last"])]
    public static IReadOnlyList<Book>? Slices(int? first = null, int? last = null) => Books(first ?? last ?? 0);

    /// <summary>Some books as a connection.</summary>
    /// <param name="first">How many.</param>
    [Tier(Tier.Lender), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"], RequireOneSlicingArgument = false, AssumedSize = 20)]
    public static Shelf? Shelf(int? first = null) => new(Books(first ?? 20)!);

    /// <summary>Whatever is on loan, of either kind.</summary>
    [Tier(Tier.Lender, Tier.Rental), ListSize(AssumedSize = 3)]
    public static IReadOnlyList<ILoan>? Loans() => [new Book("Emma", Genre.Novel, 2), new Film("Ran", 162), new Film("Ikiru", 143)];

    /// <summary>Titles, cheaper where nearly right will do.</summary>
    /// <param name="filter">Which.</param>
    [Tier(Tier.Lender), Cost(5), ListSize(AssumedSize = 10)]
    public static IReadOnlyList<string>? TopTitles([Cost(15)] TitleFilter? filter = null) => [$"{filter}"];

    /// <summary>Some maps.</summary>
    /// <param name="first">How many.</param>
    [Tier(Tier.Lender), ListSize(SlicingArguments = ["first"])]
    public static IReadOnlyList<Map>? Maps(int? first = 1) => [.. Enumerable.Range(0, first ?? 0).Select(number => new Map($"Sheet {number}"))];

    /// <summary>Some lines from either end.</summary>
    /// <param name="first">How many from the front.</param>
    /// <param name="last">How many from the back.</param>
    [Tier(Tier.Lender), ListSize(SlicingArguments = ["first", "last"])]
    public static IReadOnlyList<string>? Lines(int? first = null, int? last = null) => [.. Enumerable.Repeat("line", first ?? last ?? 0)];

    /// <summary>Fails with a secret in its message.</summary>
    [Tier(Tier.Lender)]
    public static Task<int?> Fail() => throw new InvalidOperationException("secret A123456789");

    /// <summary>Fails as the engine would, with a secret in its message.</summary>
    [Tier(Tier.Lender)]
    public static async Task<int?> FailLikeTheEngine()
    {
        await Task.Yield();
        throw new ExecutionError("secret A123456789");
    }

    /// <summary>Refuses.</summary>
    [Tier(Tier.Lender)]
    public static Book? Refused(IResolveFieldContext context) => context.Answer<Book>(new ConsentNotFound());

    /// <summary>Waits until nobody wants the answer any more.</summary>
    [Tier(Tier.Lender)]
    public static async Task<int?> Forever([FromServices] ResolverLog log, CancellationToken cancellation)
    {
        log.Ran("forever");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        }
        finally
        {
            log.Ran("cancelled");
        }
        return null;
    }

    /// <summary>For the rental tier alone.</summary>
    [Tier(Tier.Rental)]
    public static string? Rental([FromServices] ResolverLog log)
    {
        log.Ran("rental");
        return "yes";
    }
}

/// <summary>What changes the library.</summary>
public sealed class LibraryMutation
{
    /// <summary>Notes that it ran.</summary>
    /// <param name="name">What to note.</param>
    [Tier(Tier.Operator)]
    public static async Task<string?> Note(string name, [FromServices] ResolverLog log)
    {
        log.Ran($"begin {name}");
        await Task.Delay(5);
        log.Ran($"end {name}");
        return name;
    }

    /// <summary>Lends a book.</summary>
    /// <param name="name">What to note.</param>
    [Tier(Tier.Operator, Tier.Lender)]
    public static async Task<Book?> LendBook(string name, [FromServices] ResolverLog log)
    {
        log.Ran($"begin {name}");
        await Task.Delay(5);
        log.Ran($"end {name}");
        return new Book(name, Genre.Novel, 2);
    }

    /// <summary>Notes that it ran, for the lender tier.</summary>
    [Tier(Tier.Lender)]
    public static bool? Lend([FromServices] ResolverLog log)
    {
        log.Ran("lend");
        return true;
    }
}

/// <summary>Which resolvers ran, in order.</summary>
public sealed class ResolverLog
{
    private readonly List<string> _ran = [];

    public IReadOnlyList<string> All
    {
        get
        {
            lock (_ran)
                return [.. _ran];
        }
    }

    public void Ran(string what)
    {
        lock (_ran)
            _ran.Add(what);
    }
}
