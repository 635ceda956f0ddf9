using System.Globalization;
using System.Text;

namespace Bureau.Domain.Scoring.Training;

/// <summary>A model card to read, in Markdown.</summary>
public static class ModelCardText
{
    /// <summary>The page of a card and what is known of it; the same for the same card.</summary>
    public static string Of(Scorecard card, ModelCard model)
    {
        var text = new StringBuilder();
        var (sample, power) = (model.OutOfFold.Sample, model.OutOfFold.Power);
        Line(text, $"# Model card: {card.Id}\n");
        Line(text, $"{card.Description} A sum of published points: {card.Characteristics.Count} characteristics of tradelines, nothing else.\n");
        Line(text, $"Target: {card.Target}\n");
        Line(text, $"## Data\n");
        Line(text, $"{card.FittedOn.Source}. Identifier: {card.FittedOn.Identifier}. Licence: {card.FittedOn.Licence}. {card.FittedOn.Sample}. Fitted on {card.FittedOn.FittedOn:yyyy-MM-dd}.\n");
        Line(text, $"{sample.Listed} accounts with an outcome, {sample.Unknown} of them unknown to the store; {sample.People} people, {sample.WithoutScore} without a score, {sample.Scored} scored, {sample.Defaulted} of them");
        Line(text, $"with a bad outcome. Outcomes: SHA-256 `{sample.OutcomesSha256}`.\n");
        Line(text, $"## How it ranks\n");
        Line(text, $"Cross-validation in {model.Folds} folds: every person is scored once, by a card fitted without them.\n");
        Line(text, $"| scored | AUC | Gini | KS |\n|---|---|---|---|");
        Power(text, "out of fold", power);
        for (var i = 0; i < model.OtherOrders.Count; i++)
            Power(text, $"out of fold, dealt another way, {i + 1}", model.OtherOrders[i]);
        Power(text, "its own sample, which it has seen", model.OnItsOwnSample);
        Line(text, $"\n## Whether its odds hold\n");
        Line(text, $"| band | from | people | bad |\n|---|---|---|---|");
        foreach (var band in model.OutOfFold.Bands)
            Line(text, $"| {card.Bands[(int)band.Band - 1].Label} | {band.From} | {band.Files} | {Percent(band.Defaulted, band.Files)} |");
        Line(text, $"\n| scores | people | bad expected | bad observed |\n|---|---|---|---|");
        foreach (var group in model.OutOfFold.Calibration.Groups)
            Line(text, $"| {group.From}–{group.To} | {group.Files} | {(group.Expected is { } expected ? Percent(expected, group.Files) : "–")} | {Percent(group.Defaulted, group.Files)} |");
        Line(text, $"\nBrier score {model.OutOfFold.Calibration.Brier:F4}, and {model.OutOfFold.Calibration.BrierOfRate:F4} if everybody got the rate of the sample. Hosmer–Lemeshow {model.OutOfFold.Calibration.HosmerLemeshow:F1} in {model.OutOfFold.Calibration.Groups.Count} groups. Out of fold.\n");
        Line(text, $"## How stable it is\n");
        Line(text, $"Population stability index, Σ (actual − expected) · ln(actual / expected), the largest of one fold against the others; below 0.10 is stable.\n");
        Line(text, $"| | index |\n|---|---|\n| bands | {model.FoldStability.Bands:F4} |");
        foreach (var row in model.FoldStability.Characteristics)
            Line(text, $"| {UpperSnake.Of(row.Characteristic.ToString())} | {row.Index:F4} |");
        Impact(text, model.OutOfFold.Impact);
        Line(text, $"\n## What it is for, and what not\n");
        Line(text, $"For ranking people by the odds that they go on paying as agreed, in answers that a person has consented to and that name their reasons. Not for hiring, insurance,");
        Line(text, $"housing without a threshold that its user registered, nor for anything outside the record domain FINANCE. Neither sex nor age nor any other trait is an input.\n");
        Line(text, $"The odds are those of the sample: of its product, its place and its months. Elsewhere the card may still rank; refit it on a bureau's own outcomes before anybody");
        Line(text, $"prices with it. Limits and payments in another currency than {card.AmountsIn} are missing to it. The characteristics were chosen on the sample too, so expect a little less of other people.");
        return text.ToString();
    }

    private static void Impact(StringBuilder text, AdverseImpact? impact)
    {
        Line(text, $"\n## How groups of people fare\n");
        if (impact is null)
        {
            Line(text, $"Not measured: no file told the groups.");
            return;
        }

        Line(text, $"Share of each group at or above a threshold, out of fold, and in brackets the adverse-impact ratio: that share over the highest of the groups. Below {AdverseImpact.FourFifths:F1} it is");
        Line(text, $"evidence of adverse impact (four-fifths rule, 29 CFR 1607.4(D); sex and age are protected by 15 U.S.C. § 1691(a)(1)). Groups of fewer than {AdverseImpact.LeastPeople} are not compared.\n");
        Line(text, $"| group | people | {string.Join(" | ", impact.Thresholds)} |\n|---|---|{string.Concat(impact.Thresholds.Select(_ => "---|"))}");
        foreach (var group in impact.Groups)
        {
            var cells = group.At.Select(at => string.Create(CultureInfo.InvariantCulture, $"{at.Share * 100:F1} % ({(at.Ratio is { } ratio ? ratio.ToString("F3", CultureInfo.InvariantCulture) : "–")})"));
            Line(text, $"| {UpperSnake.Of(group.Trait.ToString())} {group.Name} | {group.People} | {string.Join(" | ", cells)} |");
        }

        var below = impact.Groups.SelectMany(group => group.At.Where(at => at.Ratio < AdverseImpact.FourFifths).Select(at => $"{UpperSnake.Of(group.Trait.ToString())} {group.Name} at {at.Threshold}")).ToList();
        Line(text, $"\n{(below.Count == 0 ? "No ratio is below four fifths." : $"Below four fifths: {string.Join(", ", below)}. Whoever decides at such a threshold has to justify it.")}");
    }

    private static void Power(StringBuilder text, string what, RankingPower power) =>
        Line(text, $"| {what} | {power.AreaUnderCurve:F4} | {power.Gini:F4} | {power.KolmogorovSmirnov:F4} |");

    private static string Percent(double part, double all) => all == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{part / all * 100:F1} %");

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
