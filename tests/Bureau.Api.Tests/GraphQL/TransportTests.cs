using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Bureau.Api.GraphQL;
using Bureau.Api.Tests.GraphQL.Library;
using Bureau.Domain.Partners;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests.GraphQL;

/// <summary>GraphQL over HTTP, beyond what the audit asks: every answer is a GraphQL response with a code, whatever went wrong.</summary>
public sealed class TransportTests(LibraryServer server) : IClassFixture<LibraryServer>
{
    private const string Json = "application/json";
    private const string GraphQLJson = "application/graphql-response+json";

    [Theory]
    [InlineData("", "REQUEST_MALFORMED")]
    [InlineData("{", "REQUEST_MALFORMED")]
    [InlineData("null", "REQUEST_MALFORMED")]
    [InlineData("5", "REQUEST_MALFORMED")]
    [InlineData("\"{ book { title } }\"", "REQUEST_MALFORMED")]
    [InlineData("""[{"query":"{ book { title } }"}]""", "BATCH_REFUSED")]
    [InlineData("""  [{"query":"{ book { title } }"},{"query":"{ book { title } }"}]""", "BATCH_REFUSED")]
    [InlineData("[]", "BATCH_REFUSED")]
    [InlineData("{}", "REQUEST_MALFORMED")]
    [InlineData("""{"query":null}""", "REQUEST_MALFORMED")]
    [InlineData("""{"query":""}""", "REQUEST_MALFORMED")]
    [InlineData("""{"query":5}""", "REQUEST_MALFORMED")]
    [InlineData("""{"query":"{ book { title } }"} x""", "REQUEST_MALFORMED")]
    [InlineData("""{"query":"{ book { title } }","variables":5}""", "REQUEST_MALFORMED")]
    [InlineData("""{"query":"{ book { title } }","variables":"{}"}""", "REQUEST_MALFORMED")]
    [InlineData("""{"query":"{ book { title } }","variables":[]}""", "REQUEST_MALFORMED")]
    [InlineData("""{"query":"{ book { title } }","extensions":5}""", "REQUEST_MALFORMED")]
    [InlineData("""{"query":"{ book { title } }","operationName":5}""", "REQUEST_MALFORMED")]
    [InlineData("""{"query":"\ud800"}""", "REQUEST_MALFORMED")]
    [InlineData("""{"query":"{ book { title } }","variables":{"a":"\udc00"}}""", "REQUEST_MALFORMED")]
    [InlineData("""{"query":"{ book { title } }","variables":{"a":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}}""", "REQUEST_MALFORMED")]
    [InlineData("""{"query":"{ book { title } }",}""", "REQUEST_MALFORMED")]
    [InlineData("""{"query":"{ book { title } }","variables":{"a":1e400}}""", "REQUEST_MALFORMED")]
    [InlineData("""{"query":"{ book { title } }" /* x */}""", "REQUEST_MALFORMED")]
    public async Task RefusesABodyThatIsNoRequest_WithStatus400InEitherForm(string body, string code)
    {
        foreach (var accept in new[] { Json, GraphQLJson })
        {
            using var response = await Post(body, accept: accept);

            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            Assert.Equal([code], await Errors(response));
            Assert.Equal(accept, response.Content.Headers.ContentType!.MediaType);
        }
    }

    [Theory]
    [InlineData("""{"query":"{ book { title } }"}""")]
    [InlineData("""{"query":"{ book { title } }","variables":null,"operationName":null,"extensions":null}""")]
    [InlineData("""{"query":"query A { book { title } } query B { film { title } }","operationName":"A"}""")]
    [InlineData("""{"query":"{ book { title } }","operationName":"","variables":{},"extensions":{"a":[1,{"b":null}]},"other":[1]}""")]
    [InlineData("""  {"query":"{ book { title } }"}  """)]
    public async Task AnswersARequest(string body)
    {
        using var response = await Post(body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync();
        Assert.Equal("""{"data":{"book":{"title":"Emma"}}}""", text.WithoutCost());
        Assert.Equal(text.Length, response.Content.Headers.ContentLength);
        Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("utf-8", response.Content.Headers.ContentType!.CharSet);
    }

    [Fact]
    public async Task RefusesANumberOfEndlessDigits()
    {
        using var response = await Post($$$"""{"query":"query($n: Int!) { books(first: $n) { title } }","variables":{"n":{{{new string('9', 100_000)}}}}}""");

        Assert.Equal(["REQUEST_MALFORMED"], await Errors(response));
    }

    [Fact]
    public async Task ReadsABodyThatComesInPieces()
    {
        var body = """{"query":"{ book { title } }","variables":{"pad":"PAD"}}""".Replace("PAD", new string('文', 30_000), StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new Trickle(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(Json);
        request.Headers.Authorization = new("Bearer", "Lender");
        using var response = await server.Client.SendAsync(request);

        Assert.Equal("""{"data":{"book":{"title":"Emma"}}}""", (await response.Content.ReadAsStringAsync()).WithoutCost());
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/graphql")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task RefusesABodyOfAnotherKind(string? type)
    {
        using var response = await Post("""{"query":"{ book { title } }"}""", type);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal(["MEDIA_TYPE_UNSUPPORTED"], await Errors(response));
    }

    [Theory]
    [InlineData("application/json; charset=UTF-8")]
    [InlineData("Application/JSON")]
    [InlineData("application/json;charset=\"utf-8\"")]
    public async Task TakesJsonHoweverItIsNamed(string type)
    {
        using var response = await Post("""{"query":"{ book { title } }"}""", type);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("*/*", Json)]
    [InlineData(null, Json)]
    [InlineData("application/*", Json)]
    [InlineData("application/json", Json)]
    [InlineData("application/graphql-response+json", GraphQLJson)]
    [InlineData("application/graphql-response+json, application/json;q=0.9", GraphQLJson)]
    [InlineData("application/graphql-response+json;q=0.5, application/json", Json)]
    [InlineData("text/html, application/graphql-response+json;q=0.1", GraphQLJson)]
    [InlineData("image/png, */*;q=0.1", Json)]
    public async Task AnswersInTheFormThatIsAskedFor(string? accept, string form)
    {
        using var response = await Post("""{"query":"{ book { title } }"}""", accept: accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(form, response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("image/png")]
    [InlineData("application/json;q=0")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("nonsense")]
    public async Task RefusesToAnswerInAnotherForm(string accept)
    {
        using var response = await Post("""{"query":"{ book { title } }"}""", accept: accept);

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        Assert.Equal(["NOT_ACCEPTABLE"], await Errors(response));
    }

    [Theory]
    [InlineData("{ book { title }", "SYNTAX_INVALID")]
    [InlineData("{ nothing }", "VALIDATION_FAILED")]
    [InlineData("{ book }", "VALIDATION_FAILED")]
    [InlineData("subscription { book { title } }", "VALIDATION_FAILED")]
    [InlineData("type A { b: Int } query { book { title } }", "VALIDATION_FAILED")]
    [InlineData("fragment A on Book { title }", "OPERATION_UNKNOWN")]
    [InlineData("query A { book { title } } query B { book { title } }", "OPERATION_UNKNOWN")]
    [InlineData("{ books { title } }", "VALIDATION_FAILED")]
    [InlineData("query($a: Int!) { books(first: $a) { title } }", "VARIABLE_INVALID")]
    [InlineData("{ echo(consent: \"no\") }", "ARGUMENT_INVALID")]
    public async Task RefusesADocument_With400InTheNewFormAnd200InTheOld(string query, string code)
    {
        using var newer = await Post(JsonSerializer.Serialize(new { query }), accept: GraphQLJson);
        using var older = await Post(JsonSerializer.Serialize(new { query }), accept: Json);

        Assert.Equal(HttpStatusCode.BadRequest, newer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, older.StatusCode);
        Assert.Equal([code], await Errors(newer));
        var answer = await older.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal([code], answer.Errors());
        Assert.Equal("absent", answer.Data());
    }

    [Fact]
    public async Task RefusesAnOperationThatTheDocumentLacks()
    {
        using var response = await Post("""{"query":"query A { book { title } }","operationName":"B"}""");

        Assert.Equal(["OPERATION_UNKNOWN"], await Errors(response));
    }

    [Fact]
    public async Task SaysWhereADocumentIsWrong()
    {
        using var response = await Post(JsonSerializer.Serialize(new { query = "{\n  book { titel }\n}" }));

        var error = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0];
        Assert.Equal("""[{"line":2,"column":10}]""", error.GetProperty("locations").GetRawText());
        Assert.Contains("title", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SaysWhereAFieldFailed()
    {
        using var response = await Post(JsonSerializer.Serialize(new { query = "{\n  b: book { title }\n  r: rental\n}" }));

        var error = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0];
        Assert.Equal("""[{"line":3,"column":3}]""", error.GetProperty("locations").GetRawText());
        Assert.Equal("""["r"]""", error.GetProperty("path").GetRawText());
    }

    [Theory]
    [InlineData("query={book{title}}", HttpStatusCode.OK)]
    [InlineData("query=query($n:Int!){books(first:$n){title}}&variables={\"n\":0}", HttpStatusCode.OK)]
    [InlineData("query=query A{book{title}} query B{film{title}}&operationName=B&extensions={}", HttpStatusCode.OK)]
    [InlineData("query={book{title}}&variables=&operationName=", HttpStatusCode.OK)]
    [InlineData("query=", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("query={book{title}}&variables=5", HttpStatusCode.BadRequest)]
    [InlineData("query={book{title}}&variables={", HttpStatusCode.BadRequest)]
    [InlineData("query={book{title}}&extensions=5", HttpStatusCode.BadRequest)]
    [InlineData("query={book{title}}&query={film{title}}", HttpStatusCode.BadRequest)]
    public async Task AnswersGet(string parameters, HttpStatusCode status)
    {
        using var response = await Get("?" + parameters.Replace(" ", "%20", StringComparison.Ordinal));

        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task RefusesAMutationByGet_WithoutRunningIt()
    {
        var (client, log) = await server.StartAsync(_ => { });

        using var response = await Get("?query=mutation{lend}", client);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["POST"], response.Content.Headers.Allow);
        Assert.Equal(["METHOD_NOT_ALLOWED"], await Errors(response));
        Assert.Empty(log.All);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    public async Task RefusesOtherMethods(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/graphql");
        request.Headers.Authorization = new("Bearer", "Lender");
        using var response = await server.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task RefusesWhoeverIsNobody_EvenForTheSchema()
    {
        foreach (var query in new[] { "{ book { title } }", "{ __typename }", "{ nothing", Introspection.Full })
        {
            using var response = await LibraryServer.Send(server.Client, null, query);

            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
            Assert.Equal(["UNAUTHENTICATED"], await Errors(response));
        }
    }

    [Theory]
    [InlineData("{ __typename }", HttpStatusCode.OK)]
    [InlineData("{ __schema { types { name } } __type(name: \"Book\") { kind } }", HttpStatusCode.OK)]
    [InlineData(Introspection.Full, HttpStatusCode.OK)]
    [InlineData("{ book { title } }", HttpStatusCode.Unauthorized)]
    [InlineData("{ __typename book { title } }", HttpStatusCode.Unauthorized)]
    [InlineData("{ __typename ...F } fragment F on Query { book { title } }", HttpStatusCode.Unauthorized)]
    [InlineData("{ __typename book @skip(if: true) { title } }", HttpStatusCode.OK)]
    [InlineData("mutation { __typename }", HttpStatusCode.OK)]
    [InlineData("mutation { lend }", HttpStatusCode.Unauthorized)]
    public async Task ShowsNobodyTheSchemaInDevelopment_AndNothingElse(string query, HttpStatusCode status)
    {
        var (client, log) = await server.StartAsync(_ => { }, "Development");

        using var response = await LibraryServer.Send(client, null, query);

        Assert.Equal(status, response.StatusCode);
        Assert.Empty(log.All);
    }

    [Fact]
    public async Task TurnsAwayABodyBeyondTheLimit_WhetherOrNotItsLengthIsKnown()
    {
        var (client, _) = await server.StartAsync(builder => builder.Services.Configure<GraphQLOptions>(options => options.RequestBytes = 2_000));
        var body = Encoding.UTF8.GetBytes($$$"""{"query":"{ book { title } }","variables":{"pad":"{{{new string('x', 3_000)}}}"}}""");
        foreach (HttpContent content in new HttpContent[] { new ByteArrayContent(body), new Trickle(body) })
        {
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(Json);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
            request.Headers.Authorization = new("Bearer", "Lender");
            using var response = await client.SendAsync(request);

            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
            Assert.Equal(["REQUEST_TOO_LARGE"], await Errors(response));
        }
        using var byGet = await Get("?query={book{title}}&variables={\"pad\":\"" + new string('x', 3_000) + "\"}", client);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, byGet.StatusCode);
    }

    [Fact]
    public async Task StopsTheResolvers_WhenTheClientLeaves()
    {
        var (client, log) = await server.StartAsync(_ => { });
        using var patience = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "{ forever }" }) };
        request.Headers.Authorization = new("Bearer", "Lender");

        var answer = client.SendAsync(request, patience.Token);
        await Eventually(() => log.All.Contains("forever"));
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await Eventually(() => log.All.Contains("cancelled"));
    }

    private static async Task Eventually(Func<bool> condition)
    {
        for (var tries = 0; tries < 1_000 && !condition(); tries++)
            await Task.Delay(10);
        Assert.True(condition());
    }

    private async Task<HttpResponseMessage> Post(string body, string? type = Json, string? accept = Json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        if (type is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        request.Headers.Authorization = new("Bearer", "Lender");
        return await server.Client.SendAsync(request);
    }

    private async Task<HttpResponseMessage> Get(string parameters, HttpClient? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql" + parameters);
        request.Headers.Authorization = new("Bearer", "Lender");
        return await (client ?? server.Client).SendAsync(request);
    }

    private static async Task<string[]> Errors(HttpResponseMessage response) => (await response.Content.ReadFromJsonAsync<JsonElement>()).Errors();

    private sealed class Trickle(byte[] bytes) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            foreach (var piece in bytes.Chunk(700))
            {
                await stream.WriteAsync(piece);
                await stream.FlushAsync();
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
