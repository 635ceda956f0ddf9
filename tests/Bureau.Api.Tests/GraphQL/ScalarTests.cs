using System.Numerics;
using Bureau.Api.GraphQL.Scalars;
using Bureau.Api.Tests.GraphQL.Library;
using Bureau.Domain.Partners;
using GraphQL.Types;

namespace Bureau.Api.Tests.GraphQL;

public sealed class ScalarTests(LibraryServer server) : IClassFixture<LibraryServer>
{
    private static readonly DecimalScalar Amount = new();
    private static readonly DateScalar Day = new();
    private static readonly DateTimeScalar Moment = new();

    [Fact]
    public void Decimal_KeepsEveryDigit()
    {
        Assert.Equal("5000.00", Amount.Serialize(5000.00m));
        Assert.Equal("-0.10", Amount.Serialize(-0.10m));
        Assert.Equal("79228162514264337593543950335", Amount.Serialize(decimal.MaxValue));
        Assert.Equal(5000.00m, Amount.ParseValue("5000.00"));
        Assert.Equal("5000.00", ((decimal)Amount.ParseValue("5000.00")!).ToString());
        Assert.Equal(7m, Amount.ParseValue(7));
        Assert.Equal(3_000_000_000m, Amount.ParseValue(3_000_000_000L));
        Assert.Equal(1e20m, Amount.ParseValue(BigInteger.Pow(10, 20)));
    }

    [Theory]
    [InlineData("1e5")]
    [InlineData("1,000")]
    [InlineData(" 1")]
    [InlineData("0x1")]
    [InlineData("")]
    [InlineData("79228162514264337593543950336")]
    [InlineData(0.1)]
    [InlineData(true)]
    public void Decimal_RefusesWhatIsNotExact(object value) => Refuses(Amount, value);

    [Fact]
    public void Date_IsACalendarDay()
    {
        Assert.Equal("2026-02-28", Day.Serialize(new DateOnly(2026, 2, 28)));
        Assert.Equal(new DateOnly(2024, 2, 29), Day.ParseValue("2024-02-29"));
    }

    [Theory]
    [InlineData("2026-02-29")]
    [InlineData("2026-2-28")]
    [InlineData("28.02.2026")]
    [InlineData("2026-02-28T00:00:00Z")]
    [InlineData(20260228)]
    public void Date_RefusesAnythingElse(object value) => Refuses(Day, value);

    [Fact]
    public void DateTime_IsUtcWhateverTheOffset()
    {
        var moment = new DateTimeOffset(2026, 2, 28, 10, 0, 0, 125, TimeSpan.FromHours(8));

        Assert.Equal("2026-02-28T02:00:00.125Z", Moment.Serialize(moment));
        Assert.Equal("2026-02-28T02:00:00.125Z", Moment.Serialize(moment.UtcDateTime));
        Assert.Equal(moment, Moment.ParseValue("2026-02-28T10:00:00.125+08:00"));
        Assert.Equal(moment, Moment.ParseValue("2026-02-28T02:00:00.125Z"));
        Assert.Equal(TimeSpan.Zero, ((DateTimeOffset)Moment.ParseValue("2026-02-28T10:00:00+08:00")!).Offset);
        Assert.Equal(new DateTimeOffset(2026, 2, 28, 2, 0, 0, TimeSpan.Zero), Moment.ParseValue("2026-02-28T02:00Z"));
    }

    [Theory]
    [InlineData("2026-02-28T10:00:00")]
    [InlineData("2026-02-28")]
    [InlineData("2026-02-28 10:00:00Z")]
    [InlineData("2026-02-30T10:00:00Z")]
    [InlineData("now")]
    [InlineData("Z")]
    [InlineData(0)]
    public void DateTime_RefusesATimeThatIsNoMoment(object value) => Refuses(Moment, value);

    [Fact]
    public void DateTime_RefusesToGuessTheZoneOfAResolversValue() =>
        Assert.ThrowsAny<Exception>(() => Moment.Serialize(new DateTime(2026, 2, 28, 10, 0, 0, DateTimeKind.Unspecified)));

    [Fact]
    public async Task Identities_GoInAndOutAsText()
    {
        var answer = await server.Ask(
            Tier.Lender, "query($id: ID!) { report(consent: $id, covered: []) { consent } }", new { id = "01890000-0000-7000-8000-00000000000A" });

        Assert.Equal("""{"report":{"consent":"01890000-0000-7000-8000-00000000000a"}}""", answer.Data());
    }

    [Theory]
    [InlineData("{01890000-0000-7000-8000-000000000000}")]
    [InlineData("01890000000070008000000000000000")]
    [InlineData("")]
    [InlineData(5)]
    public async Task Identities_AreWrittenInOneWay(object id)
    {
        var answer = await server.Ask(Tier.Lender, "query($id: ID!) { report(consent: $id, covered: []) { consent } }", new { id });

        Assert.Equal(["ARGUMENT_INVALID"], answer.Errors());
    }

    [Theory]
    [InlineData("""{"number":2147483647,"real":0.1,"text":"文 \"quoted\" \\ \n","amount":"0.10"}""", """{"echo":"2147483647|0.1|文 \"quoted\" \\ \n||0.10|||||none||11"}""")]
    [InlineData("""{"real":1e-7}""", """{"echo":"|1E-07|nothing|||||||none||11"}""")]
    [InlineData("""{"amount":12345678901234567890}""", """{"echo":"||nothing||12345678901234567890|||||none||11"}""")]
    [InlineData("""{"amount":0.10}""", """{"echo":"||nothing||0.10|||||none||11"}""")]
    public async Task ValuesArriveAsTheyWereSent(string variables, string data)
    {
        var answer = await server.Ask(
            Tier.Lender,
            "query($number: Int, $real: Float, $text: String = \"nothing\", $amount: Decimal) { echo(number: $number, real: $real, text: $text, amount: $amount) }",
            System.Text.Json.JsonDocument.Parse(variables).RootElement);

        Assert.Equal(data, answer.Data());
    }

    private static void Refuses(ScalarGraphType scalar, object value) => Assert.ThrowsAny<Exception>(() => scalar.ParseValue(value));
}
