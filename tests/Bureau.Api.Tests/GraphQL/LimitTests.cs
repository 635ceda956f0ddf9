using System.Net;
using Bureau.Api.GraphQL;
using Bureau.Api.GraphQL.Operations;
using Bureau.Api.Tests.GraphQL.Library;
using Bureau.Domain.Partners;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bureau.Api.Tests.GraphQL;

/// <summary>What hostile documents come to. That each limit holds exactly stands in Operations/Cases/limits.json.</summary>
public sealed class LimitTests(LibraryServer server) : IClassFixture<LibraryServer>
{
    private readonly ISchema _schema = server.Services.GetRequiredService<ISchema>();

    [Fact]
    public async Task TakesTheIntrospectionThatClientsSend()
    {
        var reader = new DocumentReader(_schema, Options.Create(new GraphQLOptions()));

        Assert.Empty((await reader.ReadAsync(Introspection.Full, CancellationToken.None)).Refusals);
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "fragments within fragments, doubling", Doubling(40) },
        { "a fragment within itself", "{ book { ...A } } fragment A on Book { title ...A }" },
        { "fragments in a circle", "{ book { ...A } } fragment A on Book { ...B } fragment B on Book { ...C } fragment C on Book { ...A }" },
        { "brackets without end", "{ book " + string.Concat(Enumerable.Repeat("{ next ", 900)) },
        { "a list value without end", "{ echo(numbers: " + new string('[', 1_500) },
        { "the same field over and over", "{ book { " + string.Concat(Enumerable.Repeat("title ", 1_500)) + "} }" },
        { "aliases over and over", "{ book { " + string.Concat(Enumerable.Range(0, 400).Select(number => $"a{number}: title ")) + "} }" },
        { "inline fragments within inline fragments", "{ book " + string.Concat(Enumerable.Repeat("{ ... on Book ", 400)) + "{ title }" + new string('}', 401) },
        { "an interface within itself, unfolded for each kind", "{ loans " + string.Concat(Enumerable.Repeat("{ a: next ", 11)) + "{ title }" + new string('}', 12) },
        { "directives over and over", "{ book { title " + string.Concat(Enumerable.Repeat("@skip(if: false) ", 300)) + "} }" },
        { "a comment", "#" + new string('x', 30_000) + "\n{ book { title } }" },
        { "nothing", "" },
        { "only a fragment", "fragment A on Book { title }" },
        { "unknown everything", "query($a: Nothing) { " + string.Concat(Enumerable.Repeat("nothing(a: $b) { nothing } ", 100)) + "}" },
        { "null characters", "{ book { title\0 } }" },
        { "half a surrogate pair", "{ book(a: \"\ud800\") { title } }" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task RefusesHostileDocuments_WithACode(string kind, string document)
    {
        var reader = new DocumentReader(_schema, Options.Create(new GraphQLOptions()));

        var preparation = await reader.ReadAsync(document, CancellationToken.None);

        Assert.True(preparation.Refusals.Count is > 0 and <= 10, $"{kind} was taken, or refused at length");
        Assert.DoesNotContain(preparation.Refusals, refusal => refusal.Reason.Code == "INTERNAL");
    }

    [Fact]
    public async Task RefusesWhatCostsTooMuch_BeforeAnythingRuns()
    {
        var (client, log) = await server.StartAsync(builder => builder.Services.Configure<GraphQLOptions>(options => options.Cost = 10));
        const string query = "query($n: Int!) { book { title } books(first: $n) { title } }";

        Assert.Empty((await LibraryServer.Ask(client, Tier.Lender, query, new { n = 6 })).Errors());
        Assert.Equal(["book"], log.All);
        Assert.Equal(["COST_EXCEEDED"], (await LibraryServer.Ask(client, Tier.Lender, query, new { n = 7 })).Errors());
        Assert.Equal(["book"], log.All);
    }

    [Fact]
    public async Task AsksForTheArgumentThatBoundsAList()
    {
        var (client, _) = await server.StartAsync(_ => { });

        Assert.Equal(["SLICING_ARGUMENT_REQUIRED"], (await LibraryServer.Ask(client, Tier.Lender, "query($n: Int) { slices(first: $n) { title } }")).Errors());
        Assert.Equal(["SLICING_ARGUMENT_REQUIRED"], (await LibraryServer.Ask(client, Tier.Lender, "{ slices { title } }")).Errors());
        Assert.Equal(["SLICING_ARGUMENT_REQUIRED"], (await LibraryServer.Ask(client, Tier.Lender, "{ slices(first: 1, last: 1) { title } }")).Errors());
        Assert.Empty((await LibraryServer.Ask(client, Tier.Lender, "{ slices(last: 1) { title } }")).Errors());
    }

    [Fact]
    public async Task SaysBusy_WhenTooManyNewDocumentsWait()
    {
        var cache = new DocumentCache(
            server.Services.GetRequiredService<DocumentReader>(), Options.Create(new GraphQLOptions { ConcurrentValidations = 1, WaitingValidations = 0 }));
        using var start = new Barrier(8);
        var preparations = await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(async () =>
        {
            start.SignalAndWait();
            var codes = new List<string>();
            for (var number = 0; number < 200; number++)
                codes.Add((await cache.GetAsync($"{{ a{thread}x{number}: book {{ title }} }}", CancellationToken.None)).Refusals.SingleOrDefault()?.Reason.Code ?? "OK");
            return codes;
        })));

        Assert.Equal(["BUSY", "OK"], preparations.SelectMany(codes => codes).Distinct().Order());
        Assert.Null((await cache.GetAsync("{ book { title } }", CancellationToken.None)).Refusals.SingleOrDefault());
    }

    [Fact]
    public async Task AnswersBusyWithStatus503()
    {
        var (client, _) = await server.StartAsync(builder => builder.Services.Configure<GraphQLOptions>(options => (options.ConcurrentValidations, options.WaitingValidations) = (1, 0)));
        var busy = false;
        for (var round = 0; round < 50 && !busy; round++)
        {
            var responses = await Task.WhenAll(Enumerable.Range(0, 32).Select(number => LibraryServer.Send(client, Tier.Lender, $"{{ a{round}x{number}: book {{ title chapters {{ number author {{ name }} }} }} }}")));
            foreach (var response in responses.Where(response => response.StatusCode == HttpStatusCode.ServiceUnavailable))
            {
                busy = true;
                Assert.Equal("1", response.Headers.RetryAfter!.ToString());
            }
        }
        Assert.True(busy);
    }

    // F0 holds F1 twice, F1 holds F2 twice: 2^n selections in n lines.
    private static string Doubling(int n) =>
        "{ book { ...F0 } }" + string.Concat(Enumerable.Range(0, n).Select(i => $" fragment F{i} on Book {{ ...F{i + 1} ...F{i + 1} }}")) + $" fragment F{n} on Book {{ title }}";
}
