using System.Globalization;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using CsCheck;

namespace Bureau.Domain.Tests.CreditFiles;

public sealed class RetainingAnAccount
{
    // An account is written as its months, "2020-01-31 71" for each, "<" before the first delinquency if one is reported; what is left is written alike without it.
    [Theory]
    [InlineData(Jurisdiction.Cn, "2020-01-31 11, 2020-02-29 71, 2020-03-31 11", "2025-02-28", "2020-01-31 11, 2020-02-29 71, 2020-03-31 11")]
    [InlineData(Jurisdiction.Cn, "2020-01-31 11, 2020-02-29 71, 2020-03-31 11", "2025-03-01", "2020-01-31 11, 2020-03-31 11")]
    [InlineData(Jurisdiction.Us, "2020-01-31 11, 2020-02-29 71, 2020-03-31 11", "2027-02-28", "2020-01-31 11, 2020-02-29 71, 2020-03-31 11")]
    [InlineData(Jurisdiction.Us, "2020-01-31 11, 2020-02-29 71, 2020-03-31 11", "2027-03-01", "2020-01-31 11, 2020-03-31 11")]

    // In China the years run from the end of the conduct, so its months expire together …
    [InlineData(Jurisdiction.Cn, "2020-01-31 71, 2020-02-29 78, 2020-03-31 80, 2020-04-30 11", "2025-03-31", "2020-01-31 71, 2020-02-29 78, 2020-03-31 80, 2020-04-30 11")]
    [InlineData(Jurisdiction.Cn, "2020-01-31 71, 2020-02-29 78, 2020-03-31 80, 2020-04-30 11", "2025-04-01", "2020-04-30 11")]

    // … and a month that was not reported does not end it.
    [InlineData(Jurisdiction.Cn, "2020-01-31 71, 2020-08-31 71, 2020-09-30 11", "2025-08-31", "2020-01-31 71, 2020-08-31 71, 2020-09-30 11")]

    // In the United States each late month has seven years of its own.
    [InlineData(Jurisdiction.Us, "2020-01-31 71, 2020-02-29 78, 2020-04-30 11", "2027-02-15", "2020-02-29 78, 2020-04-30 11")]

    // What goes on is reported month after month and does not expire in China.
    [InlineData(Jurisdiction.Cn, "2018-01-31 71, 2020-01-31 97, 2024-12-31 97", "2025-06-30", "2018-01-31 71, 2020-01-31 97, 2024-12-31 97")]

    // In the United States a loss expires however long it is reported: 2017-07-04 and 180 days is 2017-12-31.
    [InlineData(Jurisdiction.Us, "2017-12-31 97<2017-07-04, 2024-11-30 97<2017-07-04", "2024-12-31", "2017-12-31 97, 2024-11-30 97")]
    [InlineData(Jurisdiction.Us, "2017-12-31 97<2017-07-04, 2024-11-30 97<2017-07-04", "2025-01-01", null)]

    // Made good in the end, it expires on the same day: a payment neither lengthens nor shortens anything, …
    [InlineData(Jurisdiction.Us, "2017-12-31 97<2017-07-04, 2024-10-31 97<2017-07-04, 2024-11-30 11", "2024-12-31", "2017-12-31 97, 2024-10-31 97, 2024-11-30 11")]
    [InlineData(Jurisdiction.Us, "2017-12-31 97<2017-07-04, 2024-10-31 97<2017-07-04, 2024-11-30 11", "2025-01-01", "2024-11-30 11")]
    [InlineData(Jurisdiction.Us, "2024-01-31 97<2017-07-04, 2024-02-29 11", "2024-12-31", "2024-01-31 97, 2024-02-29 11")]
    [InlineData(Jurisdiction.Us, "2024-01-31 97<2017-07-04, 2024-02-29 11", "2025-01-01", "2024-02-29 11")]

    // … nor does another delinquency after it, which has years of its own.
    [InlineData(Jurisdiction.Us, "2018-01-31 97<2017-07-04, 2018-02-28 11, 2021-12-31 97<2021-07-01", "2025-01-01", "2018-02-28 11, 2021-12-31 97")]

    // A loss is reported as begun after a month that was late already: no delinquency is made younger, and the day stays when that month has expired.
    [InlineData(Jurisdiction.Us, "2017-01-31 71, 2017-06-30 97<2017-06-01, 2020-07-31 11", "2024-02-01", "2017-06-30 97, 2020-07-31 11")]
    [InlineData(Jurisdiction.Us, "2017-01-31 71, 2017-06-30 97<2017-06-01, 2020-07-31 11", "2024-07-31", "2020-07-31 11")]

    // Nobody has dated it: it counts from the last day that was current, or is not read at all.
    [InlineData(Jurisdiction.Us, "2017-07-04 11, 2020-01-31 97, 2020-02-29 11", "2024-12-31", "2017-07-04 11, 2020-01-31 97, 2020-02-29 11")]
    [InlineData(Jurisdiction.Us, "2017-07-04 11, 2020-01-31 97, 2020-02-29 11", "2025-01-01", "2017-07-04 11, 2020-02-29 11")]
    [InlineData(Jurisdiction.Us, "2024-01-31 97, 2024-02-29 11", "2024-03-01", "2024-02-29 11")]

    // Paid since: the conduct ended when it was last reported as owed.
    [InlineData(Jurisdiction.Cn, "2019-06-30 11, 2020-01-31 93, 2020-06-30 62", "2025-01-31", "2019-06-30 11, 2020-01-31 93, 2020-06-30 62")]
    [InlineData(Jurisdiction.Cn, "2019-06-30 11, 2020-01-31 93, 2020-06-30 62", "2025-02-01", null)]
    [InlineData(Jurisdiction.Cn, "2020-06-30 62", "2025-06-30", "2020-06-30 62")]
    [InlineData(Jurisdiction.Cn, "2020-06-30 62", "2025-07-01", null)]

    // Nobody has reported since: after the years nothing tells any more how the account stands.
    [InlineData(Jurisdiction.Cn, "2019-12-31 11, 2020-01-31 71", "2025-02-01", null)]
    [InlineData(Jurisdiction.Cn, "2005-09-30 11, 2005-10-31 11", "2026-01-01", "2005-09-30 11, 2005-10-31 11")]
    public void ReadsWhatIsNotObsolete(Jurisdiction jurisdiction, string account, string day, string? left) =>
        Assert.Equal(left, Written(AccountRetention.Readable(Account(account), jurisdiction, Day(day))));

    [Fact]
    public void CountsALoss_FromTheFirstDelinquency_AndKeepsThatDay()
    {
        var account = Account("2019-03-31 71, 2019-10-31 97, 2025-12-31 97") with { FirstDelinquencyOn = Day("2019-02-01") };

        // 2019-02-01 and 180 days is 2019-07-31; the late month has its own seven years.
        Assert.Equal("2019-10-31 97, 2025-12-31 97", Written(AccountRetention.Readable(account, Jurisdiction.Us, Day("2026-07-31"))));
        Assert.Equal(Day("2019-02-01"), AccountRetention.Readable(account, Jurisdiction.Us, Day("2026-07-31"))!.FirstDelinquencyOn);
        Assert.Null(AccountRetention.Readable(account, Jurisdiction.Us, Day("2026-08-01")));
    }

    [Fact]
    public void CountsALoss_FromADelinquencyWhoseFirstMonthsWereDeletedBefore()
    {
        var account = Account("2016-01-31 84, 2018-01-31 84, 2023-06-30 84") with { FirstDelinquencyOn = Day("2015-12-01") };

        var left = AccountRetention.Readable(account, Jurisdiction.Us, Day("2023-07-01"))!;
        Assert.Equal("2018-01-31 84, 2023-06-30 84", Written(left));
        Assert.Equal(Day("2015-12-01"), left.FirstDelinquencyOn);

        // Charged off after that, its years have run since 2015 all the same.
        var chargedOff = left with { Months = [.. left.Months, .. Account("2023-07-31 97").Months] };
        Assert.Null(AccountRetention.Readable(chargedOff, Jurisdiction.Us, Day("2023-07-31")));
    }

    [Fact]
    public void TakesAPaymentRatingAway_AndKeepsItsMonth()
    {
        var account = Account("2019-12-31 11") with { Months = [.. Account("2019-12-31 11, 2020-01-31 13").Months.Select(month => month.Status is AccountStatus.PaidOrClosed ? month with { PaymentRating = "3" } : month)] };

        Assert.Equal("3", AccountRetention.Readable(account, Jurisdiction.Cn, Day("2025-01-31"))!.Latest.PaymentRating);
        var left = AccountRetention.Readable(account, Jurisdiction.Cn, Day("2025-02-01"))!;
        Assert.Equal((AccountStatus.PaidOrClosed, null), (left.Latest.Status, left.Latest.PaymentRating));
    }

    [Fact]
    public void ForgetsWhatAHistoryTells_AndNeverBringsAMonthBackThroughIt()
    {
        // The history tells of May 2020 (late, not furnished), and of June, which was furnished and expires.
        var account = Account("2020-06-30 78, 2020-07-31 11") with { History = new PaymentHistory(Day("2020-07-31"), "22" + new string('0', 22)) };

        Assert.Equal([(2020 * 12) + 5], account.MonthsOfHistory().Where(month => month.PeriodsPastDue > 0).Select(month => month.MonthNumber));
        var left = AccountRetention.Readable(account, Jurisdiction.Cn, Day("2025-07-01"))!;
        Assert.Equal("2020-07-31 11", Written(left));
        Assert.Equal("DD" + new string('0', 22), left.History!.Profile);
        Assert.DoesNotContain(left.MonthsOfHistory(), month => month.PeriodsPastDue > 0);
    }

    [Fact]
    public void CountsALossThatOnlyAHistoryTells_FromTheLastDayThatItTellsAsCurrent_OrFromTheOpening()
    {
        // Current in June, late from July, charged off from October 2020 to January 2021, current again when it was first furnished.
        var account = Account("2021-02-28 11") with { History = new PaymentHistory(Day("2021-02-28"), "LLLL3210" + new string('D', 16)) };

        // 2020-06-30 and 180 days is 2020-12-27; the late months, within their own seven years from July, go before.
        Assert.Equal("LLLLDDD0" + new string('D', 16), AccountRetention.Readable(account, Jurisdiction.Us, Day("2027-12-27"))!.History!.Profile);
        Assert.Equal(new string('D', 7) + "0" + new string('D', 16), AccountRetention.Readable(account, Jurisdiction.Us, Day("2027-12-28"))!.History!.Profile);

        // A history that begins with the loss says nothing of when the delinquency began: it may have been as early as the account.
        var begun = account with { History = new PaymentHistory(Day("2021-02-28"), "0LLL" + new string('D', 20)) };
        Assert.Equal("0DDD" + new string('D', 20), AccountRetention.Readable(begun, Jurisdiction.Us, Day("2021-03-01"))!.History!.Profile);
        var opened = begun with { OpenedOn = Day("2020-06-30") };
        Assert.Same(opened, AccountRetention.Readable(opened, Jurisdiction.Us, Day("2027-12-27")));
        Assert.Equal("0DDD" + new string('D', 20), AccountRetention.Readable(opened, Jurisdiction.Us, Day("2027-12-28"))!.History!.Profile);
    }

    [Theory]
    [InlineData(Jurisdiction.Cn, '2', "2025-06-30")]
    [InlineData(Jurisdiction.Us, '2', "2027-06-30")]
    [InlineData(Jurisdiction.Cn, 'L', "2025-06-30")]

    // Current until 2020-05-31; 180 days later is 2020-11-27.
    [InlineData(Jurisdiction.Us, 'L', "2027-11-27")]
    public void ForgetsWhatAHistoryTellsOfAMonthThatWasFurnishedAsCurrent(Jurisdiction jurisdiction, char told, string lastDay)
    {
        var profile = $"{told}0{new string('D', 22)}";
        var account = Account("2020-05-31 11, 2020-06-30 11, 2020-07-31 11") with { History = new PaymentHistory(Day("2020-07-31"), profile) };

        Assert.Equal(Day(lastDay), AccountRetention.FirstExpiry(account, jurisdiction));
        Assert.Same(account, AccountRetention.Readable(account, jurisdiction, Day(lastDay)));
        var left = AccountRetention.Readable(account, jurisdiction, Day(lastDay).AddDays(1))!;
        Assert.Equal(account.Months, left.Months);
        Assert.Equal($"D0{new string('D', 22)}", left.History!.Profile);
    }

    [Fact]
    public void KeepsABlackListing_AsLongAsTheLawOfItsPlace_AndARedOneForGood()
    {
        var listing = new Listing(Guid.NewGuid(), ListColour.Black, RecordDomain.Judicial, "A court", "An article", "A debt", Day("2018-03-01"), Day("2020-02-29"));

        Assert.Equal(Day("2025-02-28"), ListingRetention.LastDay(listing, Jurisdiction.Cn));
        Assert.Equal(Day("2025-03-01"), ListingRetention.LastDay(listing, Jurisdiction.Us));
        Assert.Null(ListingRetention.LastDay(listing with { Colour = ListColour.Red }, Jurisdiction.Cn));
    }

    [Fact]
    public void BeginsADay_WhereTheLawHolds()
    {
        var file = new StoredCreditFile(SubjectId.New(), Jurisdiction.Cn, 1, [Account("2020-02-29 71, 2020-03-31 11")], []);

        // 1 March 2025 begins in Beijing at 16:00 UTC of the day before.
        Assert.Equal(2, Months(file.ReadableAt(DateTimeOffset.Parse("2025-02-28T15:59:59Z", CultureInfo.InvariantCulture))));
        Assert.Equal(1, Months(file.ReadableAt(DateTimeOffset.Parse("2025-02-28T16:00:00Z", CultureInfo.InvariantCulture))));
        Assert.Equal(2, Months(file.AsOfLatestReport()));

        static int Months(CreditFile read) => read.Tradelines.Sum(tradeline => tradeline.Months.Count);
    }

    [Fact]
    public void EachLawCountsAsItIsWritten()
    {
        Assert.Equal(Enum.GetValues<Jurisdiction>().Length * Enum.GetValues<AdverseItem>().Length, RetentionRules.All.Count());
        Assert.Equal(Day("2034-05-01"), RetentionRules.Of(Jurisdiction.Us, AdverseItem.Bankruptcy).LastDay(Day("2024-05-01")));
    }

    [Fact]
    public void NeverAdds_NeverBringsBack_AndIsTheSameTwice() =>
        Gen.Select(AnyAccount, Gen.Enum<Jurisdiction>(), Gen.Int[0, 6000], Gen.Int[0, 2000]).Sample((account, jurisdiction, days, more) =>
        {
            var day = new DateOnly(2018, 1, 1).AddDays(days);
            var read = AccountRetention.Readable(account, jurisdiction, day);
            var later = AccountRetention.Readable(account, jurisdiction, day.AddDays(more));

            Assert.Equal(Written(read), read is null ? null : Written(AccountRetention.Readable(read, jurisdiction, day)));
            Assert.Equal(Written(later), read is null ? null : Written(AccountRetention.Readable(read, jurisdiction, day.AddDays(more))));
            Assert.Subset(Days(account), Days(read));
            Assert.Subset(Days(read), Days(later));
            if (read is not null)
                Assert.Empty(account.Months.Where(InOrder).Except(read.Months));

            if (AccountRetention.FirstExpiry(account, jurisdiction) is { } first)
            {
                Assert.Same(account, AccountRetention.Readable(account, jurisdiction, first));
                Assert.NotSame(account, AccountRetention.Readable(account, jurisdiction, first.AddDays(1)));
            }
        });

    private static Gen<Tradeline> AnyAccount =>
        from gaps in Gen.Frequency((5, Gen.Const(1)), (1, Gen.Int[2, 30])).List[1, 12]
        from codes in Gen.OneOf("11", "11", "71", "78", "80", "93", "97", "62", "64", "13", "05", "96").List[12, 12]
        from ratings in Gen.OneOf("", "", "0", "3", "G").List[12, 12]
        from begun in Gen.Int[0, 600].List[12, 12]
        from opened in Gen.Int[-1000, 2000]
        from profile in Gen.OneOf('0', '1', '3', 'B', 'D', 'E', 'L').Array[24]
        from hasProfile in Gen.Bool
        from delinquent in Gen.Int[0, 900]
        let account = Account(string.Join(", ", gaps.Select((_, i) => $"{new DateOnly(2015, 2, 1).AddMonths(gaps.Take(i + 1).Sum()).AddDays(-1):yyyy-MM-dd} {codes[i]}")))
        select account with
        {
            Months =
            [
                .. account.Months.Select((month, i) => month with
                {
                    PaymentRating = month.Status.NeedsPaymentRating() && ratings[i] != "" ? ratings[i] : null,
                    FirstDelinquencyOn = month.Status.IsAdverse(ratings[i] is "" ? null : ratings[i]) && begun[i] > 300 ? month.AsOf.AddDays(300 - begun[i]) : null,
                }),
            ],
            OpenedOn = opened > 0 ? account.Months[0].AsOf.AddDays(-opened) : null,
            History = hasProfile ? new PaymentHistory(account.Latest.AsOf, new string(profile)) : null,
            FirstDelinquencyOn = delinquent > 400 ? account.Latest.AsOf.AddDays(-delinquent) : null,
        };

    private static bool InOrder(TradelineMonth month) => !month.Status.IsAdverse(month.PaymentRating);

    private static HashSet<DateOnly> Days(Tradeline? account) => [.. account?.Months.Select(month => month.AsOf) ?? []];

    private static Tradeline Account(string months) => new(
        new TradelineId(Guid.Empty), new PartnerId(Guid.Empty), "ACCOUNT-1", 'R', "18", null, "TWD", null,
        [.. months.Split(", ").Select(Month)]);

    private static TradelineMonth Month(string month) =>
        new(Day(month[..10]), (AccountStatus)int.Parse(month[11..13], CultureInfo.InvariantCulture), TrendedUsage.Unknown, null, 100, null, null)
        {
            FirstDelinquencyOn = month.Length > 13 ? Day(month[14..]) : null,
        };

    private static string? Written(Tradeline? account) =>
        account is null ? null : string.Join(", ", account.Months.Select(month => $"{month.AsOf:yyyy-MM-dd} {(int)month.Status:00}"));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
