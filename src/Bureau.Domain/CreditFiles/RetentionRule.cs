using System.Collections.Frozen;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.CreditFiles;

/// <summary>What speaks against a person and therefore expires. What speaks for them, or says nothing of their conduct, has no limit here.</summary>
public enum AdverseItem
{
    /// <summary>A month in which a payment was late.</summary>
    LatePayment = 1,

    /// <summary>A collection, charge-off, repossession, surrender, foreclosure or claim, paid since or not.</summary>
    Loss = 2,

    /// <summary>A black listing.</summary>
    Listing = 3,

    /// <summary>A bankruptcy.</summary>
    Bankruptcy = 4,
}

/// <summary>From which day a period runs.</summary>
public enum RetentionStart
{
    /// <summary>The last day on which the conduct was reported; a listing's last day of effect.</summary>
    EndOfConduct = 1,

    /// <summary>The day that the report is of; a listing's first day of effect; the order for relief.</summary>
    DayOfRecord = 2,

    /// <summary>180 days after the delinquency began that led to the loss.</summary>
    FirstDelinquency = 3,
}

/// <summary>How long one kind of item may be read in one jurisdiction.</summary>
/// <param name="Jurisdiction">Where.</param>
/// <param name="Item">What.</param>
/// <param name="Years">For how many years, the last day included.</param>
/// <param name="From">Counted from which day.</param>
/// <param name="Source">The law, with its article.</param>
public sealed record RetentionRule(Jurisdiction Jurisdiction, AdverseItem Item, int Years, RetentionStart From, string Source)
{
    /// <summary>Between the beginning of a delinquency and the day from which 15 U.S.C. § 1681c(c)(1) counts.</summary>
    private const int DaysFromDelinquency = 180;

    /// <summary>The last day on which an item may be read whose period runs from <paramref name="start"/>. 29 February becomes the 28th.</summary>
    public DateOnly LastDay(DateOnly start) => (From == RetentionStart.FirstDelinquency ? start.AddDays(DaysFromDelinquency) : start).AddYears(Years);
}

/// <summary>The rules, one for each jurisdiction and item; docs/retention.md shows the same table.</summary>
public static class RetentionRules
{
    private const string China = "Regulation on the Administration of the Credit Reporting Industry (State Council Order 631), art. 16";

    private static readonly FrozenDictionary<(Jurisdiction, AdverseItem), RetentionRule> Rules = new RetentionRule[]
    {
        new(Jurisdiction.Cn, AdverseItem.LatePayment, 5, RetentionStart.EndOfConduct, China),
        new(Jurisdiction.Cn, AdverseItem.Loss, 5, RetentionStart.EndOfConduct, China),
        new(Jurisdiction.Cn, AdverseItem.Listing, 5, RetentionStart.EndOfConduct, China),
        new(Jurisdiction.Cn, AdverseItem.Bankruptcy, 5, RetentionStart.EndOfConduct, China),
        new(Jurisdiction.Us, AdverseItem.LatePayment, 7, RetentionStart.DayOfRecord, "15 U.S.C. § 1681c(a)(5)"),
        new(Jurisdiction.Us, AdverseItem.Loss, 7, RetentionStart.FirstDelinquency, "15 U.S.C. § 1681c(a)(4), (c)(1)"),
        new(Jurisdiction.Us, AdverseItem.Listing, 7, RetentionStart.DayOfRecord, "15 U.S.C. § 1681c(a)(2), (5)"),
        new(Jurisdiction.Us, AdverseItem.Bankruptcy, 10, RetentionStart.DayOfRecord, "15 U.S.C. § 1681c(a)(1)"),
    }.ToFrozenDictionary(rule => (rule.Jurisdiction, rule.Item));

    /// <summary>Every rule.</summary>
    public static IEnumerable<RetentionRule> All => Rules.Values.OrderBy(rule => rule.Jurisdiction).ThenBy(rule => rule.Item);

    /// <summary>The rule for an item. Every jurisdiction has one for each.</summary>
    public static RetentionRule Of(Jurisdiction jurisdiction, AdverseItem item) => Rules[(jurisdiction, item)];
}
