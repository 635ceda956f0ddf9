using System.Text.Json;

namespace Bureau.Domain.Scoring.Schemes;

/// <summary>Reads the events of one subject from NDJSON: a line is an object with <c>category</c>, <c>on</c> and, if need be, <c>ended</c>.</summary>
public static class ConductEventReader
{
    /// <summary>The most events of one subject.</summary>
    public const int MostEvents = 10_000;

    private const int MostMistakes = 100;

    /// <summary>Reads all lines; blank ones are passed over.</summary>
    /// <returns>The events, or <see cref="EventsUnsound"/> with the mistakes, a hundred at most.</returns>
    public static Outcome<ConductEvent[]> Read(IEnumerable<string> lines)
    {
        var events = new List<ConductEvent>();
        var mistakes = new List<EventMistake>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (events.Count + mistakes.Count == MostEvents)
                mistakes.Add(new TooManyEvents(number));
            if (mistakes.Count >= MostMistakes || mistakes is [.., TooManyEvents])
                break;
            if (Event(line, number).Succeeded(out var one, out var mistake))
                events.Add(one);
            else
                mistakes.Add((EventMistake)mistake);
        }

        return mistakes.Count > 0 ? new EventsUnsound(mistakes) : events.ToArray();
    }

    private static Outcome<ConductEvent> Event(string line, int number)
    {
        Written? written;
        try
        {
            written = JsonSerializer.Deserialize<Written>(line, ScorecardDocument.Json);
        }
        catch (JsonException malformed)
        {
            var member = WrittenName.MemberOf(malformed.Path ?? "");
            return ForbiddenInputs.In(member) is { } input ? new EventForbidden(number, WrittenName.Shown(member), input) : new EventMalformed(number);
        }

        if (written is not { Category: { } name, On: { } on })
            return new EventMalformed(number);
        if (UpperSnake.Find<RecordCategory>(name) is not { } category)
            return ForbiddenInputs.In(name) is { } forbidden ? new EventForbidden(number, WrittenName.Shown(name), forbidden) : new EventUnknown(number, WrittenName.Shown(name));
        return written.Ended < on ? new EventEndsTooEarly(number) : new ConductEvent(category, on, written.Ended);
    }

    private sealed record Written(string? Category, DateOnly? On, DateOnly? Ended);
}
