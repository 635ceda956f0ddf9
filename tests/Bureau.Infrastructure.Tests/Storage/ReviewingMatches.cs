using Bureau.Domain;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Tests.Files;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>Two furnishers report one person under names of their own, on every store.</summary>
[Collection(Databases.Collection)]
public sealed class ReviewingMatches(Databases databases)
{
    private const string Another = "Somebody Else";

    private static readonly PartnerId Operator = PartnerId.New();

    [Theory, EveryStore]
    public async Task PutsRowsInOneFile_WhenTheNamesAreAlike(StorageProvider provider)
    {
        var (first, second) = await TwoAsync(provider);
        await first.StoredAsync(File(FurnishingText.Row(1)));

        var batch = await second.StoredAsync(File(FurnishingText.Row(1, "Holder Acount")));

        Assert.Equal((1L, 0L), (batch.RowsStored, batch.RowsHeld));
        var (subject, file) = await OnlyFileAsync(first);
        Assert.Equal(2, file.Version);
        Assert.Null(file.Tradelines.Single(line => line.Furnisher == first.Furnisher.Id).NameLikeness);
        Assert.Equal(NameMatch.Between("Holder Acount", "Account Holder").Similarity, file.Tradelines.Single(line => line.Furnisher == second.Furnisher.Id).NameLikeness);
        Assert.Empty(await ReviewsOf(first).OfSubjectAsync(subject, CancellationToken.None));
    }

    [Theory, EveryStore]
    public async Task HoldsRowsUnderAnotherName_OutOfTheFileAndTheScore(StorageProvider provider)
    {
        var (first, second) = await TwoAsync(provider);
        await first.StoredAsync(File(HalfYear(FurnishingText.Row(1))));
        var before = await OnlyFileAsync(first);

        var batch = await second.StoredAsync(File(Months(FurnishingText.Row(1, Another), "2026-09-30"), FurnishingText.Row(1, Another)));

        Assert.Equal((0L, 0L, 2L, 0L), (batch.RowsStored, batch.RowsUnchanged, batch.RowsHeld, batch.RowsRejected));
        var (subject, file) = await OnlyFileAsync(first);
        Assert.Equal(1, file.Version);
        Assert.Equal(Score(before.File), Score(file));
        var review = Assert.Single(await OpenAsync(first));
        Assert.Equal(("Account Holder", Another, 2, false), (review.KnownName, review.FurnishedName, review.Months, review.Match.IsSame));
        Assert.DoesNotContain("1960", review.IdentityNumber, StringComparison.Ordinal);
        var seen = Assert.Single(await ReviewsOf(first).OfSubjectAsync(subject, CancellationToken.None));
        Assert.Equal((null, new DateOnly(2026, 10, 31), true), (seen.Verdict, seen.AsOf, seen.BirthDateAgrees));
    }

    [Theory, EveryStore]
    public async Task ChangesNothing_WhenHeldRowsComeAgain(StorageProvider provider)
    {
        var (first, second) = await TwoAsync(provider);
        await first.StoredAsync(File(FurnishingText.Row(1)));
        await second.StoredAsync(File(FurnishingText.Row(1, Another)));
        var before = await OpenAsync(first);

        var again = await second.StoredAsync(File(FurnishingText.Row(1, Another.ToUpperInvariant())));

        Assert.Equal((0L, 1L), (again.RowsStored, again.RowsHeld));
        Assert.Equal(before.Select(review => (review.Id, review.Months, review.OpenedAt)), (await OpenAsync(first)).Select(review => (review.Id, review.Months, review.OpenedAt)));
    }

    [Theory, EveryStore]
    public async Task BringsHeldRowsIntoTheFile_WhenTheyAreTheSamePersons_AndAsksNoMore(StorageProvider provider)
    {
        var (first, second) = await TwoAsync(provider);
        await first.StoredAsync(File(HalfYear(FurnishingText.Row(1))));
        await second.StoredAsync(File(FurnishingText.Row(1, Another)));
        await second.StoredAsync(File(Corrected(FurnishingText.Row(1, Another)), Months(FurnishingText.Row(1, Another), "2026-09-30")));
        var review = Assert.Single(await OpenAsync(first));
        var before = await OnlyFileAsync(first);

        var decided = (await ReviewsOf(first).DecideAsync(Decision(review.Id, MatchVerdict.Same), CancellationToken.None)).Value!;

        Assert.Equal((2, 0), (decided.Stored, decided.LeftOut));
        var (subject, file) = await OnlyFileAsync(first);
        Assert.Equal(2, file.Version);
        Assert.NotEqual(Score(before.File), Score(file));
        var line = file.Tradelines.Single(line => line.Furnisher == second.Furnisher.Id);
        Assert.Equal([AccountStatus.Current, AccountStatus.Late30], line.Months.Select(month => month.Status));
        Assert.Equal(review.Match.Name.Similarity, line.NameLikeness);
        Assert.Empty(await OpenAsync(first));
        Assert.Equal((MatchVerdict.Same, null), (await ReviewsOf(first).OfSubjectAsync(subject, CancellationToken.None)).Select(seen => (seen.Verdict, seen.AsOf)).Single());

        var later = await second.StoredAsync(File(Months(FurnishingText.Row(1, Another), "2026-08-31")));
        Assert.Equal((1L, 0L), (later.RowsStored, later.RowsHeld));
    }

    [Theory, EveryStore]
    public async Task DropsHeldRows_WhenTheyAreSomebodyElses_AndLeavesOutWhatComesLater(StorageProvider provider)
    {
        var (first, second) = await TwoAsync(provider);
        await first.StoredAsync(File(FurnishingText.Row(1)));
        await second.StoredAsync(File(FurnishingText.Row(1, Another)));
        var review = Assert.Single(await OpenAsync(first));

        var decided = (await ReviewsOf(first).DecideAsync(Decision(review.Id, MatchVerdict.Different), CancellationToken.None)).Value!;

        Assert.Equal((0, 1), (decided.Stored, decided.LeftOut));
        Assert.Equal(1, (await OnlyFileAsync(first)).File.Version);
        await using (var context = first.Context())
            Assert.Empty(await context.HeldMonths.ToListAsync());
        var later = await second.StoredAsync(File(FurnishingText.Row(1, Another)));
        Assert.Equal((0L, 0L, 1L), (later.RowsStored, later.RowsHeld, later.RowsRejected));
        Assert.Equal(new RowMistake(FurnishingColumn.SubjectName, RejectionReasons.SubjectMismatch), Assert.Single(second.Rejected).Mistake);
    }

    [Theory, EveryStore]
    public async Task RecordsWhoDecidedWhenAndWhy_Once(StorageProvider provider)
    {
        var (first, second) = await TwoAsync(provider);
        await first.StoredAsync(File(FurnishingText.Row(1)));
        await second.StoredAsync(File(FurnishingText.Row(1, Another)));
        var decision = Decision(Assert.Single(await OpenAsync(first)).Id, MatchVerdict.Same);
        await ReviewsOf(first).DecideAsync(decision, CancellationToken.None);

        var again = await ReviewsOf(first).DecideAsync(decision with { Verdict = MatchVerdict.Different }, CancellationToken.None);
        var unknown = await ReviewsOf(first).DecideAsync(decision with { Review = new MatchReviewId(Guid.NewGuid()) }, CancellationToken.None);

        Assert.IsType<MatchReviewDecided>(again.Refusal);
        Assert.IsType<MatchReviewNotFound>(unknown.Refusal);
        await using var context = first.Context();
        var row = await context.MatchReviews.AsNoTracking().SingleAsync();
        Assert.Equal((true, decision.At, Operator, decision.Because), (row.IsSame, row.DecidedAt, row.DecidedBy, row.Because));
    }

    [Theory, EveryStore]
    public async Task AsksAgain_ForAnotherAccountOrSpelling(StorageProvider provider)
    {
        var (first, second) = await TwoAsync(provider);
        await first.StoredAsync(File(FurnishingText.Row(1)));
        await second.StoredAsync(File(FurnishingText.Row(1, Another)));
        await ReviewsOf(first).DecideAsync(Decision(Assert.Single(await OpenAsync(first)).Id, MatchVerdict.Same), CancellationToken.None);

        var batch = await second.StoredAsync(File(
            FurnishingText.Row(1, Another).Replace("A-000001", "B-000001", StringComparison.Ordinal), FurnishingText.Row(1, "Third Spelling")));

        Assert.Equal(2, batch.RowsHeld);
        var open = await OpenAsync(first);
        Assert.Equal(["B-000001", "A-000001"], open.Select(review => review.AccountNumber));
        Assert.Equal(["A-000001"], (await ReviewsOf(first).OpenAsync(10, open[0].Place, CancellationToken.None)).Select(review => review.AccountNumber));
    }

    [Theory, EveryStore]
    public async Task HidesNoReview_WhenAPageEndsBetweenTwoOfOneMoment(StorageProvider provider)
    {
        var (first, second) = await TwoAsync(provider);
        await first.StoredAsync(File(FurnishingText.Row(1)));
        await second.StoredAsync(File([.. Enumerable.Range(1, 7).Select(number =>
            FurnishingText.Row(1, Another).Replace("A-000001", $"B-{number}", StringComparison.Ordinal))]));
        await using (var context = first.Context())
        {
            var moment = await context.MatchReviews.MinAsync(review => review.OpenedAt);
            await context.MatchReviews.ExecuteUpdateAsync(set => set.SetProperty(review => review.OpenedAt, moment));
        }

        var whole = await OpenAsync(first);
        Assert.Equal(7, whole.Count);
        foreach (var size in (int[])[1, 2, 3])
        {
            var seen = new List<MatchReview>();
            PlaceInTime? after = null;
            while (await ReviewsOf(first).OpenAsync(size, after, CancellationToken.None) is [.., var last] page)
            {
                seen.AddRange(page);
                after = last.Place;
            }

            Assert.Equal(whole.Select(review => review.Id), seen.Select(review => review.Id));
        }
    }

    [Theory, EveryStore]
    public async Task HoldsARow_OfSomebodyWhoIsNewInTheSameFile(StorageProvider provider)
    {
        var (first, _) = await TwoAsync(provider);

        var batch = await first.StoredAsync(File(
            FurnishingText.Row(1), FurnishingText.Row(1, Another).Replace("A-000001", "B-000001", StringComparison.Ordinal)));

        Assert.Equal((1L, 1L), (batch.RowsStored, batch.RowsHeld));
        Assert.Equal("B-000001", Assert.Single(await OpenAsync(first)).AccountNumber);
    }

    [Theory, EveryStore]
    public async Task TakesOneOfTwoRowsOfADay_ThatDisagreeInOneFile(StorageProvider provider)
    {
        var (first, second) = await TwoAsync(provider);
        await first.StoredAsync(File(FurnishingText.Row(1)));

        var batch = await second.StoredAsync(File(FurnishingText.Row(1, Another), Corrected(FurnishingText.Row(1, Another))));

        Assert.Equal((1L, 1L), (batch.RowsHeld, batch.RowsRejected));
        Assert.Equal(RejectionReasons.DuplicateAccountDay, Assert.Single(second.Rejected).Mistake.Reason);
    }

    [Theory, EveryStore]
    public async Task ComesToTheSame_WhenTwoDecideAtOnce_AndRowsComeMeanwhile(StorageProvider provider)
    {
        var (first, second) = await TwoAsync(provider);
        await first.StoredAsync(File(FurnishingText.Row(1)));
        await second.StoredAsync(File(FurnishingText.Row(1, Another)));
        var decision = Decision(Assert.Single(await OpenAsync(first)).Id, MatchVerdict.Same);

        var importing = Task.Run(() => second.RunAsync(File(Months(FurnishingText.Row(1, Another), "2026-09-30")), null, CancellationToken.None));
        var decisions = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => ReviewsOf(first).DecideAsync(decision, CancellationToken.None))));
        await importing;

        Assert.Single(decisions, outcome => outcome.Value is not null);
        Assert.Single(decisions, outcome => outcome.Refusal is MatchReviewDecided);
        var line = (await OnlyFileAsync(first)).File.Tradelines.Single(line => line.Furnisher == second.Furnisher.Id);
        Assert.Equal([9, 10], line.Months.Select(month => month.AsOf.Month));
        await using var context = first.Context();
        Assert.Empty(await context.HeldMonths.ToListAsync());
    }

    [Theory, EveryStore]
    public async Task FindsAPerson_ByNumberBirthDateAndALikeName(StorageProvider provider)
    {
        var (first, _) = await TwoAsync(provider);
        await first.StoredAsync(File(FurnishingText.Row(1)));
        var known = Person(FurnishingText.Row(1));
        var subjects = new SubjectStore(first.Database.Contexts, TestDatabase.Vault);

        Assert.NotNull(await subjects.FindAsync(Named(known, "Holder Account"), CancellationToken.None));
        Assert.Null(await subjects.FindAsync(Named(known, Another), CancellationToken.None));
        Assert.Null(await subjects.FindAsync(Named(Person(FurnishingText.Row(2)), "Account Holder"), CancellationToken.None));
    }

    private async Task<(Import First, Import Second)> TwoAsync(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        return (await Import.IntoAsync(database), await Import.IntoAsync(database));
    }

    private static MatchReviewStore ReviewsOf(Import import) => new(import.Database.Contexts, import.Store, TestDatabase.Vault);

    private static Task<IReadOnlyList<MatchReview>> OpenAsync(Import import) => ReviewsOf(import).OpenAsync(10, null, CancellationToken.None);

    private static async Task<(SubjectId Subject, CreditFile File)> OnlyFileAsync(Import import)
    {
        await using var context = import.Context();
        var subject = (await context.Subjects.AsNoTracking().SingleAsync()).Id;
        return (subject, (await new CreditFileStore(import.Database.Contexts).ReadAsync(subject, 1, CancellationToken.None))!.ReadableAt(new DateTimeOffset(2026, 11, 22, 0, 0, 0, TimeSpan.Zero)));
    }

    private static int Score(CreditFile file) => Assert.IsType<Score>(Scorecards.Current.Score(file.Tradelines)).Value;

    private static MatchDecision Decision(MatchReviewId review, MatchVerdict verdict) =>
        new(review, verdict, "Copy of the identity card seen.", Operator, new DateTimeOffset(2026, 11, 22, 9, 0, 0, TimeSpan.Zero));

    private static string File(params string[] rows) => string.Join('\n', rows.Prepend(FurnishingText.Header)) + "\n";

    private static string[] HalfYear(string row) => [.. new[] { "05-31", "06-30", "07-31", "08-31", "09-30", "10-31" }.Select(day => Months(row, $"2026-{day}"))];

    private static string Months(string row, string asOf) => asOf + row[10..];

    private static string Corrected(string row) => row.Replace(",TWD,11,", ",TWD,71,", StringComparison.Ordinal);

    private static Identity Person(string row) => ((AcceptedRow)FurnishingText.Rows(File(row))[0]).Month.Subject;

    private static Identity Named(Identity person, string name) => Identity.Of(person.Number, name, person.BirthDate).Value!;
}
