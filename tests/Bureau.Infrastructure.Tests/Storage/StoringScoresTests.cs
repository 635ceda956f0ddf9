using Bureau.Domain.CreditFiles;
using Bureau.Domain.Scoring;
using Bureau.Infrastructure.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Tests.Storage;

/// <summary>Snapshots of scores, on every store.</summary>
[Collection(Databases.Collection)]
public sealed class StoringScoresTests(Databases databases)
{
    private static readonly DateOnly Month = new(2026, 11, 1);

    [Theory, EveryStore]
    public async Task KeepsWhatWasScored_AndNothingIsDueAnyMore(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var subject = await database.AddSubjectAsync();
        var other = await database.AddSubjectAsync();
        var store = new ScoreStore(database.Contexts, new CreditFileStore(database.Contexts));
        var card = Scorecards.Current;
        var at = new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero).AddTicks(7);
        var score = new Score(
            612, 600, card.Id, new BandThreshold(Band.Good, "Good", 600),
            [new Contribution(card.Characteristics[0].Characteristic, 0.125, card.Characteristics[0].Bins[0], 3), new Contribution(card.Characteristics[1].Characteristic, null, card.Characteristics[1].Bins[0], 0)],
            []);

        await store.SaveAsync(
            [new ScoreSnapshot(subject, Month, card.Id, score, 1, at), new ScoreSnapshot(other, Month, card.Id, new NoScore(NoScoreReason.ThinFile), 1, at)], CancellationToken.None);

        Assert.Empty(await store.DueAsync(card.Id, Month, CancellationToken.None));
        await using var context = await database.Contexts.CreateDbContextAsync();
        var rows = await context.Scores.AsNoTracking().ToDictionaryAsync(row => row.SubjectId);
        Assert.Equal((612, null, 1L, at), (rows[subject].Value, rows[subject].NoScoreReason, rows[subject].FileVersion, rows[subject].ScoredAt));
        Assert.Equal(
            $$"""[{"characteristic":"{{score.Contributions[0].Characteristic}}","Measured":0.125,"Points":{{score.Contributions[0].Points}}},"""
            + $$"""{"characteristic":"{{score.Contributions[1].Characteristic}}","Measured":null,"Points":{{score.Contributions[1].Points}}}]""",
            rows[subject].Contributions);
        Assert.Equal((null, NoScoreReason.ThinFile, "[]"), (rows[other].Value, rows[other].NoScoreReason, rows[other].Contributions));
    }

    [Theory, EveryStore]
    public async Task ReplacesTheSnapshotOfTheMonth_AndKeepsOtherMonths(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var subject = await database.AddSubjectAsync();
        var store = new ScoreStore(database.Contexts, new CreditFileStore(database.Contexts));
        var card = Scorecards.Current.Id;
        ScoreSnapshot Made(DateOnly month, NoScoreReason reason, long version) => new(subject, month, card, new NoScore(reason), version, DateTimeOffset.UtcNow);
        await store.SaveAsync([Made(Month.AddMonths(-1), NoScoreReason.NoTradeline, 1), Made(Month, NoScoreReason.NoTradeline, 1)], CancellationToken.None);
        await database.ChangeAsync($"UPDATE credit_files SET version = 2");
        var due = await store.DueAsync(card, Month, CancellationToken.None);
        await store.SaveAsync([Made(Month, NoScoreReason.AllDisputed, 2)], CancellationToken.None);

        Assert.Equal([subject], due);
        Assert.Empty(await store.DueAsync(card, Month, CancellationToken.None));
        await using var context = await database.Contexts.CreateDbContextAsync();
        var rows = await context.Scores.AsNoTracking().ToDictionaryAsync(row => row.Month, row => (row.NoScoreReason, row.FileVersion));
        Assert.Equal((NoScoreReason.NoTradeline, 1L), rows[Month.AddMonths(-1)]);
        Assert.Equal((NoScoreReason.AllDisputed, 2L), rows[Month]);
    }
}
