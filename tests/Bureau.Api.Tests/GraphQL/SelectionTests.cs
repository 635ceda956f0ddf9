using Bureau.Api.GraphQL;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Operations;
using Bureau.Api.Tests.GraphQL.Library;
using Bureau.Domain.Partners;
using CsCheck;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Bureau.Api.Tests.GraphQL;

/// <summary>What the ledger is told of a request is what was selected: no more, no less.</summary>
public sealed class SelectionTests(LibraryServer server) : IClassFixture<LibraryServer>
{
    private const string Report = """report(consent: "01890000-0000-7000-8000-000000000000", covered: [SCORE, TOTALS, LISTS])""";

    [Theory]
    [InlineData("{ R { recordedFields recordedSections } }", "", "None")]
    [InlineData("{ R { recordedFields recordedSections score } }", "Report.score", "Score")]
    [InlineData("{ R { recordedFields recordedSections balance { amount } score consent } }", "Report.balance Report.score", "Score, Totals")]
    [InlineData("{ R { recordedFields recordedSections points: score again: score } }", "Report.score", "Score")]
    [InlineData("{ R { ...A ...B } } fragment A on Report { recordedFields ...B } fragment B on Report { recordedSections score }", "Report.score", "Score")]
    [InlineData("{ R { recordedFields recordedSections ... { score } ... on Report { balance { currency } } } }", "Report.balance Report.score", "Score, Totals")]
    [InlineData("{ R { recordedFields recordedSections inner { score } } }", "Report.inner Report.score", "Score, Lists")]
    [InlineData("{ R { recordedFields recordedSections } R { score } ... on Query { R { balance { amount } } } }", "Report.balance Report.score", "Score, Totals")]
    [InlineData("{ R { recordedFields recordedSections } book { secret } }", "", "None")]
    [InlineData("{ R { recordedFields recordedSections score @skip(if: true) balance @include(if: false) { amount } } }", "", "None")]
    [InlineData("query($yes: Boolean!) { R { recordedFields recordedSections score @include(if: $yes) balance @skip(if: $yes) { amount } } }", "Report.score", "Score")]
    [InlineData("query($yes: Boolean!) { R { recordedFields recordedSections score @include(if: $yes) @skip(if: $yes) } }", "", "None")]
    [InlineData("query($yes: Boolean!) { R { recordedFields recordedSections ...F @skip(if: $yes) } } fragment F on Report { score }", "", "None")]
    [InlineData("query($yes: Boolean!) { R { recordedFields recordedSections ...F @skip(if: $yes) ...F } } fragment F on Report { score }", "Report.score", "Score")]
    [InlineData("query($yes: Boolean!) { R { recordedFields recordedSections inner @skip(if: $yes) { score } inner { consent } } }", "Report.inner", "Lists")]
    [InlineData("query($yes: Boolean!) { R { recordedFields recordedSections inner @include(if: $yes) { score } inner { consent } } }", "Report.inner Report.score", "Score, Lists")]
    public async Task HoldsWhatTheDocumentReallySelects(string query, string fields, string sections)
    {
        var answer = await server.Ask(Tier.Lender, query.Replace("R ", Report + " ", StringComparison.Ordinal), query.Contains("$yes", StringComparison.Ordinal) ? new { yes = true } : null);

        Assert.Empty(answer.Errors());
        var report = answer.GetProperty("data").GetProperty("report");
        Assert.Equal(fields, string.Join(' ', report.GetProperty("recordedFields").EnumerateArray().Select(field => field.GetString())));
        Assert.Equal(sections, report.GetProperty("recordedSections").GetString());
    }

    [Fact]
    public async Task BelongsToOneRootFieldEach()
    {
        var answer = await server.Ask(Tier.Lender, $"{{ a: {Report} {{ recordedFields score }} b: {Report} {{ recordedFields balance {{ amount }} }} }}");

        var data = answer.GetProperty("data");
        Assert.Equal("""["Report.score"]""", data.GetProperty("a").GetProperty("recordedFields").GetRawText());
        Assert.Equal("""["Report.balance"]""", data.GetProperty("b").GetProperty("recordedFields").GetRawText());
    }

    [Fact]
    public async Task LeavesOutWhatTheTierMayNotSelect_AndIsNotMixedUpBetweenTiers()
    {
        var query = $"{{ {Report} {{ recordedFields recordedSections score balance {{ amount }} }} }}";
        for (var round = 0; round < 2; round++)
        {
            var lender = (await server.Ask(Tier.Lender, query)).GetProperty("data").GetProperty("report");
            var rental = (await server.Ask(Tier.Rental, query)).GetProperty("data").GetProperty("report");

            Assert.Equal("""["Report.balance","Report.score"]""", lender.GetProperty("recordedFields").GetRawText());
            Assert.Equal("""["Report.balance"]""", rental.GetProperty("recordedFields").GetRawText());
            Assert.Equal("Totals", rental.GetProperty("recordedSections").GetString());
        }
    }

    [Fact]
    public async Task OfRandomDocuments_IsWhatAWalkOfTheTextFinds() => await Gen.Int.SampleAsync(
        async seed =>
        {
            var schema = server.Services.GetRequiredService<ISchema>();
            var (text, variables) = RandomDocument.Make(schema, seed, _ => false);
            var reader = new DocumentReader(schema, Options.Create(new GraphQLOptions { Aliases = 100_000, Selections = 100_000, Directives = 100_000, Depth = 100, DocumentTokens = 100_000 }));
            var preparation = await reader.ReadAsync(text, CancellationToken.None);
            Assert.True(preparation.Document is not null, $"{string.Join(' ', preparation.Refusals.Select(refusal => refusal.Message))}: {text}");
            var operation = preparation.Document.Find(null)!;
            List<RefusalError>? refusals = null;
            var read = operation.Variables.Read(variables, ref refusals);

            foreach (var tier in new[] { Tier.Lender, Tier.Rental, Tier.Dating })
            {
                foreach (var root in operation.Root.Included(read))
                {
                    var expected = new SelectionByHand(schema, operation.Document, variables, tier).Below(root.Key.Value);
                    var actual = operation.SelectionOf(root, tier, read);
                    Assert.Equal(expected.Fields, actual.Fields);
                }
            }
        },
        iter: 200);
}
