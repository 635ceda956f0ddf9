using Bureau.Api.GraphQL;
using Bureau.Api.GraphQL.Operations;
using Bureau.Api.Tests.GraphQL.Library;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bureau.Api.Tests.GraphQL;

public sealed class DocumentCacheTests(LibraryServer server) : IClassFixture<LibraryServer>
{
    private readonly DocumentReader _reader = server.Services.GetRequiredService<DocumentReader>();

    [Fact]
    public async Task RemembersAValidDocument()
    {
        using var cache = new DocumentCache(_reader, Options.Create(new GraphQLOptions()));

        var first = await cache.GetAsync("{ book { title } }", CancellationToken.None);
        var again = await cache.GetAsync(string.Concat("{ book ", "{ title } }"), CancellationToken.None);

        Assert.NotNull(first.Document);
        Assert.Same(first.Document, again.Document);
    }

    [Fact]
    public async Task ReadsADocumentOnce_HoweverManyAskForItAtTheSameTime()
    {
        using var cache = new DocumentCache(_reader, Options.Create(new GraphQLOptions { ConcurrentValidations = 1 }));
        using var start = new Barrier(8);

        var preparations = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            start.SignalAndWait();
            return await cache.GetAsync("{ film { title } }", CancellationToken.None);
        })));

        Assert.Single(preparations.Select(preparation => preparation.Document).Distinct());
    }

    [Theory]
    [InlineData("{ nothing }")]
    [InlineData("{ book { title }")]
    [InlineData("{ echo(consent: \"no\") }")]
    public async Task ForgetsADocumentThatIsRefused(string document)
    {
        using var cache = new DocumentCache(_reader, Options.Create(new GraphQLOptions()));

        var first = await cache.GetAsync(document, CancellationToken.None);
        var again = await cache.GetAsync(document, CancellationToken.None);

        Assert.Null(first.Document);
        Assert.NotSame(first.Refusals, again.Refusals);
    }

    [Fact]
    public async Task HoldsSoManyCharactersAndNoMore()
    {
        using var cache = new DocumentCache(_reader, Options.Create(new GraphQLOptions { RememberedDocumentLength = 10_000 }));
        var remembered = 0;
        var documents = Enumerable.Range(0, 100).Select(number => $"{{ a{number}: book {{ title }} }}").ToArray();
        var first = new List<PreparedDocument?>();
        foreach (var document in documents)
            first.Add((await cache.GetAsync(document, CancellationToken.None)).Document);
        for (var number = 0; number < documents.Length; number++)
            remembered += (await cache.GetAsync(documents[number], CancellationToken.None)).Document == first[number] ? 1 : 0;

        // About 540 each, so some 18 fit.
        Assert.InRange(remembered, 1, 20);
    }

    [Fact]
    public async Task TellsOperationsOfOneDocumentApart()
    {
        using var cache = new DocumentCache(_reader, Options.Create(new GraphQLOptions()));
        var document = (await cache.GetAsync("query A { book { title } } query B { film { title } }", CancellationToken.None)).Document!;

        Assert.Equal("Query.book", document.Find("A")!.Root.All[0].Coordinate);
        Assert.Equal("Query.film", document.Find("B")!.Root.All[0].Coordinate);
        Assert.Null(document.Find("a"));
        Assert.Null(document.Find(null));
        Assert.Null(document.Find(""));
    }
}
