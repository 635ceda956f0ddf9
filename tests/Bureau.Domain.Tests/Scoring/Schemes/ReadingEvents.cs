using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Schemes;

namespace Bureau.Domain.Tests.Scoring.Schemes;

public sealed class ReadingEvents
{
    [Fact]
    public void ReadsALineAnEvent() => Assert.Equal(
        [new(RecordCategory.RedLightRun, new(2026, 10, 1)), new ConductEvent(RecordCategory.TrafficFineUnpaid, new(2026, 1, 1), new(2026, 2, 1))],
        ConductEventReader.Read(
            ["""{ "category": "RED_LIGHT_RUN", "on": "2026-10-01" }""", "", """{"ended":"2026-02-01","on":"2026-01-01","category":"TRAFFIC_FINE_UNPAID"}"""]).Value!);

    [Theory]
    [InlineData("nonsense", "EVENT_MALFORMED")]
    [InlineData("null", "EVENT_MALFORMED")]
    [InlineData("[]", "EVENT_MALFORMED")]
    [InlineData("""{ "category": "RED_LIGHT_RUN" }""", "EVENT_MALFORMED")]
    [InlineData("""{ "category": "RED_LIGHT_RUN", "on": "2026-02-30" }""", "EVENT_MALFORMED")]
    [InlineData("""{ "category": "RED_LIGHT_RUN", "on": "2026-10-01", "fine": 20 }""", "EVENT_MALFORMED")]
    [InlineData("""{ "category": "RED_LIGHT_RUN", "category": "RED_LIGHT_RUN", "on": "2026-10-01" }""", "EVENT_MALFORMED")]
    [InlineData("""{ "category": "RED_LIGHT_RUN", "on": "2026-10-01", "gps": "x" }""", "EVENT_FORBIDDEN")]
    [InlineData("""{ "category": "ELDER_CARE", "on": "2026-10-01" }""", "EVENT_FORBIDDEN")]
    [InlineData("""{ "category": "SHOE_SIZE", "on": "2026-10-01" }""", "EVENT_UNKNOWN")]
    [InlineData("""{ "category": "RED_LIGHT_RUN", "on": "2026-10-01", "ended": "2026-09-30" }""", "EVENT_ENDS_TOO_EARLY")]
    public void NamesTheMistakeAndItsLine(string line, string code)
    {
        var mistake = Assert.Single(Mistakes(["""{ "category": "RED_LIGHT_RUN", "on": "2026-10-01" }""", line]));
        Assert.Equal((code, 2), (mistake.Code, mistake.Line));
    }

    [Fact]
    public void StopsAtAHundredMistakes() => Assert.Equal(100, Mistakes(Enumerable.Repeat("x", 1_000)).Count);

    [Fact]
    public void StopsAtTheMostEvents() => Assert.Equal(
        [new TooManyEvents(ConductEventReader.MostEvents + 1)],
        Mistakes(Enumerable.Repeat("""{ "category": "RED_LIGHT_RUN", "on": "2026-10-01" }""", ConductEventReader.MostEvents + 5)));

    private static IReadOnlyList<EventMistake> Mistakes(IEnumerable<string> lines) => Assert.IsType<EventsUnsound>(ConductEventReader.Read(lines).Refusal).Mistakes;
}
