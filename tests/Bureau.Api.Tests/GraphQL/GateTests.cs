using Bureau.Api.Tests.GraphQL.Library;
using Bureau.Domain.Partners;

namespace Bureau.Api.Tests.GraphQL;

/// <summary>A tier sees its own fields, a consent its own sections, and a refusal costs nothing but the field refused.</summary>
public sealed class GateTests(LibraryServer server) : IClassFixture<LibraryServer>
{
    private const string Report = """report(consent: "01890000-0000-7000-8000-000000000000", covered: [TOTALS])""";

    [Theory]
    [InlineData("{ book { title secret } }", """{"book":{"title":"Emma","secret":null}}""", "FORBIDDEN_FIELD at book.secret")]
    [InlineData("{ book { title s: secret t: secret } }", """{"book":{"title":"Emma","s":null,"t":null}}""", "FORBIDDEN_FIELD at book.s|FORBIDDEN_FIELD at book.t")]
    [InlineData("{ book { ...F } } fragment F on Book { secret title }", """{"book":{"secret":null,"title":"Emma"}}""", "FORBIDDEN_FIELD at book.secret")]
    [InlineData("{ book { ... on Book { secret } ... { title } } }", """{"book":{"secret":null,"title":"Emma"}}""", "FORBIDDEN_FIELD at book.secret")]
    [InlineData("{ book { title secret @skip(if: true) } }", """{"book":{"title":"Emma"}}""", "")]
    [InlineData("{ books(first: 2) { title secret } }", """{"books":[{"title":"Volume 0","secret":null},{"title":"Volume 1","secret":null}]}""", "FORBIDDEN_FIELD at books.0.secret|FORBIDDEN_FIELD at books.1.secret")]
    [InlineData("{ shelf(first: 1) { total } rental }", """{"shelf":null,"rental":"yes"}""", "FORBIDDEN_FIELD at shelf")]
    [InlineData("{ loans { title ... on Film { minutes } } }", """{"loans":[{"title":"Emma"},{"title":"Ran","minutes":null},{"title":"Ikiru","minutes":null}]}""", "FORBIDDEN_FIELD at loans.1.minutes|FORBIDDEN_FIELD at loans.2.minutes")]
    public async Task NullsTheForbiddenField_AndNothingElse(string query, string data, string errors)
    {
        var answer = await server.Ask(Tier.Rental, query);

        Assert.Equal(data, answer.Data());
        Assert.Equal(errors, string.Join('|', answer.Errors()));
    }

    [Fact]
    public async Task NeverRunsTheResolverOfAForbiddenField()
    {
        var (client, log) = await server.StartAsync(_ => { });

        var answer = await LibraryServer.Ask(client, Tier.Lender, "{ rental book { title } }");

        Assert.Equal(["FORBIDDEN_FIELD at rental"], answer.Errors());
        Assert.Equal(["book"], log.All);
    }

    [Fact]
    public async Task NeverRunsAForbiddenMutation_AndRunsTheOthersOneAfterAnother()
    {
        var (client, log) = await server.StartAsync(_ => { });

        var answer = await LibraryServer.Ask(client, Tier.Operator, """mutation { a: note(name: "a") lend b: note(name: "b") }""");

        Assert.Equal("""{"a":"a","lend":null,"b":"b"}""", answer.Data());
        Assert.Equal(["FORBIDDEN_FIELD at lend"], answer.Errors());
        Assert.Equal(["begin a", "end a", "begin b", "end b"], log.All);
    }

    [Fact]
    public async Task RunsMutationsOneAfterAnother_WithWhatIsSelectedOfTheirAnswers()
    {
        var (client, log) = await server.StartAsync(_ => { });

        var answer = await LibraryServer.Ask(
            client, Tier.Lender, """mutation { a: lendBook(name: "a") { title chapters { number } secret } lend b: lendBook(name: "b") { title broken { author { name } } } }""");

        Assert.Equal("""{"a":{"title":"a","chapters":[{"number":1},{"number":2}],"secret":"inside"},"lend":true,"b":{"title":"b","broken":null}}""", answer.Data());
        Assert.Equal(["INTERNAL at b.broken.author"], answer.Errors());
        Assert.Equal(["begin a", "end a", "lend", "begin b", "end b"], log.All);
    }

    [Fact]
    public async Task NullsASectionThatTheAnswerDoesNotCover()
    {
        var answer = await server.Ask(Tier.Lender, $"{{ {Report} {{ score balance {{ amount currency }} inner {{ consent }} }} }}");

        Assert.Equal("""{"report":{"score":null,"balance":{"amount":"5000.00","currency":"CNY"},"inner":null}}""", answer.Data());
        Assert.Equal(["SECTION_NOT_COVERED at report.inner", "SECTION_NOT_COVERED at report.score"], answer.Errors());
    }

    [Fact]
    public async Task SaysFieldForbidden_BeforeItSaysSectionNotCovered()
    {
        var answer = await server.Ask(Tier.Rental, $"{{ {Report} {{ score }} }}");

        Assert.Equal(["FORBIDDEN_FIELD at report.score"], answer.Errors());
    }

    [Theory]
    [InlineData(Tier.Rental)]
    [InlineData(Tier.Dating)]
    [InlineData(Tier.Lender)]
    [InlineData(Tier.Business)]
    [InlineData(Tier.Subject)]
    [InlineData(Tier.Furnisher)]
    [InlineData(Tier.Authority)]
    [InlineData(Tier.Operator)]
    public async Task LetsEveryTierHaveWhatItsDirectivesSay(Tier tier)
    {
        var answer = await server.Ask(tier, "{ book { title } rental refused { title } }");

        var errors = answer.Errors();
        Assert.Equal(tier is not (Tier.Rental or Tier.Lender), errors.Contains("FORBIDDEN_FIELD at book"));
        Assert.Equal(tier is not Tier.Rental, errors.Contains("FORBIDDEN_FIELD at rental"));
        Assert.Equal(tier is Tier.Lender ? "CONSENT_NOT_FOUND at refused" : "FORBIDDEN_FIELD at refused", errors.Single(error => error.EndsWith("refused", StringComparison.Ordinal)));
    }
}
