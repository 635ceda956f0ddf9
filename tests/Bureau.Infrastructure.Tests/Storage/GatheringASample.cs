using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Training;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage;
using Bureau.Infrastructure.Storage.Rows;

namespace Bureau.Infrastructure.Tests.Storage;

[Collection(Databases.Collection)]
public sealed class GatheringASample(Databases databases)
{
    private static readonly DateOnly LatestMonth = new(2005, 9, 30);

    [Theory, EveryStore]
    public async Task JoinsOutcomesWithFiles_AndCountsTheRest(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var furnisher = (await database.AddPartnerAsync()).Id;
        await AddAsync(database, furnisher, "A-1");
        await AddAsync(database, furnisher, "A-2", months: 2);
        await AddAsync(database, (await database.AddPartnerAsync()).Id, "A-3");

        var gathered = (await GatherAsync(database, furnisher, ("A-1", true), ("A-2", false), ("A-3", false), ("a-1", false))).Value!;

        Assert.Equal(["A-1"], gathered.Accounts);
        Assert.Equal([true], gathered.Sample.Defaulted);
        Assert.Equal((4, 2, 2, 1, 1, 1), (
            gathered.Counts.Listed, gathered.Counts.Unknown, gathered.Counts.People, gathered.Counts.WithoutScore, gathered.Counts.Scored, gathered.Counts.Defaulted));
        Assert.Equal((LatestMonth, LatestMonth), (gathered.Counts.FirstLatest, gathered.Counts.LastLatest));
    }

    [Theory, EveryStore]
    public async Task TakesAPersonOnce_BadWhenAnyAccountTurnedOutBad(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var furnisher = (await database.AddPartnerAsync()).Id;
        var subject = await AddAsync(database, furnisher, "B-2");
        await AddAsync(database, furnisher, "B-1", subject: subject);

        var gathered = (await GatherAsync(database, furnisher, ("B-2", true), ("B-1", false))).Value!;

        Assert.Equal(["B-1"], gathered.Accounts);
        Assert.Equal([true], gathered.Sample.Defaulted);
    }

    [Theory, EveryStore]
    public async Task FindsAnAccount_ByTheNumberItHadBefore(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);
        var furnisher = (await database.AddPartnerAsync()).Id;
        await AddAsync(database, furnisher, "C-NEW", former: "C-OLD");

        Assert.Equal(["C-OLD"], (await GatherAsync(database, furnisher, ("C-OLD", false))).Value!.Accounts);
    }

    [Theory, EveryStore]
    public async Task IsTheSame_InWhateverOrderFilesAndOutcomesCome(StorageProvider provider)
    {
        var gathered = new List<GatheredSample>();
        foreach (var numbers in new[] { Enumerable.Range(0, 30), Enumerable.Range(0, 30).Reverse() })
        {
            var database = await databases.CreateAsync(provider);
            var furnisher = (await database.AddPartnerAsync()).Id;
            foreach (var number in numbers)
                await AddAsync(database, furnisher, $"D-{number}", balance: number * 1_000);
            gathered.Add((await GatherAsync(database, furnisher, [.. numbers.Select(number => ($"D-{number}", number % 3 == 0))])).Value!);
        }

        Assert.Equal(gathered[0].Counts, gathered[1].Counts);
        Assert.Equal(gathered[0].Accounts, gathered[1].Accounts);
        Assert.Equal(gathered[0].Sample.Defaulted, gathered[1].Sample.Defaulted);
        Assert.All(Scorecards.Current.Characteristics, row => Assert.Equal(gathered[0].Sample[row.Characteristic], gathered[1].Sample[row.Characteristic]));
    }

    [Theory, EveryStore]
    public async Task Refuses_WhenNoAccountIsKnown(StorageProvider provider)
    {
        var database = await databases.CreateAsync(provider);

        Assert.Equal(new OutcomesMatchNothing(), (await GatherAsync(database, PartnerId.New(), ("E-1", true))).Refusal);
    }

    private static Task<Bureau.Domain.Outcome<GatheredSample>> GatherAsync(TestDatabase database, PartnerId furnisher, params (string Account, bool Defaulted)[] outcomes) =>
        new GatherSample(new SampleStore(database.Contexts)).ExecuteAsync(
            furnisher, Scorecards.Current, outcomes.ToDictionary(outcome => outcome.Account, outcome => outcome.Defaulted, StringComparer.Ordinal), until: null, progress: null, CancellationToken.None);

    private static async Task<SubjectId> AddAsync(
        TestDatabase database, PartnerId furnisher, string account, int months = 6, decimal balance = 5_000, SubjectId? subject = null, string? former = null)
    {
        var holder = subject ?? await database.AddSubjectAsync();
        var tradeline = new Tradeline(
            TradelineId.New(), furnisher, account, 'R', "18", null, "TWD", null,
            [.. Enumerable.Range(0, months).Select(i => new TradelineMonth(
                new DateOnly(LatestMonth.Year, LatestMonth.Month, 1).AddMonths(i + 2 - months).AddDays(-1), AccountStatus.Current, TrendedUsage.Revolver, 50_000, balance, null, 1_000))]);
        await using var context = await database.Contexts.CreateDbContextAsync();
        context.Tradelines.Add(TradelineRow.Of(holder, tradeline));
        if (former is not null)
            context.FormerAccountNumbers.Add(new FormerAccountNumberRow { FurnisherId = furnisher, AccountNumber = former, TradelineId = tradeline.Id });
        await context.SaveChangesAsync();
        return holder;
    }
}
