using Bureau.Api.Access;
using Bureau.Api.GraphQL;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Execution;
using Bureau.Api.GraphQL.Operations;
using Bureau.Api.Tests.GraphQL.Library;
using Bureau.Domain.Partners;
using CsCheck;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bureau.Api.Tests.GraphQL.Operations;

/// <summary>The rules of an operation's cost, one case each in Cases/cost.json with the clause that it comes from.</summary>
public sealed class OperationCostTests(LibraryServer server) : IClassFixture<LibraryServer>
{
    private static readonly GraphQLOptions Unlimited = new() { Aliases = 100_000, Selections = 100_000, Directives = 100_000, Depth = 100, DocumentTokens = 100_000 };

    public static TheoryData<string> Rules => Case.Rules("cost.json");

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task HoldsBeforeExecution(string rule)
    {
        var one = Case.Find("cost.json", rule);

        var (operation, request) = await PrepareAsync(one.GetProperty("document").GetString()!, Case.Object(one, "variables"));
        var cost = operation.Cost.Of(request, out var refusal);

        Assert.Equal(one.TryGetProperty("code", out var code) ? code.GetString() : null, refusal?.Code);
        if (refusal is null)
            Assert.Equal(new Cost(one.GetProperty("type").GetDouble(), one.GetProperty("field").GetDouble()), cost);
    }

    [Theory]
    [InlineData("{ book { title } }", 2, 1)]
    [InlineData("{ book { chapters { author { name } } } }", 2 + (3 * 2), 2 + 3)]
    [InlineData("{ loans { ... on Book { chapters { number } } ... on Film { title } } }", 1 + (1 + 2) + 1 + 1, 1 + 1)]
    [InlineData("{ shelf(first: 3) { edges { node { title } } } }", 1 + 1 + (3 * 2), 1 + 1 + 3)]
    [InlineData("{ maps(first: 2) { shades } }", 1 + (2 * (7 + (2 * 0.5))), 1)]
    [InlineData("{ refused { title } }", 1, 1)]
    [InlineData("{ book { next { next { title } } } }", 1 + 1 + 1, 1 + 1 + 1)]
    [InlineData("query($yes: Boolean = true) { book @skip(if: $yes) { title } film { title } }", 2, 1)]
    [InlineData("{ topTitles(filter: {approx: true}) }", 1, 8)]
    public async Task CountsWhatARequestCameTo(string document, double type, double field)
    {
        var (operation, request) = await PrepareAsync(document, new Dictionary<string, object?>());
        var executer = server.Services.GetRequiredService<OperationExecuter>();

        var executed = await executer.ExecuteAsync(operation, request.Variables, request.Arguments, new Caller(Tier.Lender, PartnerId.New(), null), null, CancellationToken.None);
        var actual = operation.Cost.ActualOf(executed.Data, request);

        Assert.Equal(new Cost(type, field), actual);
        var most = operation.Cost.Of(request, out _);
        Assert.True(actual.Type <= most.Type && actual.Field <= most.Field, $"{actual} was to be at most {most}");
    }

    [Fact]
    public async Task NoRequest_ComesToMoreThanWasCountedBefore() => await Gen.Int.SampleAsync(
        async seed =>
        {
            var (text, given) = RandomDocument.Make(server.Services.GetRequiredService<ISchema>(), seed);
            var (operation, request) = await PrepareAsync(text, given);
            var most = operation.Cost.Of(request, out var refusal);
            if (refusal is not null)
                return;
            var executed = await server.Services.GetRequiredService<OperationExecuter>()
                .ExecuteAsync(operation, request.Variables, request.Arguments, new Caller(Tier.Lender, PartnerId.New(), null), null, CancellationToken.None);
            var actual = operation.Cost.ActualOf(executed.Data, request);
            Assert.True(actual.Type <= most.Type && actual.Field <= most.Field, $"{actual} was to be at most {most}: {text}");
        },
        iter: 200);

    private async Task<(PreparedOperation Operation, CostRequest Request)> PrepareAsync(string document, IReadOnlyDictionary<string, object?> given)
    {
        var reader = new DocumentReader(server.Services.GetRequiredService<ISchema>(), Options.Create(Unlimited));
        var operation = (await reader.ReadAsync(document, CancellationToken.None)).Document!.Find(null)!;
        List<RefusalError>? refusals = null;
        var variables = operation.Variables.Read(given, ref refusals);
        var arguments = operation.Arguments.Read(variables, ref refusals);
        Assert.Null(refusals);
        return (operation, new CostRequest(variables, arguments, given));
    }
}
