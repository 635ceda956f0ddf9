using System.Globalization;
using System.Text.Json.Nodes;
using Bureau.Api.Verbs;

namespace Bureau.Api.Tests.Verbs;

public sealed class TrainingACard : IDisposable
{
    private const int People = 600;

    private static readonly string[] Written = ["card.json", "card.model.json", "card.model.md"];

    private readonly string folder = Directory.CreateTempSubdirectory("bureau-train-").FullName;
    private readonly TemporaryStore store = new();

    [Fact]
    public async Task GivesTheSameBytes_WhateverTheOrderOfRows()
    {
        using var other = new TemporaryStore();
        var first = await TrainAsync(store, "first", MadeUp());
        var second = await TrainAsync(other, "second", [.. MadeUp().Reverse()]);

        Assert.All(Written, name => Assert.Equal(File.ReadAllBytes(Path.Combine(first, name)), File.ReadAllBytes(Path.Combine(second, name))));
        Assert.Equal(Written.Order(), Directory.GetFiles(first, "card*").Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task WritesACardThatEvaluateReads_WithItsModelCardAsReference()
    {
        var trained = await TrainAsync(store, "trained", MadeUp());

        var typed = await TypedVerb.RunAsync(store, "score", "evaluate", "--outcomes", Outcomes(trained), "--people", Traits(trained), "--card", Path.Combine(trained, "card.json"), "--json");

        Assert.Equal(0, typed.ExitCode);
        var figures = JsonNode.Parse(typed.Output)!;
        Assert.Equal(("made-up-7", People, 0), ((string?)figures["card"], (int)figures["sample"]!["scored"]!, (int)figures["sample"]!["unknown"]!));
        Assert.InRange((double)figures["power"]!["areaUnderCurve"]!, 0.7, 1);
        Assert.Equal(0, (double)figures["stability"]!["bands"]!);
        Assert.Equal(["F", "M", "25–34"], figures["impact"]!["groups"]!.AsArray().Select(group => (string?)group!["name"]));
    }

    [Fact]
    public async Task EvaluatesTheCardInUse_AndDrawsItForPeople()
    {
        var made = await FillAsync(store, "plain", MadeUp());

        var typed = await TypedVerb.RunAsync(store, "score", "evaluate", "--outcomes", Outcomes(made), "--people", Traits(made));

        Assert.Equal(0, typed.ExitCode);
        Assert.All(
            ["AUC ", "Gini ", "KS ", "██", "Poor ", "600 accounts listed, 0 unknown", "Sex F ", "Age 25–34 "],
            shown => Assert.Contains(shown, typed.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TellsHowManyAccountsAreUnknown()
    {
        var made = await FillAsync(store, "unknown", MadeUp());
        File.AppendAllText(Outcomes(made), "NOBODY-1,1\nNOBODY-2,0\n");

        var typed = await TypedVerb.RunAsync(store, "score", "evaluate", "--outcomes", Outcomes(made));

        Assert.Contains("602 accounts listed, 2 unknown", typed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LeavesOutMonths_AfterTheDayOfTheScore()
    {
        var made = await FillAsync(store, "until", MadeUp());

        var typed = await TypedVerb.RunAsync(store, "score", "evaluate", "--outcomes", Outcomes(made), "--until", "2026-04-30", "--json");
        var refused = await TypedVerb.RunAsync(store, "score", "evaluate", "--outcomes", Outcomes(made), "--until", "2026-02-28");

        Assert.Equal("2026-04-30", (string?)JsonNode.Parse(typed.Output)!["sample"]!["lastLatest"]);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("SAMPLE_TOO_SMALL: ", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("account_number,defaulted\nX-1,1\n", "OUTCOMES_MATCH_NOTHING")]
    [InlineData("account_number,defaulted\nA-0001,1\n", "SAMPLE_TOO_SMALL")]
    [InlineData("account_number,defaulted\nA-0001,2\n", "SAMPLE_ROWS_MALFORMED")]
    [InlineData("account_number,bad\nA-0001,1\n", "SAMPLE_COLUMN_MISSING")]
    [InlineData("", "FILE_EMPTY")]
    public async Task RefusesOutcomes_FromWhichNothingCanBeLearnt(string outcomes, string code)
    {
        var made = await FillAsync(store, "refused", MadeUp().Take(3).ToArray());
        File.WriteAllText(Outcomes(made), outcomes);

        foreach (var verb in new[] { "evaluate", "train" })
        {
            string[] words = ["score", verb, "--outcomes", Outcomes(made), .. verb == "train" ? new[] { "--out", Path.Combine(made, "card.json") } : []];
            var typed = await TypedVerb.RunAsync(store, words);

            Assert.Equal((1, ""), (typed.ExitCode, typed.Output));
            Assert.Contains($"{code}: ", typed.Error, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(Path.Combine(made, "card.json")));
    }

    [Theory]
    [InlineData("{", "SCORECARD_UNSOUND")]
    [InlineData(null, "FILE_NOT_READABLE")]
    public async Task RefusesACard_ThatCannotBeRead(string? card, string code)
    {
        var made = await FillAsync(store, "card", MadeUp().Take(3).ToArray());
        var file = Path.Combine(made, "card.json");
        if (card is not null)
            File.WriteAllText(file, card);

        var typed = await TypedVerb.RunAsync(store, "score", "evaluate", "--outcomes", Outcomes(made), "--card", file);

        Assert.Equal((1, ""), (typed.ExitCode, typed.Output));
        Assert.StartsWith($"{code}: ", typed.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("score train --outcomes a.csv")]
    [InlineData("score train --out card.json")]
    [InlineData("score train --outcomes a.csv --out card.json --version 0")]
    [InlineData("score evaluate")]
    public async Task ExitCodeIsTwo_WhenTheLineLacksSomething(string line) => Assert.Equal(ExitCode.Usage, (await TypedVerb.RunAsync(line.Split(' '))).ExitCode);

    public void Dispose()
    {
        store.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static string Outcomes(string made) => Path.Combine(made, "outcomes.csv");

    private static string Traits(string made) => Path.Combine(made, "people.csv");

    private async Task<string> TrainAsync(TemporaryStore into, string name, Person[] people)
    {
        var made = await FillAsync(into, name, people);
        var typed = await TypedVerb.RunAsync(
            into, "score", "train", "--outcomes", Outcomes(made), "--people", Traits(made), "--out", Path.Combine(made, "card.json"), "--name", "made-up", "--version", "7");
        Assert.True(typed.ExitCode == 0, typed.Error);
        Assert.Contains("made-up-7: fitted on 600 people", typed.Output, StringComparison.Ordinal);
        return made;
    }

    private async Task<string> FillAsync(TemporaryStore into, string name, Person[] people)
    {
        var made = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        var accounts = Path.Combine(made, "accounts.csv");
        File.WriteAllText(
            accounts,
            "as_of,account_number,portfolio_type,account_type,credit_limit,currency,account_status,trended_usage,current_balance,actual_payment,subject_id_type,subject_id,subject_name,birth_date\n"
            + string.Concat(people.SelectMany(person => person.Rows)));
        File.WriteAllText(Outcomes(made), "account_number,defaulted\n" + string.Concat(people.Select(person => $"{person.Account},{(person.Defaulted ? 1 : 0)}\n")));
        File.WriteAllText(Traits(made), "account_number,sex,age\n" + string.Concat(people.Select(person => $"{person.Account},{(person.Number % 2 == 0 ? "F" : "M")},30\n")));
        Assert.Equal(0, (await TypedVerb.RunAsync(into, "import", "tradelines", accounts)).ExitCode);
        return made;
    }

    // Who is late or uses much of the limit defaults more often.
    private static Person[] MadeUp()
    {
        var chance = new Random(7);
        return [.. Enumerable.Range(0, People).Select(number =>
        {
            var (late, balance) = (chance.Next(3) == 0, chance.Next(1, 100) * 500);
            var odds = Math.Exp(1.6 - (late ? 2 : 0) - (balance > 25_000 ? 1.5 : 0));
            return new Person(number, chance.NextDouble() > odds / (1 + odds), late, balance);
        })];
    }

    private sealed record Person(int Number, bool Defaulted, bool Late, int Balance)
    {
        public string Account => $"A-{Number:0000}";

        // Made up, in area 999999, which is assigned to no place.
        public IEnumerable<string> Rows => Enumerable.Range(1, 6).Select(month => string.Create(
            CultureInfo.InvariantCulture,
            $"{new DateOnly(2026, month, 1).AddMonths(1).AddDays(-1):yyyy-MM-dd},{Account},R,18,50000,TWD,{(Late && month > 4 ? "78" : "11")},REVOLVER,{Balance + month},{Number % 40 * 100},CN_RESIDENT_ID,{IdentityNumber},Account Holder,1990-01-{1 + (Number / 300):00}\n"));

        private string IdentityNumber
        {
            get
            {
                int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
                var body = $"999999199001{1 + (Number / 300):00}{Number % 300:000}";
                return body + "10X98765432"[body.Select((digit, place) => (digit - '0') * weights[place]).Sum() % 11];
            }
        }
    }
}
