using System.Runtime.CompilerServices;
using System.Text.Json;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Scoring;

namespace Bureau.Domain.Tests.Scoring;

/// <summary>docs/score.md shows the card that is shipped, and its example comes out as it says.</summary>
public sealed class ScoreDocumentTests
{
    private static readonly Scorecard Card = Scorecards.Current;
    private static readonly string Document = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", "..", "docs", "score.md"));

    [Fact]
    public void ShowsTheCardInUse()
    {
        Assert.Contains($"Base points {Card.BasePoints}.", Document, StringComparison.Ordinal);
        Assert.Contains($"from {Card.BasePoints + Card.Characteristics.Sum(row => row.LeastPoints)} to {Card.BasePoints + Card.Characteristics.Sum(row => row.MostPoints)}", Document, StringComparison.Ordinal);
        Assert.Contains(CardTable(), Document, StringComparison.Ordinal);
        Assert.All(Card.Bands, band => Assert.Contains($"| {band.Label} | {band.From} |", Document, StringComparison.Ordinal));
    }

    [Fact]
    public void ExampleComesOutAsWritten()
    {
        var months = Document.Split('\n').Where(line => line.StartsWith("| 2026-", StringComparison.Ordinal)).Select(Month).ToArray();
        Assert.Equal(6, months.Length);

        Assert.Contains(ExampleTable(Assert.IsType<Score>(Card.Score([Accounts.Card(months)]))), Document, StringComparison.Ordinal);
    }

    private static TradelineMonth Month(string line)
    {
        var cells = line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new(DateOnly.Parse(cells[0]), (AccountStatus)int.Parse(cells[1]), Enum.Parse<TrendedUsage>(cells[2]), 90_000, decimal.Parse(cells[3]), null, decimal.Parse(cells[4]));
    }

    private static string CardTable() => string.Join('\n', Card.Characteristics
        .Select(row => $"| {Name(row.Characteristic)} | {string.Join(" · ", row.Bins.Select(bin => $"{Range(bin)}: {Signed(bin.Points)}"))} | {row.Reason.Code} |")
        .Prepend("|---|---|---|").Prepend("| characteristic | bins and their points | reason |"));

    private static string ExampleTable(Score score) => string.Join('\n', score.Contributions
        .Select(part => $"| {Name(part.Characteristic)} | {part.Measured} | {Range(part.Bin)} | {Signed(part.Points)} | {part.PointsLost} |")
        .Prepend("|---|---|---|---|---|").Prepend("| characteristic | measured | bin | points | lost |")
        .Append("")
        .Append($"{Card.BasePoints} {string.Join(' ', score.Contributions.Select(part => part.Points < 0 ? $"− {-part.Points}" : $"+ {part.Points}"))} = **{score.Value}**, {score.Band.Label}. "
            + $"Reasons: {string.Join(", ", score.PrincipalReasons.Select(reason => reason.Code))}."));

    private static string Name(Characteristic characteristic) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(characteristic.ToString());

    private static string Range(ScorecardBin bin) => bin switch
    {
        { Missing: true } => "missing",
        { From: null, Below: null } => "any",
        { From: null } => $"below {bin.Below}",
        { Below: null } => $"{bin.From} and above",
        _ => $"{bin.From} to below {bin.Below}",
    };

    private static string Signed(int points) => points < 0 ? $"−{-points}" : points == 0 ? "0" : $"+{points}";

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
