using Bureau.Domain.Corrections;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Furnishing;

/// <summary>
/// Brings furnished months into a tradeline, one after the other in the order in which they were furnished. The same months again
/// change nothing, and it does not matter into which batches they were cut.
/// </summary>
public static class TradelineMerge
{
    /// <summary>Merges months of one account.</summary>
    /// <param name="existing">The account as it is stored; null when it is new.</param>
    /// <param name="furnisher">Who furnishes them.</param>
    /// <param name="furnished">At least one month, all of one account, by its number or by one that it had before.</param>
    /// <exception cref="ArgumentException">Another furnisher's tradeline, or no month.</exception>
    public static MergedTradeline Merge(Tradeline? existing, PartnerId furnisher, IReadOnlyList<FurnishedMonth> furnished)
    {
        if (furnished.Count == 0)
            throw new ArgumentException("There is no month to merge.", nameof(furnished));
        if (existing is not null && existing.Furnisher != furnisher)
            throw new ArgumentException("A furnisher changes its own tradelines only.", nameof(furnisher));

        var merging = new TradelineMerging(existing, furnisher);
        var verdicts = new MonthVerdict[furnished.Count];
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = merging.Take(furnished[i]);
        }

        var merged = merging.Result();
        return new MergedTradeline(merged, verdicts, merging.Changed(merged));
    }
}

/// <summary>One tradeline while furnished months are brought into it, one after the other.</summary>
internal sealed class TradelineMerging
{
    private readonly Tradeline? existing;
    private readonly PartnerId furnisher;
    private readonly List<TradelineMonth> months;
    private Tradeline? tradeline;

    /// <summary>What the newest stored month says of the account itself, as it was furnished last.</summary>
    private Tradeline? told;
    private bool saysOtherwise;

    /// <summary>Begins with the account as it is stored; null when it is new.</summary>
    public TradelineMerging(Tradeline? existing, PartnerId furnisher)
    {
        (this.existing, this.furnisher, tradeline, told) = (existing, furnisher, existing, existing);
        months = existing is null ? [] : [.. existing.Months];
    }

    /// <summary>The account's number as it is now; null while there is no account.</summary>
    public string? AccountNumber => tradeline?.AccountNumber;

    /// <summary>The account's currency; null while there is no account.</summary>
    public string? Currency => tradeline?.Currency;

    /// <summary>The first day that was reported; null while there is no account.</summary>
    public DateOnly? Oldest => months.Count == 0 ? null : months[0].AsOf;

    /// <summary>The newest day that was reported; null while there is no account.</summary>
    public DateOnly? Newest => months.Count == 0 ? null : months[^1].AsOf;

    /// <summary>Brings in one month.</summary>
    public MonthVerdict Take(FurnishedMonth furnished)
    {
        // Amounts of one account are added and compared over its months, so they stay in one currency.
        if (tradeline is not null && !string.Equals(tradeline.Currency, furnished.Currency, StringComparison.Ordinal))
            return MonthVerdict.Refused;

        var isNewest = months.Count == 0 || furnished.Month.AsOf >= months[^1].AsOf;
        if (furnished.Deletion is not null)
            return TakeBack(isNewest);

        var account = isNewest ? Account(furnished) : tradeline;
        var mayReplace = !furnished.Repeats || furnished.IsCorrection;
        if (!mayReplace && tradeline is not null && account != tradeline)
            return MonthVerdict.Duplicate;

        var verdict = Place(furnished.Month, mayReplace);
        if (verdict == MonthVerdict.Unchanged && account != tradeline)
        {
            verdict = MonthVerdict.Corrected;
        }

        tradeline = account;
        saysOtherwise |= verdict == MonthVerdict.Corrected;
        if (isNewest && furnished.Month.AsOf == existing?.Latest.AsOf)
            told = account;
        return verdict;
    }

    /// <summary>The tradeline with what was brought in; null when it was taken back.</summary>
    public Tradeline? Result() => tradeline is null ? null : tradeline with { Months = [.. months] };

    /// <summary>Whether the result differs from what there was.</summary>
    public bool Changed(Tradeline? result) => existing is null || result is null
        ? existing != result
        : result with { Months = existing.Months } != existing || !result.Months.SequenceEqual(existing.Months);

    /// <summary>Brings in all that an account has which turns out to be the earlier part of this one; nothing is left of that.</summary>
    /// <returns>Which tradeline holds it all.</returns>
    public TradelineId Join(TradelineMerging earlier)
    {
        foreach (var month in earlier.months)
            Place(month, mayReplace: false);
        earlier.tradeline = null;
        earlier.months.Clear();
        return tradeline!.Id;
    }

    /// <summary>
    /// What was stored and is told otherwise now, or no more; null when months were added only. Nothing is compared unless a row said otherwise of a known day, or a history followed another.
    /// </summary>
    public CorrectedAccount? Corrected(Tradeline? result) =>
        existing is null ? null
            : result?.Id != existing.Id ? new(existing, null)
            : saysOtherwise || (existing.History is not null && existing.History != result.History) ? CorrectedAccount.Of(existing, told!, result)
            : null;

    private MonthVerdict TakeBack(bool isNewest)
    {
        if (!isNewest)
            return MonthVerdict.Outdated;
        if (tradeline is null)
            return MonthVerdict.Unchanged;

        tradeline = null;
        months.Clear();
        return MonthVerdict.TakenBack;
    }

    private MonthVerdict Place(TradelineMonth month, bool mayReplace)
    {
        var place = months.Count;
        while (place > 0 && months[place - 1].AsOf > month.AsOf)
        {
            place--;
        }

        if (place == 0 || months[place - 1].AsOf != month.AsOf)
        {
            months.Insert(place, month);
            return MonthVerdict.Added;
        }

        if (months[place - 1] == month)
            return MonthVerdict.Unchanged;
        if (!mayReplace)
            return MonthVerdict.Duplicate;

        months[place - 1] = month;
        return MonthVerdict.Corrected;
    }

    /// <summary>
    /// What the newest month says of the account itself. An opening date, a history or a condition that it does not tell stays as it was: in Metro 2
    /// a condition holds until another is reported or XR takes it back. The date of first delinquency stays until the account is current again.
    /// </summary>
    private Tradeline Account(FurnishedMonth furnished)
    {
        var known = tradeline ?? new Tradeline(
            TradelineId.New(), furnisher, furnished.AccountNumber, furnished.PortfolioType, furnished.AccountType, null, furnished.Currency, null, months);
        return known with
        {
            AccountNumber = furnished.NewAccountNumber ?? known.AccountNumber,
            PortfolioType = furnished.PortfolioType,
            AccountType = furnished.AccountType,
            OpenedOn = furnished.OpenedOn ?? known.OpenedOn,
            ClosedOn = furnished.ClosedOn,
            FirstDelinquencyOn = furnished.Month.FirstDelinquencyOn ?? (furnished.Month.Status == AccountStatus.Current ? null : known.FirstDelinquencyOn),
            History = furnished.History ?? known.History,
            ComplianceCondition = furnished.ComplianceCondition switch
            {
                null => known.ComplianceCondition,
                ComplianceConditions.Removal => null,
                var condition => condition,
            },
        };
    }
}

/// <summary>A tradeline after a merge.</summary>
/// <param name="Tradeline">The tradeline, its months oldest first, one for each day; null when the furnisher has taken it back.</param>
/// <param name="Verdicts">What came of each furnished month, in their order.</param>
/// <param name="Changed">Whether the tradeline differs from what was stored, so that its file has a new version.</param>
public sealed record MergedTradeline(Tradeline? Tradeline, IReadOnlyList<MonthVerdict> Verdicts, bool Changed);

/// <summary>What came of one furnished month.</summary>
public enum MonthVerdict
{
    /// <summary>Nothing was known of that day.</summary>
    Added = 1,

    /// <summary>It replaces other figures of that day, or changes what is known of the account.</summary>
    Corrected = 2,

    /// <summary>The same was known.</summary>
    Unchanged = 3,

    /// <summary>Left out: <see cref="RejectionReasons.CurrencyDiffers"/>.</summary>
    Refused = 4,

    /// <summary>The account is taken back: Metro 2 status DA or DF.</summary>
    TakenBack = 5,

    /// <summary>Left out: <see cref="RejectionReasons.DuplicateAccountDay"/>.</summary>
    Duplicate = 6,

    /// <summary>Left out: <see cref="RejectionReasons.DeletionOutdated"/>.</summary>
    Outdated = 7,
}
