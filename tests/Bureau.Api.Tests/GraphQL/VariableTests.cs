using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Operations;
using Bureau.Api.Tests.GraphQL.Library;
using CsCheck;
using GraphQL;
using GraphQL.Execution;
using GraphQL.Instrumentation;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;

namespace Bureau.Api.Tests.GraphQL;

/// <summary>Variables are read as the engine's validator reads them, which looks at the whole document anew for every request.</summary>
public sealed class VariableTests(LibraryServer server) : IClassFixture<LibraryServer>
{
    private const string Document = """
        query(
          $number: Int, $required: Int!, $standard: Int = 7, $real: Float, $text: String, $truth: Boolean, $amount: Decimal, $day: Date, $moment: DateTime,
          $consent: ID, $genre: Genre, $numbers: [Int], $strict: [Int!]!, $order: Order, $orders: [Order!] = [{ consent: "01890000-0000-7000-8000-000000000000" }]
        ) {
          a: echo(number: $number, real: $real, text: $text, truth: $truth, amount: $amount, day: $day, moment: $moment, consent: $consent, genre: $genre, numbers: $numbers, order: $order)
          b: echo(number: $required, numbers: $strict)
          c: echo(number: $standard)
          d: books(first: $standard) { title }
          e: echo(order: { consent: "01890000-0000-7000-8000-000000000000", count: $required, then: $order, limit: $amount })
        }
        """;

    private static readonly object?[] Values =
    [
        null, 1, -1, 3_000_000_000L, 2.5, 2.5m, 1e300, "", "text", "5.10", "-0", "1e5", "2026-02-28", "2026-02-30", "2026-02-28T10:00:00Z", "2026-02-28T10:00:00", "2026-02-28T10:00:00+08:00",
        "01890000-0000-7000-8000-000000000000", "{01890000-0000-7000-8000-000000000000}", "NOVEL", "novel", "PROSE", true, false,
        new List<object?>(), new List<object?> { 1, null }, new List<object?> { 1, 2 }, new List<object?> { "x" }, new List<object?> { new List<object?> { 1 } },
        new Dictionary<string, object?>(), new Dictionary<string, object?> { ["consent"] = "01890000-0000-7000-8000-000000000000" },
        new Dictionary<string, object?> { ["consent"] = "no" }, new Dictionary<string, object?> { ["consent"] = null }, new Dictionary<string, object?> { ["count"] = 1 },
        new Dictionary<string, object?> { ["consent"] = "01890000-0000-7000-8000-000000000000", ["count"] = 4, ["genres"] = "POETRY", ["limit"] = "5.5" },
        new Dictionary<string, object?> { ["consent"] = "01890000-0000-7000-8000-000000000000", ["count"] = null },
        new Dictionary<string, object?> { ["consent"] = "01890000-0000-7000-8000-000000000000", ["limit"] = "0.5" },
        new Dictionary<string, object?> { ["consent"] = "01890000-0000-7000-8000-000000000000", ["unknown"] = 1 },
        new Dictionary<string, object?>
        {
            ["consent"] = "01890000-0000-7000-8000-000000000000",
            ["then"] = new Dictionary<string, object?> { ["consent"] = "01890000-0000-7000-8000-000000000001", ["genres"] = new List<object?> { "NOVEL", "NOVEL" } },
        },
    ];

    private static readonly string[] Names =
        ["number", "required", "standard", "real", "text", "truth", "amount", "day", "moment", "consent", "genre", "numbers", "strict", "order", "orders"];

    [Fact]
    public async Task RandomValues_AreReadAsByTheEngine()
    {
        var schema = server.Services.GetRequiredService<ISchema>();
        // $orders is declared and not used: the rule that forbids it is not the point here.
        var document = Parser.Parse(Document, new ParserOptions { Ignore = IgnoreOptions.Comments });
        var operation = document.Definitions.OfType<GraphQLOperationDefinition>().Single();
        var context = new ValidationContext { Schema = schema, Document = document, Operation = operation, TypeInfo = new TypeInfo(schema) };
        var reader = VariableReader.For(operation, context, int.MaxValue);
        var plan = OperationPlanner.Plan(schema, document, operation, schema.Query, 1_000)!.Value;
        List<RefusalError>? none = null;
        var argumentReader = ArgumentReader.For(document, plan.WithArguments, ref none);
        var (accepted, refused) = (0, 0);

        await Gen.Int.SampleAsync(
            async seed =>
            {
                var random = new Random(seed);
                var given = new Dictionary<string, object?> { ["required"] = 1, ["strict"] = 2 };
                for (var changes = random.Next(4); changes >= 0; changes--)
                {
                    var name = Names[random.Next(Names.Length)];
                    given[name] = random.Next(3) == 0 ? Values[random.Next(Values.Length)] : Fitting(name)[random.Next(Fitting(name).Length)];
                }

                var engine = await new DocumentValidator().ValidateAsync(new ValidationOptions
                {
                    Schema = schema,
                    Document = document,
                    Rules = [],
                    Operation = operation,
                    Variables = new Inputs(given),
                    Extensions = Inputs.Empty,
                    UserContext = new Dictionary<string, object?>(),
                    Metrics = Metrics.None,
                });
                List<RefusalError>? refusals = null;
                var variables = reader.Read(given, ref refusals);
                var arguments = refusals is null ? argumentReader.Read(variables, ref refusals) : null;

                var told = string.Join(", ", given.Select(value => $"{value.Key}={Show(value.Value)}"));
                Assert.True(engine.IsValid == (refusals is null), $"{told}: {string.Join(' ', engine.Errors.Select(error => error.Message))} / {string.Join(' ', refusals?.Select(refusal => refusal.Message) ?? [])}");
                if (refusals is not null)
                {
                    Interlocked.Increment(ref refused);
                    return;
                }
                Interlocked.Increment(ref accepted);
                Assert.Equal(
                    engine.Variables!.Select(variable => $"{variable.Name} {variable.ValueSpecified} {variable.IsDefault} {Show(variable.Value)}"),
                    variables.Select(variable => $"{variable.Name} {variable.ValueSpecified} {variable.IsDefault} {Show(variable.Value)}"));
                Assert.Equal(Show(engine.ArgumentValues!), Show(arguments!));
            },
            iter: 1_000);

        Assert.True(accepted > 100 && refused > 100, $"{accepted} accepted, {refused} refused: the values do not try both");
    }

    [Theory]
    [InlineData("query($x: Int!) { echo(number: $x) }", "{}", "$x")]
    [InlineData("query($x: Int!) { echo(number: $x) }", """{"x":null}""", "$x")]
    [InlineData("query($x: Int!) { echo(number: $x) }", """{"x":"A123456789"}""", "$x")]
    [InlineData("query($x: [Int!]) { echo(numbers: $x) }", """{"x":[1,"A123456789"]}""", "$x[1]")]
    [InlineData("query($x: Order!) { echo(order: $x) }", """{"x":{"consent":"A123456789"}}""", "$x.consent")]
    [InlineData("query($x: Order!) { echo(order: $x) }", """{"x":{"count":1}}""", "$x.consent")]
    [InlineData("query($x: Order!) { echo(order: $x) }", """{"x":{"A123456789":1}}""", "$x")]
    [InlineData("query($x: Order!) { echo(order: $x) }", """{"x":{"consent":"01890000-0000-7000-8000-000000000000","limit":"0.1"}}""", "$x.limit")]
    [InlineData("query($x: Int! = 2) { books(first: $x) { title } }", """{"x":null}""", "$x")]
    public async Task NamesTheVariableThatIsWrong_AndNotItsValue(string query, string variables, string name)
    {
        var answer = await server.Ask(Bureau.Domain.Partners.Tier.Lender, query, System.Text.Json.JsonDocument.Parse(variables).RootElement);

        Assert.Equal(["VARIABLE_INVALID"], answer.Errors());
        Assert.Contains(name + " ", answer.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("A123456789", answer.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query($x: Int! = 2) { books(first: $x) { title } }", """{"books":[{"title":"Volume 0"},{"title":"Volume 1"}]}""")]
    [InlineData("query($x: Int) { echo(number: $x) }", """{"echo":"||nothing|||||||none||11"}""")]
    [InlineData("query($x: Int = 4) { echo(number: $x) }", """{"echo":"4||nothing|||||||none||11"}""")]
    [InlineData("query($x: String) { echo(text: $x) }", """{"echo":"||nothing|||||||none||11"}""")]
    public async Task UsesTheDefault_WhenNothingIsGiven(string query, string data)
    {
        var answer = await server.Ask(Bureau.Domain.Partners.Tier.Lender, query);

        Assert.Equal(data, answer.Data());
    }

    [Fact]
    public async Task ObjectsInTheDocument_BelongToOneRequest()
    {
        var schema = server.Services.GetRequiredService<ISchema>();
        var reader = server.Services.GetRequiredService<DocumentReader>();
        var operation = (await reader.ReadAsync("""{ echo(order: { consent: "01890000-0000-7000-8000-000000000000" }) }""", CancellationToken.None)).Document!.Find(null)!;
        List<RefusalError>? refusals = null;

        var one = operation.Arguments.Read(Variables.None, ref refusals)[operation.Root.All[0]]["order"].Value;
        var other = operation.Arguments.Read(Variables.None, ref refusals)[operation.Root.All[0]]["order"].Value;

        Assert.NotSame(one, other);
        Assert.Equal(one, other);
    }

    private static object?[] Fitting(string name) => name switch
    {
        "number" or "required" or "standard" => [0, 1, 40],
        "real" => [1, 2.5, 2.5m, 3_000_000_000L],
        "text" => ["", "text"],
        "truth" => [true, false],
        "amount" => ["5.10", 7, 2.5m],
        "day" => ["2026-02-28"],
        "moment" => ["2026-02-28T10:00:00Z", "2026-02-28T10:00:00+08:00"],
        "consent" => ["01890000-0000-7000-8000-000000000000"],
        "genre" => ["NOVEL", "POETRY"],
        "numbers" => [new List<object?> { 1, null }, new List<object?>(), 4, null],
        "strict" => [new List<object?> { 1, 2 }, 4],
        _ => Values.Where(value => value is Dictionary<string, object?> fields && fields.ContainsKey("consent")).ToArray(),
    };

    private static string Show(IEnumerable<KeyValuePair<GraphQLField, IDictionary<string, ArgumentValue>>> arguments) => string.Join('\n', arguments
        .Select(field => $"{field.Key.Alias?.Name} {string.Join(' ', field.Value.OrderBy(argument => argument.Key, StringComparer.Ordinal).Select(argument => $"{argument.Key} {argument.Value.Source} {Show(argument.Value.Value)}"))}")
        .Order(StringComparer.Ordinal));

    private static string Show(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        IDictionary<string, object?> fields => $"{{{string.Join(',', fields.Select(field => $"{field.Key}:{Show(field.Value)}"))}}}",
        System.Collections.IEnumerable items => $"[{string.Join(',', items.Cast<object?>().Select(Show))}]",
        _ => $"{value.GetType().Name} {value}",
    };
}
