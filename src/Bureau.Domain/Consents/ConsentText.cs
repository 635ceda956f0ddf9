using System.Globalization;
using Bureau.Domain.Disclosure;

namespace Bureau.Domain.Consents;

/// <summary>What a consent says, in plain words. It is made of the consent and of its purpose's words alone: nothing in it is written by a partner but its name.</summary>
internal static class ConsentText
{
    /// <summary>Who reads what for which purpose, how often, how long, and what the person can do about it.</summary>
    public static string Of(ConsentGrant consent, string? partnerName)
    {
        var partner = partnerName ?? "A partner whose agreement has ended";
        var mutual = consent.Counterpart is null ? string.Empty
            : " This view is mutual: your badge is shown only while the other person has agreed to have theirs shown, and theirs only while you agree.";
        var renewal = consent.Renews is null ? string.Empty : " Your yes ends the consent that this one renews.";
        return $"{partner} asks {Aim(consent.Purpose)}. It may read {Read(consent.Sections)}, and nothing else of your file{Withheld(consent.Sections)}. "
            + $"It may do so {Often(consent.Frequency)}, for {Long(consent.Lifetime)} from your yes.{mutual}{renewal} "
            + "You may say no, and you may pause it or take it back at any time and for no reason; nothing is read after that. Each reading is listed in your file.";
    }

    private static string Aim(Purpose purpose) => purpose switch
    {
        Purpose.RentalDeposit => "whether it may let you rent without a deposit",
        Purpose.DatingBadge => "to show a badge on your profile",
        Purpose.LoanUnderwriting => "to look at your file to decide on one application for a loan",
        Purpose.LoanMonitoring => "to look at your file while a loan that it gave you runs",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };

    private static string Read(Sections sections)
    {
        var parts = Enum.GetValues<Sections>().Where(section => section is not Sections.None && sections.HasFlag(section)).Select(Words).ToList();
        return parts.Count == 1 ? parts[0] : $"{string.Join("; ", parts[..^1])}; and {parts[^1]}";
    }

    private static string Words(Sections section) => section switch
    {
        Sections.Answer => "YES, NO or UNKNOWN with the reasons",
        Sections.Band => "the band in which your score lies",
        Sections.Score => "your score with its band and main reasons",
        Sections.Totals => "how many accounts you have, with their balances and limits",
        Sections.Delinquencies => "how often a payment was late, by 30, 60 and 90 days",
        Sections.Lists => "whether you are on a red or black list that concerns credit",
        _ => throw new ArgumentOutOfRangeException(nameof(section)),
    };

    private static string Withheld(Sections sections) => sections.HasFlag(Sections.Score) ? string.Empty : ", never your score itself";

    private static string Often(FrequencyBound? frequency) => frequency switch
    {
        null => "without a bound (in a sandbox alone)",
        { Uses: 1, Within: null } => "once",
        { Within: null } bound => Text($"{bound.Uses} times in all"),
        { Uses: 1, Within: { } span } => $"once in any {Long(span)}",
        { Uses: var uses, Within: { } span } => Text($"{uses} times in any {Long(span)}"),
    };

    private static string Long(TimeSpan span) => span.TotalDays switch
    {
        1 => "24 hours",
        var days when days == Math.Floor(days) => Text($"{days} days"),
        _ => Text($"{Math.Ceiling(span.TotalHours)} hours"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
