using System.Globalization;
using System.Text;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Scoring;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.AdverseActions;

/// <summary>
/// A notice in plain words: who decided what by which answer; the score with its range, date and principal reasons; that the bureau did not decide; what the person may do
/// (15 U.S.C. § 1681m(a); PIPL Art. 24, 44; State Council Order 631 art. 17, 25, 26).
/// </summary>
internal static class AdverseActionText
{
    public static string Of(AdverseActionNotice notice, Jurisdiction jurisdiction, DateTimeOffset at)
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"{notice.PartnerName} told the bureau on {Day(jurisdiction, at)}: {Done(notice.Action)} ")
            .Append(CultureInfo.InvariantCulture, $"It used what the bureau told it about you on {Day(jurisdiction, notice.InquiredAt)} {For(notice.Purpose)}, under a consent that you gave.\n\n");
        WriteAnswer(text, notice, jurisdiction);
        return text
            .Append(CultureInfo.InvariantCulture, $"\n\nThe source is this credit bureau: {notice.Source}. The bureau did not take the decision and cannot tell you why it was taken; ")
            .Append(CultureInfo.InvariantCulture, $"{notice.PartnerName} can.\n\nYou may, at no charge:\n- see everything that the bureau holds about you and who read it{SeeingLaw(jurisdiction)};\n")
            .Append(CultureInfo.InvariantCulture, $"- object to anything in it that is wrong or incomplete{ObjectingLaw(jurisdiction)};\n")
            .Append(CultureInfo.InvariantCulture, $"- ask that a person at {notice.PartnerName} look at the decision and tell you what came of it{ReviewLaw(jurisdiction)}.")
            .Append(jurisdiction is Jurisdiction.Cn ? "\nYou may also complain to the authority that supervises credit reporting (State Council Order 631 art. 26)." : "")
            .ToString();
    }

    private static void WriteAnswer(StringBuilder text, AdverseActionNotice notice, Jurisdiction jurisdiction)
    {
        if (notice.Told is { } told)
            text.Append(CultureInfo.InvariantCulture, $"It was told {told} and nothing else of your score. ");
        else
            text.Append(CultureInfo.InvariantCulture, $"It was given: {string.Join(", ", notice.Fields)}. ");
        if (notice.Score is { } score)
        {
            text.Append(CultureInfo.InvariantCulture, $"The score behind it was {score.Value}. Scores go from {score.Lowest} to {score.Highest}, and higher is better. ")
                .Append(CultureInfo.InvariantCulture, $"It was made on {Day(jurisdiction, score.MadeAt)} by the bureau with the published scorecard {score.Card}.");
        }
        else
        {
            text.Append("No score was used.");
        }

        if (notice.Reasons.Count == 0)
            return;
        text.Append(notice.Score is null ? " Why there was none:" : " What kept it from being higher, the weightiest first:");
        foreach (var reason in notice.Reasons)
            text.Append("\n- ").Append(reason.Text);
    }

    private static string Done(ActionTaken action) => action switch
    {
        ActionTaken.Declined => "it did not give you what you asked for.",
        ActionTaken.PricedWorse => "it gave you what you asked for at a higher price or on worse terms.",
        ActionTaken.DepositRequired => "it demands a deposit or another security.",
        ActionTaken.LimitReduced => "it gave you less than you asked for, or reduced what you had.",
        ActionTaken.Ended => "it ended what you had with it.",
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    private static string For(Purpose purpose) => purpose switch
    {
        Purpose.RentalDeposit => "to decide on a deposit",
        Purpose.DatingBadge => "to show a badge",
        Purpose.LoanUnderwriting => "to decide on an application for a loan",
        Purpose.LoanMonitoring => "to watch a loan",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };

    private static string SeeingLaw(Jurisdiction jurisdiction) => jurisdiction switch
    {
        Jurisdiction.Cn => " (PIPL Art. 45, State Council Order 631 art. 17)",
        Jurisdiction.Us => "; the law gives you a free copy within 60 days of this notice, and the bureau at any time (15 U.S.C. § 1681j(b))",
        _ => throw new ArgumentOutOfRangeException(nameof(jurisdiction)),
    };

    private static string ObjectingLaw(Jurisdiction jurisdiction) => jurisdiction switch
    {
        Jurisdiction.Cn => " (State Council Order 631 art. 25)",
        Jurisdiction.Us => " (15 U.S.C. § 1681i)",
        _ => throw new ArgumentOutOfRangeException(nameof(jurisdiction)),
    };

    private static string ReviewLaw(Jurisdiction jurisdiction) => jurisdiction is Jurisdiction.Cn ? " (PIPL Art. 24)" : "";

    private static string Day(Jurisdiction jurisdiction, DateTimeOffset at) => jurisdiction.Day(at).ToString("O", CultureInfo.InvariantCulture);
}
