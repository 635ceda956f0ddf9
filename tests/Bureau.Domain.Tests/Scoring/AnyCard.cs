using Bureau.Domain.Scoring;
using CsCheck;

namespace Bureau.Domain.Tests.Scoring;

/// <summary>Sound cards of every shape: each characteristic, cut anywhere, with points that run in any direction.</summary>
internal static class AnyCard
{
    private static readonly double[] Cuts = [-0.5, 0, 0.1, 0.333, 0.5, 0.98, 1, 1.5, 2, 3, 4.5, 5, 6, 120, 3_000, 77_777.5];

    private static readonly Gen<IReadOnlyList<ScorecardDocument.Bin?>> Bins = Gen.Select(
        Gen.Int[0, Cuts.Length - 1].HashSet[0, 5], Gen.Int[-6, 6].List[7, 7], (at, points) =>
        {
            var cuts = at.Order().Select(index => Cuts[index]).ToList();
            return (IReadOnlyList<ScorecardDocument.Bin?>)
            [
                .. Enumerable.Range(0, cuts.Count + 1).Select(i => new ScorecardDocument.Bin(i == 0 ? null : cuts[i - 1], i == cuts.Count ? null : cuts[i], null, points[i])),
                new ScorecardDocument.Bin(null, null, Missing: true, points[^1]),
            ];
        });

    public static readonly Gen<Scorecard> Any = Bins.List[Enum.GetValues<Characteristic>().Length, Enum.GetValues<Characteristic>().Length].Select(bins => Of(
        [.. Enum.GetValues<Characteristic>().Zip(bins, (characteristic, row) => new ScorecardDocument.Row(
            UpperSnake.Of(characteristic.ToString()), "FREE", new ScorecardDocument.Reason($"REASON_{(int)characteristic}", "A reason."), row))]));

    private static Scorecard Of(IReadOnlyList<ScorecardDocument.Row?> rows)
    {
        var document = ScorecardDocument.Of(Scorecards.Current) with { Name = "any-card", BasePoints = 650, LeastMonths = 1, Characteristics = rows };
        return ScorecardReader.Read(document).Succeeded(out var card, out var refusal) ? card : throw new InvalidOperationException(refusal.Message);
    }
}
