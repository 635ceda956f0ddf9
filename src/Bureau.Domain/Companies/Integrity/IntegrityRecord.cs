using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Listings;

namespace Bureau.Domain.Companies.Integrity;

/// <summary>One fact on record of a company, from whoever has the duty to establish it: what an inspection found, a penalty, a judgment, an honour. It is about that company alone.</summary>
/// <param name="Id">Identity in the bureau.</param>
/// <param name="Kind">What kind of fact.</param>
/// <param name="Domain">The record domain in which it took place; only a scheme of that domain counts it.</param>
/// <param name="On">The day of the fact.</param>
/// <param name="Keeper">Who keeps the record, 1 to 200 characters.</param>
/// <param name="Text">What it says, at most 2000 characters; empty when its kind and result say all.</param>
public sealed record IntegrityRecord(Guid Id, IntegrityKind Kind, RecordDomain Domain, DateOnly On, string Keeper, string Text)
{
    internal const int LongestText = 2000;

    private const decimal LargestAmount = 1_000_000_000_000m;

    /// <summary>How grave; null of an inspection without a finding, of honours and licences.</summary>
    public Severity? Severity { get; init; }

    /// <summary>The result of an inspection, 0 to 100, higher is better; null: none was given.</summary>
    public int? Result { get; init; }

    /// <summary>What was fined or is owed.</summary>
    public Money? Amount { get; init; }

    /// <summary>The last day of what lasts: until when it is valid, or when it was put right. Null: it goes on, or was over on its day.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The last day on which it may be shown and counted.</summary>
    public DateOnly ReadableUntil => IntegrityRetention.LastDay(this);

    /// <summary>A record, or why such a one cannot be kept.</summary>
    /// <param name="record">What somebody records.</param>
    /// <param name="today">The day.</param>
    internal static Outcome<IntegrityRecord> Of(IntegrityRecord record, DateOnly today)
    {
        if (!IntegrityDomains.Contains(record.Domain))
            return new IntegrityDomainOfPeople();
        if (record.On > today)
            return new IntegrityDayInFuture();
        if (record.Until < record.On)
            return new IntegrityEndsBeforeStart();
        if (record.Result is < 0 or > 100 || (record.Result is not null && record.Kind is not IntegrityKind.Inspection))
            return new IntegrityResultOutOfRange();
        if (record.Kind is IntegrityKind.Penalty or IntegrityKind.Judgment or IntegrityKind.Debarment ? record.Severity is null : record.Kind is not IntegrityKind.Inspection && record.Severity is not null)
            return new IntegritySeverityOfKind();
        if (record.Amount is { } amount && (amount.Amount is <= 0 or > LargestAmount || decimal.Round(amount.Amount, 2) != amount.Amount || Currencies.Find(amount.Currency) is null))
            return new ListingAmountOutOfRange();
        if (record.Text.Length > 0)
            return ListingText.Read(record.Text, LongestText).Succeeded(out var text, out var refusal) ? record with { Text = text } : refusal;
        return record.Kind is IntegrityKind.Inspection ? record : new ListingTextMalformed();
    }
}

/// <summary>What kind of fact a record tells.</summary>
public enum IntegrityKind
{
    /// <summary>An inspection, or one finding of it.</summary>
    Inspection = 1,

    /// <summary>An administrative penalty, by final decision.</summary>
    Penalty = 2,

    /// <summary>A judgment of a court.</summary>
    Judgment = 3,

    /// <summary>Exclusion from tenders.</summary>
    Debarment = 4,

    /// <summary>An honour of an authority, by published criteria.</summary>
    Honour = 5,

    /// <summary>A licence.</summary>
    Licence = 6,
}

/// <summary>How grave a finding, a penalty, a judgment or a debarment is.</summary>
public enum Severity
{
    /// <summary>Minor.</summary>
    Minor = 1,

    /// <summary>Ordinary.</summary>
    Ordinary = 2,

    /// <summary>Serious; of an inspection, critical.</summary>
    Serious = 3,
}

/// <summary>The record domains in which companies have records.</summary>
internal static class IntegrityDomains
{
    public static bool Contains(RecordDomain domain) => domain is RecordDomain.Judicial || RecordDomains.SubjectOf(domain) is SubjectKind.Company;
}
