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
    /// <param name="furnished">At least one month, all of one account number.</param>
    /// <exception cref="ArgumentException">Another furnisher's or another account's tradeline, or no month.</exception>
    public static MergedTradeline Merge(Tradeline? existing, PartnerId furnisher, IReadOnlyList<FurnishedMonth> furnished)
    {
        if (furnished.Count == 0)
            throw new ArgumentException("There is no month to merge.", nameof(furnished));
        if (existing is not null && existing.Furnisher != furnisher)
            throw new ArgumentException("A furnisher changes its own tradelines only.", nameof(furnisher));

        var account = existing?.AccountNumber ?? furnished[0].AccountNumber;
        var merging = new Merging(existing, furnisher);
        var verdicts = new MonthVerdict[furnished.Count];
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (!string.Equals(furnished[i].AccountNumber, account, StringComparison.Ordinal))
                throw new ArgumentException("The months are of more than one account.", nameof(furnished));

            verdicts[i] = merging.Take(furnished[i]);
        }

        var merged = merging.Tradeline();
        return new MergedTradeline(merged, verdicts, Changed: existing is null || Differ(existing, merged));
    }

    private static bool Differ(Tradeline before, Tradeline after) =>
        after with { Months = before.Months } != before || !after.Months.SequenceEqual(before.Months);

    private sealed class Merging(Tradeline? existing, PartnerId furnisher)
    {
        private readonly List<TradelineMonth> months = existing is null ? [] : [.. existing.Months];
        private Tradeline? tradeline = existing;

        public MonthVerdict Take(FurnishedMonth furnished)
        {
            // Amounts of one account are added and compared over its months, so they stay in one currency.
            if (tradeline is not null && !string.Equals(tradeline.Currency, furnished.Currency, StringComparison.Ordinal))
                return MonthVerdict.Refused;

            var isNewest = months.Count == 0 || furnished.Month.AsOf >= months[^1].AsOf;
            var verdict = Place(furnished.Month);
            if (!isNewest)
                return verdict;

            var account = Account(furnished);
            if (verdict == MonthVerdict.Unchanged && account != tradeline)
            {
                verdict = MonthVerdict.Corrected;
            }

            tradeline = account;
            return verdict;
        }

        public Tradeline Tradeline() => tradeline! with { Months = [.. months] };

        private MonthVerdict Place(TradelineMonth month)
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

            months[place - 1] = month;
            return MonthVerdict.Corrected;
        }

        /// <summary>
        /// What the newest month says of the account itself. An opening date or a condition that it does not tell stays as it was: in Metro 2 a
        /// condition holds until another is reported or XR takes it back.
        /// </summary>
        private Tradeline Account(FurnishedMonth furnished)
        {
            var known = tradeline ?? new Tradeline(
                TradelineId.New(), furnisher, furnished.AccountNumber, furnished.PortfolioType, furnished.AccountType, null, furnished.Currency, null, months);
            return known with
            {
                PortfolioType = furnished.PortfolioType,
                AccountType = furnished.AccountType,
                OpenedOn = furnished.OpenedOn ?? known.OpenedOn,
                ComplianceCondition = furnished.ComplianceCondition switch
                {
                    null => known.ComplianceCondition,
                    ComplianceConditions.Removal => null,
                    var condition => condition,
                },
            };
        }
    }
}

/// <summary>A tradeline after a merge.</summary>
/// <param name="Tradeline">The tradeline, its months oldest first, one for each day.</param>
/// <param name="Verdicts">What came of each furnished month, in their order.</param>
/// <param name="Changed">Whether the tradeline differs from what was stored, so that its file has a new version.</param>
public sealed record MergedTradeline(Tradeline Tradeline, IReadOnlyList<MonthVerdict> Verdicts, bool Changed);

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
}
