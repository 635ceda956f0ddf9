using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Bureau.Api.Tests.Verbs;
using Microsoft.Data.Sqlite;

namespace Bureau.Api.Tests.Furnishing;

/// <summary>A furnisher sends records without a file and looks at what it sent, over HTTP.</summary>
public sealed class FurnishingTradelinesTests : IAsyncLifetime
{
    private const string Furnish = """
        mutation($records: [TradelineRecordInput!]!) { furnishTradelines(input: {records: $records}) {
          batch { id sha256 format recordsStored recordsUnchanged recordsHeld recordsRejected receivedAt }
          results { index outcome mistakes { field code message } } } }
        """;

    private const string Tradeline = "query($number: String!) { furnishedTradeline(accountNumber: $number) { accountNumber currency months { asOf currentBalance status } } }";

    private readonly SetClock clock = new();
    private RunningBureau bureau = null!;
    private string furnisher = null!;

    public async Task InitializeAsync()
    {
        bureau = await RunningBureau.StartAsync(clock);
        furnisher = await bureau.TokenAsync("demo-furnisher");
    }

    public async Task DisposeAsync() => await bureau.DisposeAsync();

    [Fact]
    public async Task RecordsAreStored_AndTheirSubjectSeesThem()
    {
        var answer = await FurnishAsync(Record("L-1"), Record("L-1", ("asOf", Day(-60)), ("currentBalance", "-0.5")));

        Assert.Null(answer.Code());
        Assert.Equal(["STORED", "STORED"], Outcomes(answer));
        Assert.Equal(("GRAPHQL", "2"), (answer.Text("data.furnishTradelines.batch.format"), answer.Text("data.furnishTradelines.batch.recordsStored")));
        var mine = await bureau.AskAsync(bureau.TokenOfPerson(1), "{ me { tradelines { accountNumber months { currentBalance } } } }");
        var account = mine.At("data.me.tradelines")!.AsArray().Single(tradeline => tradeline!.Text("accountNumber") == "L-1")!;
        Assert.Equal(["-0.50", "1200"], account["months"]!.AsArray().Select(month => month!.Text("currentBalance")));
    }

    [Fact]
    public async Task EveryMistakeOfARecord_IsTold_AndStopsNoOther()
    {
        var answer = await FurnishAsync(
            Record("L-1"),
            Record("L-2", ("currentBalance", "12x"), ("subjectName", null), ("asOf", "2026-02-30")),
            Record("L-3", ("creditLimit", "-1")),
            Record("L-1", SandboxIdentity.Of(3)),
            Record("L-4"));

        Assert.Equal(["STORED", "REJECTED", "REJECTED", "REJECTED", "STORED"], Outcomes(answer));
        Assert.Equal(["asOf NOT_A_DATE", "currentBalance NOT_AN_AMOUNT", "subjectName REQUIRED"], Mistakes(answer, 1));
        Assert.Equal(["creditLimit AMOUNT_NEGATIVE"], Mistakes(answer, 2));
        Assert.Equal(["accountNumber ACCOUNT_OF_ANOTHER_SUBJECT"], Mistakes(answer, 3));
        Assert.Equal(("2", "3"), (answer.Text("data.furnishTradelines.batch.recordsStored"), answer.Text("data.furnishTradelines.batch.recordsRejected")));
        Assert.Equal("ACCOUNT_NOT_FOUND", (await bureau.AskAsync(furnisher, Tradeline, new { number = "L-2" })).Code());
    }

    [Fact]
    public async Task ARecordOfDoubtfulIdentity_IsHeld_AndNobodySeesIt()
    {
        var answer = await FurnishAsync(Record("L-1", SandboxIdentity.Of(1) with { Name = "Somebody Else" }), Record("L-2"));

        Assert.Equal(["HELD", "STORED"], Outcomes(answer));
        Assert.Equal(("1", "1"), (answer.Text("data.furnishTradelines.batch.recordsHeld"), answer.Text("data.furnishTradelines.batch.recordsStored")));
        Assert.Equal("ACCOUNT_NOT_FOUND", (await bureau.AskAsync(furnisher, Tradeline, new { number = "L-1" })).Code());
        var mine = await bureau.AskAsync(bureau.TokenOfPerson(1), "{ me { tradelines { accountNumber } } }");
        Assert.DoesNotContain("L-1", mine.At("data.me.tradelines")!.AsArray().Select(tradeline => tradeline!.Text("accountNumber")));
    }

    [Fact]
    public async Task TwoRecordsOfOneDayThatDisagree_AreNotBothStored()
    {
        var answer = await FurnishAsync(Record("L-1"), Record("L-1", ("currentBalance", "7")), Record("L-1"), Record("L-1", ("currentBalance", "8"), ("correctionIndicator", "1")));

        Assert.Equal(["STORED", "REJECTED", "UNCHANGED", "STORED"], Outcomes(answer));
        Assert.Equal(["asOf DUPLICATE_ACCOUNT_DAY"], Mistakes(answer, 1));
        Assert.Equal("8", (await bureau.AskAsync(furnisher, Tradeline, new { number = "L-1" })).Text("data.furnishedTradeline.months.0.currentBalance"));
    }

    [Fact]
    public async Task TheSameBatchAgain_ChangesNothing_AndIsTheFirstOne()
    {
        var first = await FurnishAsync(Record("L-1"), Record("L-2"));
        await FurnishAsync(Record("L-1", ("currentBalance", "7"), ("correctionIndicator", "1")));
        clock.Move(TimeSpan.FromMinutes(1));

        var again = await FurnishAsync(Record("L-1"), Record("L-2"));

        Assert.Equal(["UNCHANGED", "UNCHANGED"], Outcomes(again));
        foreach (var same in (string[])["id", "sha256", "receivedAt"])
            Assert.Equal(first.Text($"data.furnishTradelines.batch.{same}"), again.Text($"data.furnishTradelines.batch.{same}"));
        Assert.Equal(("0", "2"), (again.Text("data.furnishTradelines.batch.recordsStored"), again.Text("data.furnishTradelines.batch.recordsUnchanged")));
        Assert.Equal("7", (await bureau.AskAsync(furnisher, Tradeline, new { number = "L-1" })).Text("data.furnishedTradeline.months.0.currentBalance"));
        Assert.Equal(2, (await bureau.AskAsync(furnisher, "{ furnishedBatches { edges { node { id } } } }")).At("data.furnishedBatches.edges")!.AsArray().Count);
    }

    [Fact]
    public async Task TheDigest_IsThatOfTheRecordsAsNdjson_AndThatFileIsTheSameBatch()
    {
        var person = SandboxIdentity.Of(1);
        var answer = await FurnishAsync(Record("Q\"\\/1"), Record("L-2", ("openedOn", "")));
        var ndjson =
            $$"""
            {"as_of":"{{Day(-30)}}","account_number":"Q\"\\/1","portfolio_type":"R","account_type":"18","currency":"CNY","account_status":"11","current_balance":"1200","subject_id_type":"CN_RESIDENT_ID","subject_id":"{{person.Number}}","subject_name":"{{person.Name}}","birth_date":"{{person.BirthDate}}"}
            {"as_of":"{{Day(-30)}}","account_number":"L-2","portfolio_type":"R","account_type":"18","currency":"CNY","account_status":"11","current_balance":"1200","subject_id_type":"CN_RESIDENT_ID","subject_id":"{{person.Number}}","subject_name":"{{person.Name}}","birth_date":"{{person.BirthDate}}"}

            """;
        using var folder = new TemporaryFile(ndjson);

        var import = await TypedVerb.RunAsync(bureau.Store, "import", "tradelines", folder.Path, "--json");

        Assert.Equal(["STORED", "STORED"], Outcomes(answer));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ndjson))), answer.Text("data.furnishTradelines.batch.sha256"));
        var file = JsonNode.Parse(import.Output)!["files"]![0]!;
        Assert.Equal((answer.Text("data.furnishTradelines.batch.id"), "0", "2"), (file.Text("batch"), file.Text("stored"), file.Text("unchanged")));
    }

    [Fact]
    public async Task ABatch_HasAtLeastOneRecord_AndAThousandAtMost()
    {
        var many = Enumerable.Range(0, 1_001).Select(number => Record($"M-{number:D4}")).ToArray();

        Assert.Equal("BATCH_EMPTY", (await FurnishAsync()).Code());
        Assert.Equal("BATCH_TOO_LARGE", (await FurnishAsync(many)).Code());
        var most = await FurnishAsync(many[1..]);
        Assert.Equal("1000", most.Text("data.furnishTradelines.batch.recordsStored"));
        Assert.Equal(Enumerable.Range(0, 1_000), most.At("data.furnishTradelines.results")!.AsArray().Select(result => result!["index"]!.GetValue<int>()));
    }

    [Fact]
    public async Task WhatMayNeverBeFurnished_HasNoField()
    {
        var record = Record("L-1");
        record["religion"] = "none";

        Assert.Equal("VARIABLE_INVALID", (await FurnishAsync(record)).Code());
    }

    [Fact]
    public async Task AnAccount_IsFoundByTheNumberThatItHadBefore()
    {
        await FurnishAsync(Record("L-1"));
        Assert.Equal(["STORED"], Outcomes(await FurnishAsync(Record("L-1", ("asOf", Day(0)), ("newAccountNumber", "L-9")))));

        foreach (var number in (string[])["L-1", "L-9"])
            Assert.Equal("L-9", (await bureau.AskAsync(furnisher, Tradeline, new { number })).Text("data.furnishedTradeline.accountNumber"));
    }

    [Fact]
    public async Task AFurnisherSeesItsOwnAlone()
    {
        await FurnishAsync(Record("L-1"));
        await FurnishAsync(Record("L-2"));
        const string Other = "7B000000-0000-7000-8000-000000000001";
        Change($"INSERT INTO partners (id, name, tier, suspended, version) SELECT '{Other}', 'Harbour Bank', tier, 0, 1 FROM partners WHERE tier = (SELECT tier FROM partners JOIN furnishing_batches ON furnisher_id = partners.id LIMIT 1)");
        Change($"UPDATE tradelines SET furnisher_id = '{Other}' WHERE account_number = 'L-1'");
        Change($"UPDATE furnishing_batches SET furnisher_id = '{Other}' WHERE id = (SELECT min(id) FROM furnishing_batches)");

        var others = await bureau.AskAsync(furnisher, Tradeline, new { number = "L-1" });
        Assert.Equal("ACCOUNT_NOT_FOUND", others.Code());
        Assert.Equal((await bureau.AskAsync(furnisher, Tradeline, new { number = "N-0" })).ToJsonString(), others.ToJsonString());
        Assert.Single((await bureau.AskAsync(furnisher, "{ furnishedBatches { edges { node { id } } } }")).At("data.furnishedBatches.edges")!.AsArray());

        // The same number is an account of its own, and the other's stays as it was.
        Assert.Equal(["STORED"], Outcomes(await FurnishAsync(Record("L-1", ("currentBalance", "3")))));
        var mine = await bureau.AskAsync(bureau.TokenOfPerson(1), "{ me { tradelines { accountNumber months { currentBalance } } } }");
        Assert.Equal(["1200", "3"], mine.At("data.me.tradelines")!.AsArray().Where(line => line!.Text("accountNumber") == "L-1").Select(line => line!.Text("months.0.currentBalance")).Order());
    }

    [Fact]
    public async Task Batches_ComeInPages_NewestFirst()
    {
        var ids = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            ids.Add((await FurnishAsync(Record($"L-{number}"))).Text("data.furnishTradelines.batch.id"));
            clock.Move(TimeSpan.FromSeconds(1));
        }

        var seen = new List<string>();
        string? after = null;
        for (var page = 0; page < 3; page++)
        {
            var answer = (await bureau.AskAsync(furnisher, "query($after: String) { furnishedBatches(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }", new { after })).At("data.furnishedBatches")!;
            seen.AddRange(answer["edges"]!.AsArray().Select(edge => edge!.Text("node.id")));
            Assert.Equal(page < 2, answer["pageInfo"]!["hasNextPage"]!.GetValue<bool>());
            after = answer.Text("pageInfo.endCursor");
        }

        Assert.Equal(Enumerable.Reverse(ids), seen);

        // The largest number; it with an id; a moment without an id.
        foreach (var cursor in (string[])["OTIyMzM3MjAzNjg1NDc3NTgwNw", "OTIyMzM3MjAzNjg1NDc3NTgwNyAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMA", "MSBvbmU"])
            Assert.Equal("CURSOR_MALFORMED", (await bureau.AskAsync(furnisher, $"{{ furnishedBatches(after: \"{cursor}\") {{ pageInfo {{ hasNextPage }} }} }}")).Code());
        Assert.Equal("PAGE_SIZE_OUT_OF_RANGE", (await bureau.AskAsync(furnisher, "{ furnishedBatches(first: 0) { pageInfo { hasNextPage } } }")).Code());
    }

    [Fact]
    public async Task ASuspendedFurnisher_IsRefused()
    {
        await FurnishAsync(Record("L-1"));
        Change("UPDATE partners SET suspended = 1 WHERE id = (SELECT furnisher_id FROM furnishing_batches)");

        Assert.Equal("AGREEMENT_NOT_IN_FORCE", (await FurnishAsync(Record("L-2"))).Code());
        Assert.Equal("AGREEMENT_NOT_IN_FORCE", (await bureau.AskAsync(furnisher, Tradeline, new { number = "L-1" })).Code());
        Assert.Equal("AGREEMENT_NOT_IN_FORCE", (await bureau.AskAsync(furnisher, "{ furnishedBatches { pageInfo { hasNextPage } } }")).Code());
    }

    [Fact]
    public async Task NoIdentityNumberComesBack()
    {
        var person = SandboxIdentity.Of(1);
        var wrong = person.Number[..^1] + (person.Number[^1] == '1' ? '2' : '1');
        var answer = await FurnishAsync(Record("L-1"), Record(person.Number, ("subjectId", wrong), ("asOf", person.Number)));

        Assert.Equal(["STORED", "REJECTED"], Outcomes(answer));
        Assert.DoesNotContain(person.Number[..17], answer.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(person.Number, (await bureau.AskAsync(furnisher, Tradeline, new { number = "L-1" })).ToJsonString(), StringComparison.Ordinal);
    }

    private Task<JsonNode> FurnishAsync(params JsonObject[] records) => bureau.AskAsync(furnisher, Furnish, new { records });

    private JsonObject Record(string account, params (string Name, string? Value)[] changes) => Record(account, SandboxIdentity.Of(1), changes);

    private JsonObject Record(string account, SandboxIdentity person, params (string Name, string? Value)[] changes)
    {
        var record = new JsonObject
        {
            ["asOf"] = Day(-30),
            ["accountNumber"] = account,
            ["portfolioType"] = "R",
            ["accountType"] = "18",
            ["currency"] = "CNY",
            ["accountStatus"] = "11",
            ["currentBalance"] = "1200",
            ["subjectIdType"] = "CN_RESIDENT_ID",
            ["subjectId"] = person.Number,
            ["subjectName"] = person.Name,
            ["birthDate"] = person.BirthDate,
        };
        foreach (var (name, value) in changes)
            record[name] = value;
        return record;
    }

    private string Day(int days) => clock.GetUtcNow().UtcDateTime.AddDays(days).ToString("yyyy-MM-dd");

    private void Change(string statement)
    {
        using var connection = new SqliteConnection(bureau.Store.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private static IEnumerable<string> Outcomes(JsonNode answer) => answer.At("data.furnishTradelines.results")!.AsArray().Select(result => result!.Text("outcome"));

    private static IEnumerable<string> Mistakes(JsonNode answer, int record) =>
        answer.At($"data.furnishTradelines.results.{record}.mistakes")!.AsArray().Select(mistake => $"{mistake!.Text("field")} {mistake!.Text("code")}").Order(StringComparer.Ordinal);

    private sealed class TemporaryFile : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("bureau-records-").FullName;

        public TemporaryFile(string text) => File.WriteAllText(Path, text);

        public string Path => System.IO.Path.Combine(folder, "records.ndjson");

        public void Dispose() => Directory.Delete(folder, recursive: true);
    }
}
