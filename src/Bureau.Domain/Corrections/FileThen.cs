using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disputes;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Corrections;

/// <summary>
/// A file as a reader of some time ago would have read it, once with what was corrected since as it was and once as it is. Between the two lies the correction and nothing else: retention
/// and the marks of disputes are those of then, and what came late is in both or in neither.
/// </summary>
internal sealed class FileThen
{
    /// <summary>In days, from the end of a month until its figures have come: furnishers report monthly, some a month late.</summary>
    private const int LongestWayOfAMonth = 62;

    private readonly CreditFile before;
    private readonly CreditFile after;
    private readonly DateOnly day;

    /// <summary>The two files of a moment.</summary>
    /// <param name="now">The file as it is stored.</param>
    /// <param name="corrections">What was corrected after the moment, in its order.</param>
    /// <param name="disputes">Everything that the subject has ever objected to.</param>
    /// <param name="then">The moment.</param>
    public FileThen(StoredCreditFile now, IReadOnlyList<Correction> corrections, IReadOnlyList<Dispute> disputes, DateTimeOffset then)
    {
        day = now.Jurisdiction.Day(then);
        var accounts = new Dictionary<TradelineId, CorrectedAccount>();
        foreach (var correction in corrections.OfType<Correction.Furnished>().Select(correction => correction.Account))
            accounts[correction.Before.Id] = accounts.TryGetValue(correction.Before.Id, out var earlier) ? earlier.Then(correction) : correction;

        var were = corrections.OfType<Correction.Delisted>().Select(correction => correction.Before).ToList();
        var was = now.With(accounts.ToDictionary(account => account.Key, account => (Tradeline?)account.Value.Before), were).RetainedAt(then);
        var marked = Entries(now, was, disputes.Where(dispute => dispute.MarkedAt(then)));
        var hidden = Entries(now, was, disputes.Where(dispute => dispute.HidAt(then)));
        var hiddenNow = now.Remarks.Disputes.Where(one => now.HidesAt(one.Entry, corrections[^1].At)).ToLookup(one => one.Entry, one => one.Dispute.Id);
        var hidBy = corrections.OfType<Correction.Hidden>().Select(correction => correction.Dispute).ToHashSet();

        // What an earlier correction hid was told of then: it is in neither.
        before = Shown(was, entry => hidden.Contains(entry) || hiddenNow[entry].Any(dispute => !hidBy.Contains(dispute)), marked);
        after = Shown(
            now.With(accounts.ToDictionary(account => account.Key, account => account.Value.After)).RetainedAt(then), entry => hidden.Contains(entry) || hiddenNow.Contains(entry), marked);
    }

    /// <summary>
    /// The two files, as often as there are guesses of what had come by then: the first with every month up to the day, the others without the months that may have come later, of all
    /// accounts or of one, and without one account.
    /// </summary>
    public IEnumerable<(CreditFile Before, CreditFile After)> Guesses()
    {
        yield return Both(_ => day);
        var recent = before.Tradelines.SelectMany(tradeline => tradeline.Months).Select(month => month.AsOf)
            .Where(asOf => asOf <= day && asOf > day.AddDays(-LongestWayOfAMonth)).Distinct().OrderDescending().Select(asOf => asOf.AddDays(-1)).ToList();
        foreach (var last in recent)
            yield return Both(_ => last);
        foreach (var late in before.Tradelines.Where(tradeline => tradeline.Months[0].AsOf <= day))
        {
            foreach (var last in recent.Append(DateOnly.MinValue))
                yield return Both(tradeline => tradeline.Id == late.Id ? last : day);
        }
    }

    private (CreditFile Before, CreditFile After) Both(Func<Tradeline, DateOnly> last) => (UpTo(before, last), UpTo(after, last));

    private CreditFile UpTo(CreditFile file, Func<Tradeline, DateOnly> last) => file with
    {
        Tradelines = [.. file.Tradelines.Select(tradeline => tradeline.UpTo(last(tradeline))).OfType<Tradeline>()],
        CreditInquiries = file.CreditInquiries is { } applications ? [.. applications.Where(applied => applied < day)] : null,
    };

    private static CreditFile Shown(CreditFile file, Predicate<Guid> hides, HashSet<Guid> marked) => file with
    {
        Tradelines =
        [
            .. file.Tradelines.Where(tradeline => !hides(tradeline.Id.Value))
                .Select(tradeline => marked.Contains(tradeline.Id.Value) ? tradeline with { DisputedBySubject = true } : tradeline),
        ],
        Listings = [.. file.Listings.Where(listing => !hides(listing.Id))],
    };

    // The file knows the entries of those disputes that still do something to it, by every number that an account had.
    private static HashSet<Guid> Entries(StoredCreditFile now, CreditFile was, IEnumerable<Dispute> disputes) =>
    [
        .. disputes.SelectMany(dispute => now.Remarks.Disputes.Where(one => one.Dispute.Id == dispute.Id).Select(one => one.Entry).Concat(dispute.Entry switch
        {
            FileEntry.Account(var furnisher, var number) =>
                was.Tradelines.Where(tradeline => tradeline.Furnisher == furnisher && tradeline.AccountNumber == number).Select(tradeline => tradeline.Id.Value),
            FileEntry.Listed(var listing) => [listing],
            _ => throw new ArgumentOutOfRangeException(nameof(disputes)),
        })),
    ];
}
