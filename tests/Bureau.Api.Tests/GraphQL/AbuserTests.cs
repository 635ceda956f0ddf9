using System.Text.Json;
using Bureau.Api.Tests.GraphQL.Library;
using Bureau.Domain.Partners;

namespace Bureau.Api.Tests.GraphQL;

/// <summary>One caller sends what is meant to exhaust the server, with the limits as they are by default: each is refused by its code, no resolver runs for it, and others are answered meanwhile.</summary>
public sealed class AbuserTests(LibraryServer server) : IClassFixture<LibraryServer>
{
    public static TheoryData<string, string, string> Abuses => new()
    {
        { "3,000 aliases written out", Many(3_000, number => $"a{number}: book {{ title }} "), "DOCUMENT_TOO_LONG" },
        { "aliases as short as they can be", Many(680, number => $"{Name(number)}:book{{title}}"), "TOO_MANY_TOKENS" },
        { "3,000 aliases by fragments", "{ book { " + Repeat("...A ", 100) + "} } fragment A on Book { " + Repeat(30, number => $"a{number}: title ") + "}", "TOO_MANY_SELECTIONS" },
        { "one alias too many", "{ book { " + Repeat(31, number => $"a{number}: title ") + "} }", "TOO_MANY_ALIASES" },
        { "aliases that double", Doubling(40, "a: title b: title"), "TOO_MANY_SELECTIONS" },
        { "fragments that double", Doubling(40, "title"), "TOO_MANY_SELECTIONS" },
        { "a fragment within itself", "{ book { ...A } } fragment A on Book { next { ...A } }", "VALIDATION_FAILED" },
        { "fields within fields", "{ book " + Repeat("{ next ", 12) + "{ title }" + new string('}', 13), "TOO_DEEP" },
        { "fields within fields, without end", "{ book " + Repeat("{ next ", 900), "TOO_DEEP" },
        { "fields within fields by fragments", "{ book { ...F0 } }" + Repeat(14, number => $" fragment F{number} on ILoan {{ next {{ ...F{number + 1} }} }}") + " fragment F14 on ILoan { title }", "TOO_DEEP" },
        { "lists within lists", "{ books(first: 100) { chapters { author { name } } } loans { ... on Book { chapters { author { name } } } } b: books(first: 400) { chapters { author { name } } } }", "COST_EXCEEDED" },
        { "a page of two thousand million", "{ books(first: 2147483647) { chapters { author { name } } } }", "COST_EXCEEDED" },
        { "a longer list of items", "{ echo(numbers: [" + Repeat("1,", 2_100) + "]) }", "TOO_MANY_TOKENS" },
        { "directives", "{ book { " + Repeat("title @include(if: true) ", 51) + "} }", "TOO_MANY_DIRECTIVES" },
        { "types of types of types", "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }", "INTROSPECTION_TOO_DEEP" },
        { "lists within lists of a value", "{ echo(numbers: " + new string('[', 1_500) + new string(']', 1_500) + ") }", "TOO_MANY_TOKENS" },
    };

    [Theory]
    [MemberData(nameof(Abuses))]
    public async Task IsRefused_BeforeAnythingRuns(string kind, string document, string code)
    {
        var before = server.Log.All.Count;

        var codes = (await server.Ask(Tier.Lender, document)).Errors().Distinct().ToList();

        Assert.True(codes is [var one] && one == code, $"{kind}: {string.Join(", ", codes)}");
        Assert.Equal(before, server.Log.All.Count);
    }

    [Theory]
    [InlineData(2_001, "TOO_MANY_ITEMS")]
    [InlineData(200_000, "TOO_MANY_ITEMS")]
    [InlineData(2_000_000, "REQUEST_TOO_LARGE")]
    public async Task ListsOfVariables_AreRefused_BeforeAnythingRuns(int items, string code)
    {
        var answer = await server.Ask(Tier.Lender, "query($numbers: [Int]) { book { title } echo(numbers: $numbers) }", new { numbers = new int[items] });

        Assert.Equal([code], answer.Errors());
        Assert.DoesNotContain("book", server.Log.All);
    }

    [Fact]
    public async Task OthersAreAnswered_WhileOneAbuses()
    {
        var (client, _) = await server.StartAsync(_ => { });
        var abuses = Abuses.Select(abuse => (Document: (string)abuse[1], Code: (string)abuse[2])).ToList();

        var abused = Enumerable.Range(0, 10).SelectMany(_ => abuses).Select(async abuse => (abuse.Code, Got: (await LibraryServer.Ask(client, Tier.Lender, abuse.Document)).Errors())).ToList();
        var others = Enumerable.Range(0, 100).Select(number => LibraryServer.Ask(client, Tier.Rental, "query($n: Int!) { books(first: $n) { title } rental }", new { n = number % 5 })).ToList();

        Assert.All(await Task.WhenAll(others), answer => Assert.Equal((0, "yes"), (answer.Errors().Length, answer.GetProperty("data").GetProperty("rental").GetString())));
        Assert.All(await Task.WhenAll(abused), abuse => Assert.Equal([abuse.Code], abuse.Got.Distinct()));
    }

    private static string Many(int times, Func<int, string> selection) => "{" + Repeat(times, selection) + "}";

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static string Repeat(int times, Func<int, string> text) => string.Concat(Enumerable.Range(0, times).Select(text));

    private static string Name(int number) => $"{(char)('a' + (number % 26))}{(char)('a' + (number / 26))}";

    private static string Doubling(int times, string last) =>
        "{ book { ...F0 } }" + Repeat(times, number => $" fragment F{number} on Book {{ ...F{number + 1} ...F{number + 1} }}") + $" fragment F{times} on Book {{ {last} }}";
}
