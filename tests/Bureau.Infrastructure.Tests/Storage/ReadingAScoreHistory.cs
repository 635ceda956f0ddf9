using Bureau.Domain.CreditFiles;
using Bureau.Domain.Scoring;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>A person's score month by month, on every store.</summary>
[Collection(Databases.Collection)]
public sealed class ReadingAScoreHistory(Databases databases)
{
    private static readonly ScorecardId Former = new("bureau-credit-0", 7);

    private readonly ManualClock clock = new();

    [Theory, EveryStore]
    public async Task GivesBackEachMonth_NewestFirst_AndNobodyElses(StorageProvider provider)
    {
        var (database, subject) = await FileAsync(provider, latestReport: new(2025, 12, 31));
        var score = await ScoredAsync(database, subject, new(2025, 12, 1));
        await TakenAsync(database, subject, new(2025, 11, 1), Scorecards.Current.Id, new NoScore(NoScoreReason.ThinFile));
        await TakenAsync(database, await database.AddSubjectAsync(), new(2025, 12, 1), Scorecards.Current.Id, new NoScore(NoScoreReason.NoTradeline));

        var history = await HistoryAsync(database, subject);

        Assert.Equal([new(2025, 12, 1), new DateOnly(2025, 11, 1)], history.Select(month => month.Month));
        Assert.Equal((score.Value, score.Band, score.BasePoints, score.Card), (history[0].Value, history[0].Band, history[0].BasePoints, history[0].Card));
        Assert.Equal(score.Contributions.Select(part => new RecordedContribution(part.Characteristic, part.Measured, part.Points)), history[0].Contributions);
        Assert.Equal(At(new(2025, 12, 1)), history[0].ScoredAt);
        Assert.Equal((null, NoScoreReason.ThinFile, null, null), (history[1].Value, history[1].NoScoreReason, history[1].Band, history[1].BasePoints));
        Assert.Empty(history[1].Contributions);
    }

    [Theory, EveryStore]
    public async Task SaysWhereTheCardChanged_AndKeepsTheScoresOfFormerCardsReadable(StorageProvider provider)
    {
        var (database, subject) = await FileAsync(provider, latestReport: new(2025, 12, 31));
        await TakenAsync(database, subject, new(2025, 10, 1), Former, Made(Former));
        await TakenAsync(database, subject, new(2025, 11, 1), Former, Made(Former));
        await ScoredAsync(database, subject, new(2025, 12, 1));

        var history = await HistoryAsync(database, subject);
        Assert.Equal([true, false, false], history.Select(month => month.CardChanged));
        Assert.Equal([Scorecards.Current.Id, Former, Former], history.Select(month => month.Card));
        Assert.Equal((612, 600, null), (history[2].Value, history[2].BasePoints, history[2].Band));
        Assert.Equal([new RecordedContribution(Characteristic.MonthsPastDue, 0, 12)], history[2].Contributions);

        // A page knows of the month before it.
        Assert.True(Assert.Single(await HistoryAsync(database, subject, first: 1)).CardChanged);
        Assert.False(Assert.Single(await HistoryAsync(database, subject, first: 1, after: history[0].Place)).CardChanged);
    }

    [Theory, EveryStore]
    public async Task GivesPages_ThatTogetherAreTheHistory(StorageProvider provider)
    {
        var (database, subject) = await FileAsync(provider, latestReport: new(2025, 12, 31));
        var months = Enumerable.Range(0, 7).Select(age => new DateOnly(2025, 12, 1).AddMonths(-age)).ToList();
        foreach (var month in months)
            await TakenAsync(database, subject, month, Scorecards.Current.Id, new NoScore(NoScoreReason.ThinFile));

        var seen = new List<DateOnly>();
        ScorePlace? after = null;
        for (var page = 0; page < 3; page++)
        {
            var found = await HistoryAsync(database, subject, first: 3, after);
            seen.AddRange(found.Select(month => month.Month));
            after = found[^1].Place;
        }

        Assert.Equal(months, seen);
        Assert.Empty(await HistoryAsync(database, subject, first: 3, after));
    }

    [Theory, EveryStore]
    public async Task HidesNoSnapshot_WhenAPageEndsBetweenTwoOfOneMoment(StorageProvider provider)
    {
        var (database, subject) = await FileAsync(provider, latestReport: new(2025, 12, 31));
        DateOnly[] months = [new(2025, 10, 1), new(2025, 11, 1)];
        ScorecardId[] cards = [Former, Scorecards.Current.Id];
        await Scores(database).SaveAsync(
            [.. months.SelectMany(month => cards.Select(card => new ScoreSnapshot(subject, month, card, new NoScore(NoScoreReason.ThinFile), 1, At(months[1]))))], CancellationToken.None);

        foreach (var size in (int[])[1, 2, 3])
        {
            var seen = new List<(DateOnly, ScorecardId)>();
            ScorePlace? after = null;
            while (await HistoryAsync(database, subject, size, after) is [.., var last] page)
            {
                seen.AddRange(page.Select(month => (month.Month, month.Card)));
                after = last.Place;
            }

            Assert.Equal([.. (await HistoryAsync(database, subject)).Select(month => (month.Month, month.Card))], seen);
            Assert.Equal(4, seen.Distinct().Count());
        }
    }

    // Four years before 2026-01-01 a snapshot may tell of what has expired since.
    [Theory, EveryStore]
    public async Task LeavesOut_WhatIsTooOldToBeRead(StorageProvider provider)
    {
        var (database, subject) = await FileAsync(provider, latestReport: new(2025, 12, 31));
        await TakenAsync(database, subject, new(2022, 1, 1), Scorecards.Current.Id, new NoScore(NoScoreReason.ThinFile));
        await TakenAsync(database, subject, new(2022, 2, 1), Scorecards.Current.Id, new NoScore(NoScoreReason.ThinFile));
        Assert.Equal(new DateOnly(2022, 2, 1), Assert.Single(await HistoryAsync(database, subject)).Month);

        // A late payment of June 2020 has expired, and every snapshot of its file may tell of it.
        var (kept, inOrder) = await FileAsync(provider, latestReport: new(2020, 11, 30));
        await TakenAsync(kept, inOrder, new(2025, 12, 1), Scorecards.Current.Id, new NoScore(NoScoreReason.ThinFile));
        Assert.Single(await HistoryAsync(kept, inOrder));
        var (gone, late) = await FileAsync(provider, latestReport: new(2020, 11, 30), AccountStatus.Late30);
        await TakenAsync(gone, late, new(2025, 12, 1), Scorecards.Current.Id, new NoScore(NoScoreReason.ThinFile));
        Assert.Empty(await HistoryAsync(gone, late));
        Assert.Empty(await HistoryAsync(gone, SubjectId.New()));
    }

    private static Score Made(ScorecardId card) => new(
        612, 600, card, new BandThreshold(Band.Good, "Good", 600), [new Contribution(Characteristic.MonthsPastDue, 0, new ScorecardBin(null, 1, false, 12), 0)], []);

    private static DateTimeOffset At(DateOnly month) => new(month.AddDays(9), new TimeOnly(1, 2, 3), TimeSpan.Zero);

    private async Task<(TestDatabase Database, SubjectId Subject)> FileAsync(StorageProvider provider, DateOnly latestReport, AccountStatus first = AccountStatus.Current)
    {
        var database = await databases.CreateAsync(provider);
        var subject = await database.AddSubjectAsync();
        var furnisher = (await database.AddPartnerAsync()).Id;
        await using var context = await database.Contexts.CreateDbContextAsync();
        context.Tradelines.Add(TradelineRow.Of(subject, new Tradeline(
            TradelineId.New(), furnisher, "ACCOUNT-1", 'R', "18", null, "TWD", null,
            [.. Enumerable.Range(0, 6).Select(month => new TradelineMonth(
                new DateOnly(latestReport.Year, latestReport.Month, 1).AddMonths(month - 4).AddDays(-1), month == 0 ? first : AccountStatus.Current, TrendedUsage.Revolver, 5000, 400, 0, 100))])));
        await context.SaveChangesAsync();
        return (database, subject);
    }

    private static async Task<Score> ScoredAsync(TestDatabase database, SubjectId subject, DateOnly month)
    {
        var file = await new CreditFileStore(database.Contexts).ReadAsync(subject, 1, CancellationToken.None);
        var score = Assert.IsType<Score>(Scorecards.Current.Score(file!.AsOfLatestReport()));
        await TakenAsync(database, subject, month, score.Card, score);
        return score;
    }

    private static Task TakenAsync(TestDatabase database, SubjectId subject, DateOnly month, ScorecardId card, ScoreOutcome outcome) =>
        Scores(database).SaveAsync([new ScoreSnapshot(subject, month, card, outcome, 1, At(month))], CancellationToken.None);

    private static ScoreStore Scores(TestDatabase database) => new(database.Contexts, new CreditFileStore(database.Contexts));

    private Task<IReadOnlyList<MonthlyScore>> HistoryAsync(TestDatabase database, SubjectId subject, int first = 50, ScorePlace? after = null) =>
        new ReadMyScoreHistory(new CreditFileStore(database.Contexts), Scores(database), clock).ExecuteAsync(subject, first, after, CancellationToken.None);
}
