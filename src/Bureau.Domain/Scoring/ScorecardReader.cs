using System.Text.Json;
using Bureau.Domain.CreditFiles;

namespace Bureau.Domain.Scoring;

/// <summary>Reads a scorecard from JSON and finds all its mistakes at once.</summary>
public sealed class ScorecardReader
{
    private readonly List<ScorecardMistake> mistakes = [];

    private ScorecardReader()
    {
    }

    /// <summary>Reads one card.</summary>
    /// <param name="json">The whole document.</param>
    /// <returns>A sound card, or <see cref="ScorecardUnsound"/>.</returns>
    public static Outcome<Scorecard> Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ScorecardDocument>(json, ScorecardDocument.Json) is { } document
                ? Read(document)
                : new ScorecardUnsound([new ScorecardMalformed("$")]);
        }
        catch (JsonException malformed)
        {
            return new ScorecardUnsound([Malformed(malformed.Path ?? "$")]);
        }
    }

    // A member that a card does not have may be a forbidden thing, and is then refused as that.
    private static ScorecardMistake Malformed(string path)
    {
        var member = WrittenName.MemberOf(path);
        return ForbiddenInputs.In(member) is { } forbidden ? new CharacteristicForbidden(path, WrittenName.Shown(member), forbidden) : new ScorecardMalformed(path);
    }

    /// <summary>Finds what is wrong with a card that is not written yet.</summary>
    internal static Outcome<Scorecard> Read(ScorecardDocument document) => new ScorecardReader().Judge(document);

    private Outcome<Scorecard> Judge(ScorecardDocument document)
    {
        var id = new ScorecardId(Text(document.Name, "$.name"), Within(document.Version, "$.version", 1, int.MaxValue));
        var description = Text(document.Description, "$.description");
        var target = Text(document.Target, "$.target");
        var origin = Origin(document.FittedOn);
        var amountsIn = Currency(document.AmountsIn, "$.amountsIn");
        var basePoints = Within(document.BasePoints, "$.basePoints", Scorecard.Lowest, Scorecard.Highest);
        var leastMonths = Within(document.LeastMonths, "$.leastMonths", 1, RecentMonths.Length);
        var bands = Bands(document.Bands ?? []);
        var rows = Rows(document.Characteristics ?? []);
        var scale = document.Scale is { } written ? Scale(written) : null;
        if (mistakes.Count == 0)
        {
            CheckRange(basePoints, rows);
        }

        return mistakes.Count > 0
            ? new ScorecardUnsound(mistakes)
            : new Scorecard(id, description, target, origin, amountsIn, basePoints, leastMonths, bands, rows, scale);
    }

    private ScorecardOrigin Origin(ScorecardDocument.Origin? origin) => new(
        Text(origin?.Source, "$.fittedOn.source"),
        Text(origin?.Identifier, "$.fittedOn.identifier"),
        Text(origin?.Licence, "$.fittedOn.licence"),
        Text(origin?.Sample, "$.fittedOn.sample"),
        Present(origin?.FittedOn, "$.fittedOn.fittedOn"));

    private OddsScale Scale(ScorecardDocument.OddsScale written)
    {
        const double mostOdds = 1e6;
        var odds = Present(written.GoodForEachBad, "$.scale.goodForEachBad");
        if (written.GoodForEachBad is not null && !(odds is > 0 and <= mostOdds))
        {
            mistakes.Add(new ScorecardNumberOutOfRange("$.scale.goodForEachBad", 0, (int)mostOdds));
        }

        return new OddsScale(
            Within(written.Score, "$.scale.score", Scorecard.Lowest, Scorecard.Highest),
            odds,
            Within(written.PointsToDouble, "$.scale.pointsToDouble", 1, Scorecard.Highest));
    }

    private BandThreshold[] Bands(IReadOnlyList<ScorecardDocument.BandFrom?> written)
    {
        var expected = Enum.GetValues<Band>();
        var bands = new BandThreshold[written.Count];
        var ordered = written.Count == expected.Length;
        for (var i = 0; i < written.Count; i++)
        {
            var from = written[i]?.From ?? 0;
            ordered = ordered && written[i]?.Band == UpperSnake.Of(expected[i].ToString())
                && (i == 0 ? from == Scorecard.Lowest : from > bands[i - 1].From && from <= Scorecard.Highest);
            bands[i] = new BandThreshold(ordered ? expected[i] : Band.Poor, Text(written[i]?.Label, $"$.bands[{i}].label"), from);
        }

        if (!ordered)
        {
            mistakes.Add(new BandsOutOfOrder("$.bands"));
        }

        return bands;
    }

    private ScorecardCharacteristic[] Rows(IReadOnlyList<ScorecardDocument.Row?> written)
    {
        if (written.Count == 0)
        {
            mistakes.Add(new ScorecardMemberMissing("$.characteristics"));
        }

        var rows = new List<ScorecardCharacteristic>();
        var named = new HashSet<Characteristic>();
        var reasons = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < written.Count; i++)
        {
            var path = $"$.characteristics[{i}]";
            var row = Row(written[i], path);
            if (row.Characteristic is { } characteristic && !named.Add(characteristic))
            {
                mistakes.Add(new CharacteristicRepeated($"{path}.characteristic", characteristic));
            }

            if (row.Reason.Code.Length > 0 && !reasons.Add(row.Reason.Code))
            {
                mistakes.Add(new ReasonCodeRepeated($"{path}.reason.code"));
            }

            if (mistakes.Count == 0)
            {
                rows.Add(new ScorecardCharacteristic(row.Characteristic!.Value, row.Direction, row.Reason, row.Bins));
            }
        }

        return [.. rows];
    }

    private (Characteristic? Characteristic, Direction Direction, ReasonCode Reason, ScorecardBin[] Bins) Row(ScorecardDocument.Row? row, string path)
    {
        var direction = DirectionOf(row?.Direction, $"{path}.direction");
        var bins = Bins(row?.Bins ?? [], $"{path}.bins");
        if (!Keeps(direction, bins))
        {
            mistakes.Add(new DirectionBroken($"{path}.bins", direction));
        }

        return (
            CharacteristicOf(row?.Characteristic, $"{path}.characteristic"),
            direction,
            new ReasonCode(Text(row?.Reason?.Code, $"{path}.reason.code"), Text(row?.Reason?.Text, $"{path}.reason.text")),
            bins);
    }

    private Characteristic? CharacteristicOf(string? name, string path)
    {
        if (Text(name, path).Length == 0)
            return null;

        foreach (var characteristic in Enum.GetValues<Characteristic>())
        {
            if (UpperSnake.Of(characteristic.ToString()) == name)
                return characteristic;
        }

        mistakes.Add(ForbiddenInputs.In(name!) is { } forbidden ? new CharacteristicForbidden(path, WrittenName.Shown(name!), forbidden) : new CharacteristicUnknown(path, WrittenName.Shown(name!)));
        return null;
    }

    private Direction DirectionOf(string? name, string path)
    {
        foreach (var direction in Enum.GetValues<Direction>())
        {
            if (UpperSnake.Of(direction.ToString()) == name)
                return direction;
        }

        mistakes.Add(new DirectionUnknown(path));
        return Direction.Free;
    }

    private ScorecardBin[] Bins(IReadOnlyList<ScorecardDocument.Bin?> written, string path)
    {
        var bins = new ScorecardBin[written.Count];
        ScorecardBin? before = null;
        var last = path;
        for (var i = 0; i < written.Count; i++)
        {
            var here = $"{path}[{i}]";
            var points = Within(written[i]?.Points, $"{here}.points", -Scorecard.Highest, Scorecard.Highest);
            var bin = bins[i] = new ScorecardBin(written[i]?.From, written[i]?.Below, written[i]?.Missing ?? false, points);
            if (bin.Missing)
                continue;

            CheckJoint(before, bin, here);
            (before, last) = (bin, here);
        }

        if (before?.Below is not null || before is null)
        {
            mistakes.Add(new BinsNotOpenEnded(last));
        }

        if (bins.Count(bin => bin.Missing) != 1 || bins.Any(bin => bin.Missing && (bin.From ?? bin.Below) is not null))
        {
            mistakes.Add(new BinForMissingUnclear(path));
        }

        return bins;
    }

    private void CheckJoint(ScorecardBin? before, ScorecardBin bin, string here)
    {
        if (bin.From >= bin.Below || bin.From is double.PositiveInfinity || bin.Below is double.NegativeInfinity)
        {
            mistakes.Add(new BinEmpty(here));
        }

        if (before is null)
        {
            if (bin.From is not null)
            {
                mistakes.Add(new BinsNotOpenEnded(here));
            }
        }
        else if (before.Below is null || bin.From is null || bin.From < before.Below)
        {
            mistakes.Add(new BinsOverlap(here));
        }
        else if (bin.From > before.Below)
        {
            mistakes.Add(new BinsLeaveGap(here));
        }
    }

    private static bool Keeps(Direction direction, ScorecardBin[] bins)
    {
        ScorecardBin? before = null;
        foreach (var bin in bins)
        {
            if (bin.Missing)
                continue;

            if ((direction == Direction.HigherIsBetter && bin.Points < before?.Points) || (direction == Direction.HigherIsWorse && bin.Points > before?.Points))
                return false;

            before = bin;
        }

        return true;
    }

    private void CheckRange(int basePoints, ScorecardCharacteristic[] rows)
    {
        var least = basePoints + rows.Sum(row => row.LeastPoints);
        var most = basePoints + rows.Sum(row => row.MostPoints);
        if (least < Scorecard.Lowest || most > Scorecard.Highest)
        {
            mistakes.Add(new ScoreOutOfRange("$", least, most));
        }
    }

    private string Text(string? text, string path)
    {
        if (!string.IsNullOrWhiteSpace(text))
            return text;

        mistakes.Add(new ScorecardMemberMissing(path));
        return "";
    }

    private string Currency(string? code, string path)
    {
        if (Text(code, path) is { Length: > 0 } text && (text.Length != 3 || !text.All(char.IsAsciiLetterUpper)))
        {
            mistakes.Add(new ScorecardCurrencyMalformed(path));
        }

        return code ?? "";
    }

    private int Within(int? number, string path, int least, int most)
    {
        var value = Present(number, path);
        if (number is not null && (value < least || value > most))
        {
            mistakes.Add(new ScorecardNumberOutOfRange(path, least, most));
        }

        return value;
    }

    private T Present<T>(T? value, string path)
        where T : struct
    {
        if (value is null)
        {
            mistakes.Add(new ScorecardMemberMissing(path));
        }

        return value.GetValueOrDefault();
    }
}
