using Bureau.Domain.Subjects;

namespace Bureau.Domain.CreditFiles;

/// <summary>
/// What of one account may still be read. Late months and losses that follow one another without a month in order between them are one conduct.
/// What has expired is absent, as if it had never been reported; it is not turned into a month in order. When the newest report is among it, the
/// account goes, for nothing is left that tells how it stands. A payment rating tells of a conduct that was over: it alone expires, not its month.
/// So does a character of a history that speaks of a month as late that was furnished as in order.
/// </summary>
internal static class AccountRetention
{
    /// <summary>The last day on which something of the account may be read that may not be read the day after; null when nothing of it expires.</summary>
    public static DateOnly? FirstExpiry(Tradeline tradeline, Jurisdiction jurisdiction)
    {
        DateOnly? first = null;
        foreach (var record in Records(tradeline, jurisdiction))
        {
            if (record.LastDay is { } day && (first is null || day < first))
                first = day;
        }

        return first;
    }

    /// <summary>The account as it may be read on a day: the same instance when nothing has expired, null when nothing is left.</summary>
    public static Tradeline? Readable(Tradeline tradeline, Jurisdiction jurisdiction, DateOnly day)
    {
        var records = Records(tradeline, jurisdiction);
        if (!records.Any(record => record.LastDay < day))
            return tradeline;

        var months = new List<TradelineMonth>();
        var profile = tradeline.History?.Profile.ToCharArray() ?? [];
        DateOnly? delinquency = null;
        foreach (var record in records)
        {
            var expired = record.LastDay < day;
            if (!expired && record is { Item: not null, IsUncured: true })
                delinquency ??= record.Began;

            if (record.Month is not { } month)
            {
                if (expired)
                    profile[record.MonthsBefore - 1] = PaymentHistory.Untold;
            }
            else if (!expired)
            {
                // The late months that showed an earlier beginning may have expired; the day that counts stays.
                months.Add(record.Began < month.FirstDelinquencyOn ? month with { FirstDelinquencyOn = record.Began } : month);
            }
            else
            {
                // The history may speak of the same month.
                var age = tradeline.History is { } history ? Tradeline.MonthNumber(history.AsOf) - Tradeline.MonthNumber(month.AsOf) : 0;
                if (age is >= 1 and <= PaymentHistory.Months)
                    profile[age - 1] = PaymentHistory.Untold;
                if (record.RatingAlone)
                    months.Add(month with { PaymentRating = null, FirstDelinquencyOn = null });
            }
        }

        if (months.Count == 0 || months[^1].AsOf != tradeline.Latest.AsOf)
            return null;

        return tradeline with
        {
            Months = months,
            FirstDelinquencyOn = delinquency,
            History = profile.Any(PaymentHistory.Tells) ? tradeline.History! with { Profile = new string(profile) } : null,
        };
    }

    /// <summary>Every month that is told of, oldest first, with the last day on which it may be read; then the characters that a furnished month contradicts.</summary>
    private static List<Record> Records(Tradeline tradeline, Jurisdiction jurisdiction)
    {
        var records = new List<Record>(tradeline.Months.Count);
        foreach (var month in tradeline.Months)
            records.Add(Of(month));
        if (tradeline.History is { } history)
        {
            foreach (var (number, late) in tradeline.MonthsOfHistory())
            {
                var age = Tradeline.MonthNumber(history.AsOf) - number;
                var lastDay = new DateOnly(history.AsOf.Year, history.AsOf.Month, 1).AddMonths(1 - age).AddDays(-1);
                records.Add(new Record(lastDay, null, age, ItemOf(history, age, late), RatingAlone: false, IsPaid: false));
            }

            records.Sort((one, other) => one.On.CompareTo(other.On));
        }

        for (var from = 0; from < records.Count;)
        {
            var to = from + 1;
            if (records[from].Item is not null)
            {
                while (!records[from].RatingAlone && to < records.Count && records[to] is { Item: not null, RatingAlone: false })
                    to++;
                Date(records, from, to, tradeline, jurisdiction);
            }

            from = to;
        }

        if (tradeline.History is not null)
            AddContradicted(records, tradeline.History, tradeline, jurisdiction);
        return records;
    }

    /// <summary>Gives the records of one conduct their last days.</summary>
    private static void Date(List<Record> records, int from, int to, Tradeline tradeline, Jurisdiction jurisdiction)
    {
        var uncured = to == records.Count;
        var reported = uncured ? tradeline.FirstDelinquencyOn : null;

        // The day on which it ended is not reported, only that it had not yet: the doubt is the person's.
        var ended = records[from].On;
        DateOnly? ofLoss = null;
        for (var i = from; i < to; i++)
        {
            if (!records[i].IsPaid)
                ended = records[i].On;
            if (records[i].Item == AdverseItem.Loss)
                ofLoss = records[i].Month?.FirstDelinquencyOn ?? ofLoss;
        }

        // What is told to be late has begun, whatever is reported later: no delinquency is made younger.
        reported ??= ofLoss;
        var began = reported > records[from].On ? records[from].On : reported;
        var counted = began ?? EarliestBeginning(records, from, tradeline);
        for (var i = from; i < to; i++)
            records[i] = records[i] with { Began = began, IsUncured = uncured, LastDay = LastDay(records[i], ended, counted, jurisdiction) };
    }

    /// <summary>
    /// The earliest day on which a delinquency can have begun that nobody has dated: the last day before it that is told to be current, or the opening of the account, whichever is
    /// later; null when neither is known.
    /// </summary>
    private static DateOnly? EarliestBeginning(List<Record> records, int from, Tradeline tradeline)
    {
        for (var i = from - 1; i >= 0; i--)
        {
            if (records[i].IsCurrent)
                return tradeline.OpenedOn > records[i].On ? tradeline.OpenedOn : records[i].On;
        }

        return tradeline.OpenedOn;
    }

    private static DateOnly LastDay(Record record, DateOnly ended, DateOnly? began, Jurisdiction jurisdiction)
    {
        var rule = RetentionRules.Of(jurisdiction, record.Item!.Value);
        DateOnly? start = rule.From switch
        {
            RetentionStart.EndOfConduct => ended,
            RetentionStart.FirstDelinquency => began,
            _ => record.On,
        };

        // When nobody can tell from which day the years run, they may be over.
        return start is { } day ? rule.LastDay(day) : DateOnly.MinValue;
    }

    /// <summary>A month that was furnished as in order is worth more than what a history says of it, but the history is shown as it was reported: its character has years of its own.</summary>
    private static void AddContradicted(List<Record> records, PaymentHistory history, Tradeline tradeline, Jurisdiction jurisdiction)
    {
        var told = records.Count;
        for (var i = 0; i < told; i++)
        {
            if (records[i] is not { Month: { } month, Item: null })
                continue;
            var age = Tradeline.MonthNumber(history.AsOf) - Tradeline.MonthNumber(month.AsOf);
            if (age is < 1 or > PaymentHistory.Months || history.PeriodsPastDue(age) is not (> 0 and var late))
                continue;

            var character = new Record(month.AsOf, null, age, ItemOf(history, age, late), RatingAlone: false, IsPaid: false);
            records.Add(character with { LastDay = LastDay(character, month.AsOf, EarliestBeginning(records, i, tradeline), jurisdiction) });
        }
    }

    private static AdverseItem? ItemOf(PaymentHistory history, int age, int late) =>
        late == 0 ? null : history.IsLoss(age) ? AdverseItem.Loss : AdverseItem.LatePayment;

    private static Record Of(TradelineMonth month)
    {
        var late = month.Status.PeriodsPastDue();
        var isPaidLoss = month.Status.IsLoss() && late == 0;
        var ratingAlone = !isPaidLoss && late == 0 && month.PaymentRating is not (null or "0");
        AdverseItem? item = month.Status.IsLoss() || (ratingAlone && month.PaymentRating is "G" or "L") ? AdverseItem.Loss
            : late > 0 || ratingAlone ? AdverseItem.LatePayment
            : null;
        return new Record(month.AsOf, month, 0, item, ratingAlone, IsPaid: isPaidLoss);
    }

    /// <summary>One month, furnished itself or told of by a history.</summary>
    /// <param name="On">Its day; of a month of the history the last.</param>
    /// <param name="Month">What was furnished; null when only the history tells of it.</param>
    /// <param name="MonthsBefore">How many months before the report with the history; 0 when furnished itself.</param>
    /// <param name="Item">What it says against the person; null when nothing.</param>
    /// <param name="RatingAlone">Whether its payment rating alone says it.</param>
    /// <param name="IsPaid">Whether it tells of a conduct that is over.</param>
    private readonly record struct Record(DateOnly On, TradelineMonth? Month, int MonthsBefore, AdverseItem? Item, bool RatingAlone, bool IsPaid)
    {
        /// <summary>When the delinquency began that it belongs to, as it was reported, and not after its first late month; null when nobody has reported it.</summary>
        public DateOnly? Began { get; init; }

        /// <summary>Whether it says that the account was current; a payment that ended it says nothing of the time before.</summary>
        public bool IsCurrent => Item is null && Month is null or { Status: AccountStatus.Current };

        /// <summary>Whether no month in order followed.</summary>
        public bool IsUncured { get; init; }

        /// <summary>The last day on which it may be read; null when it does not expire.</summary>
        public DateOnly? LastDay { get; init; }
    }
}
