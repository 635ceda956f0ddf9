using System.Text;
using Bureau.Api.Access;
using Bureau.Api.GraphQL;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Execution;
using Bureau.Api.GraphQL.Operations;
using Bureau.Api.GraphQL.Transport;
using Bureau.Api.Tests.GraphQL.Library;
using Bureau.Domain.Partners;
using CsCheck;
using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bureau.Api.Tests.GraphQL;

/// <summary>The prepared path and the engine's own executer, which prepares nothing, come to the same answer for any document.</summary>
public sealed class DifferentialTests(LibraryServer server) : IClassFixture<LibraryServer>
{
    private readonly ISchema _schema = server.Services.GetRequiredService<ISchema>();

    private readonly DocumentReader _reader = new(
        server.Services.GetRequiredService<ISchema>(), Options.Create(new GraphQLOptions { Aliases = 100_000, Selections = 100_000, Directives = 100_000, Depth = 100, DocumentTokens = 100_000 }));

    [Fact]
    public async Task RandomDocuments_AreAnsweredAsByTheEngine() => await Gen.Int.SampleAsync(
        async seed =>
        {
            var (text, variables) = RandomDocument.Make(_schema, seed);
            var caller = new Caller(seed % 2 == 0 ? Tier.Lender : Tier.Rental, PartnerId.New(), null);
            var prepared = await Prepared(text, variables, caller);
            Assert.True(prepared == await Stock(text, variables, caller), $"{text}\n{prepared}\n{await Stock(text, variables, caller)}");
        },
        iter: 200);

    [Theory]
    [InlineData("{ fail book { title } }")]
    [InlineData("{ failLikeTheEngine book { broken { number author { name } } title } }")]
    [InlineData("{ book { title chapters { number pages author { name } } } }")]
    [InlineData("{ __typename __schema { queryType { name fields { name args { name defaultValue } } } } __type(name: \"Book\") { kind } }")]
    [InlineData("{ echo(number: 5, real: 2, text: null, truth: true, amount: \"5.10\", day: \"2026-02-28\", moment: \"2026-02-28T10:00:00+08:00\", genre: POETRY, numbers: [1, null]) }")]
    [InlineData("{ echo(numbers: 7, order: { consent: \"01890000-0000-7000-8000-000000000000\", genres: NOVEL, then: { consent: \"01890000-0000-7000-8000-000000000001\", count: 2 } }) }")]
    [InlineData("{ echo }")]
    public async Task Documents_AreAnsweredAsByTheEngine(string text)
    {
        var caller = new Caller(Tier.Lender, PartnerId.New(), null);

        Assert.Equal(await Stock(text, [], caller), await Prepared(text, [], caller));
    }

    [Fact]
    public async Task IntrospectionAsClientsSendIt_IsAnsweredAsByTheEngine()
    {
        var caller = new Caller(Tier.Lender, PartnerId.New(), null);
        var prepared = await Prepared(Introspection.Full, [], caller);

        Assert.Equal(await Stock(Introspection.Full, [], caller), prepared);
        Assert.Contains("FIELD_DEFINITION", prepared, StringComparison.Ordinal);
    }

    private async Task<string> Prepared(string text, Dictionary<string, object?> variables, Caller caller)
    {
        var preparation = await _reader.ReadAsync(text, CancellationToken.None);
        Assert.True(preparation.Document is not null, $"{string.Join(' ', preparation.Refusals.Select(refusal => refusal.Message))}: {text}");
        var operation = preparation.Document.Find(null)!;
        List<RefusalError>? refusals = null;
        var read = operation.Variables.Read(variables, ref refusals);
        var arguments = operation.Arguments.Read(read, ref refusals);
        Assert.Null(refusals);
        var executed = await server.Services.GetRequiredService<OperationExecuter>().ExecuteAsync(operation, read, arguments, caller, null, CancellationToken.None);
        using var buffer = new PooledBuffer();
        AnswerWriter.Write(buffer, executed.Data, []);
        return Encoding.UTF8.GetString(buffer.Written.Span) + Shape(executed.Errors);
    }

    private async Task<string> Stock(string text, Dictionary<string, object?> variables, Caller caller)
    {
        var preparation = await _reader.ReadAsync(text, CancellationToken.None);
        var result = await new DocumentExecuter().ExecuteAsync(new ExecutionOptions
        {
            Schema = _schema,
            Query = text,
            Variables = new Inputs(variables),
            UserContext = new RequestContext(caller, preparation.Document!.Find(null)!),
            RequestServices = server.Services,
        });
        var errors = result.Errors;
        result.Errors = null;
        result.Extensions = null;
        var json = new GraphQLSerializer(options => options.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Serialize(result);
        return json + Shape(errors ?? []);
    }

    // The engine loses the location of a merged field, says of a failure what ours says of a surprise, and the order of errors depends on the order in which fields finish.
    private static string Shape(IEnumerable<ExecutionError> errors) => string.Join(' ', errors
        .Select(error => $"{(error is RefusalError refusal ? refusal.Reason.Code : "INTERNAL")}@{string.Join('.', error.Path ?? [])}")
        .Order(StringComparer.Ordinal));
}
