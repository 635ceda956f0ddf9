using System.Globalization;
using System.Text;
using Bureau.Domain.Scoring.Training;

namespace Bureau.Api.Verbs;

/// <summary>An evaluation for people: aligned tables, and two small pictures in text.</summary>
internal static class EvaluationText
{
    private const int PictureHeight = 10;
    private const int BarWidth = 30;

    /// <summary>Everything.</summary>
    public static string Of(Evaluation evaluation)
    {
        var text = new StringBuilder();
        Line(text, $"{evaluation.Card}: {evaluation.Sample.Scored} people, of whom {evaluation.Sample.Defaulted} defaulted ({Share(evaluation.Sample.Defaulted, evaluation.Sample.Scored)}).");
        Line(text, $"{Sample(evaluation.Sample)}");
        text.AppendLine();
        Line(text, $"AUC   {evaluation.Power.AreaUnderCurve:F4}   Gini {evaluation.Power.Gini:F4}   KS {evaluation.Power.KolmogorovSmirnov:F4}");
        text.AppendLine();
        Curve(text, evaluation.Curve);
        Bands(text, evaluation.Bands);
        Calibrated(text, evaluation.Calibration);
        if (evaluation.Stability is { } stability)
            Stable(text, stability);
        if (evaluation.Impact is { } impact)
            Impact(text, impact);
        return text.ToString().TrimEnd();
    }

    /// <summary>What became of the accounts listed.</summary>
    public static string Sample(SampleCounts sample) =>
        $"{sample.Listed} accounts listed, {sample.Unknown} unknown; of {sample.People} people {sample.WithoutScore} hold too little for a score or are under dispute.";

    // For every twentieth of the good files the most of the bad ones that score as low.
    private static void Curve(StringBuilder text, IReadOnlyList<CurvePoint> curve)
    {
        text.AppendLine("Share of the bad found (up) among the lowest scores, by share of the good found with them (across)");
        for (var height = PictureHeight; height > 0; height--)
        {
            var cells = curve.Select(point => point.Bad * PictureHeight >= height - 0.5 ? "██" : point.Good * PictureHeight >= height - 0.5 ? "· " : "  ");
            Line(text, $"{(height % 5 == 0 ? $"{height * 10} %" : ""),6} {string.Concat(cells).TrimEnd()}");
        }

        Line(text, $"{"",6} 0 %{"",35}100 %");
        text.AppendLine();
    }

    private static void Bands(StringBuilder text, IReadOnlyList<BandOutcomes> bands)
    {
        Line(text, $"{"band",-12}{"from",6}{"people",9}{"defaulted",11}{"rate",9}");
        foreach (var band in bands)
            Line(text, $"{band.Band,-12}{band.From,6}{band.Files,9}{band.Defaulted,11}{Share(band.Defaulted, band.Files),9}");
        text.AppendLine();
    }

    private static void Calibrated(StringBuilder text, Calibration calibration)
    {
        var most = calibration.Groups.Max(group => Math.Max(group.Defaulted, group.Expected ?? 0) / group.Files);
        Line(text, $"{"scores",-12}{"people",9}{"expected",10}{"observed",10}  observed █, expected |");
        foreach (var group in calibration.Groups)
        {
            Line(
                text,
                $"{$"{group.From}–{group.To}",-12}{group.Files,9}{(group.Expected is { } rate ? Share(rate, group.Files) : "unknown"),10}{Share(group.Defaulted, group.Files),10}  {Bar(group, most)}");
        }

        Line(text, calibration.Brier is { } brier
            ? $"Brier score {brier:F4} ({calibration.BrierOfRate:F4} when everybody gets the rate of the sample); Hosmer–Lemeshow {calibration.HosmerLemeshow:F1} in {calibration.Groups.Count} groups."
            : (FormattableString)$"The card does not say for which odds its scores stand.");
        text.AppendLine();
    }

    private static string Bar(CalibrationGroup group, double most)
    {
        var bar = new string('█', Place(group.Defaulted)).PadRight(BarWidth + 1).ToCharArray();
        if (group.Expected is { } expected)
            bar[Place(expected)] = '|';
        return new string(bar).TrimEnd();

        int Place(double bad) => most == 0 ? 0 : (int)Math.Round(bad / group.Files / most * BarWidth);
    }

    private static void Stable(StringBuilder text, StabilityFigures stability)
    {
        text.AppendLine("Population stability index against the sample of the fit (below 0.10 stable, from 0.25 another population)");
        Line(text, $"  {"bands",-28}{stability.Bands,7:F4}");
        foreach (var row in stability.Characteristics)
            Line(text, $"  {row.Characteristic,-28}{row.Index,7:F4}");
        text.AppendLine();
    }

    private static void Impact(StringBuilder text, AdverseImpact impact)
    {
        Line(text, $"Share at or above a threshold, and in brackets its ratio to the group with the highest (below {AdverseImpact.FourFifths} marked *)");
        Line(text, $"{"group",-22}{"people",8}{string.Concat(impact.Thresholds.Select(threshold => $"{threshold,18}"))}");
        foreach (var group in impact.Groups)
            Line(text, $"{$"{group.Trait} {group.Name}",-22}{group.People,8}{string.Concat(group.At.Select(at => $"{At(at),18}"))}");
        if (impact.Unknown > 0)
            Line(text, $"{impact.Unknown} people are in no group.");
    }

    private static string At(ImpactAt at) => string.Create(
        CultureInfo.InvariantCulture,
        $"{at.Share * 100:F1} % ({(at.Ratio is { } ratio ? $"{ratio:F3}{(ratio < AdverseImpact.FourFifths ? "*" : "")}" : "–")})");

    private static string Share(double part, double all) => all == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{part / all * 100:F1} %");

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
