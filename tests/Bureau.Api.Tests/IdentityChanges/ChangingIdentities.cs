using System.Text.Json.Nodes;

namespace Bureau.Api.Tests.IdentityChanges;

/// <summary>What operators do to say who people are, as they would write it.</summary>
internal static class ChangingIdentities
{
    private const string Fields = "id kind status person { name identityNumber } kept { name identityNumber } diedOn newIdentityNumber because proposedBy expiresAt decidedBy decidedAt";

    public static Task<JsonNode> RecordDeathAsync(this RunningBureau bureau, string token, SandboxIdentity person, string diedOn, string because = "Certificate of death seen.") =>
        bureau.AskAsync(token, $"mutation($input: RecordDeathInput!) {{ recordDeath(input: $input) {{ {Fields} }} }}", new { input = new { person = Person(person), diedOn, because } });

    public static Task<JsonNode> MergeAsync(this RunningBureau bureau, string token, SandboxIdentity duplicate, SandboxIdentity kept) =>
        bureau.AskAsync(token, $"mutation($input: MergeSubjectsInput!) {{ mergeSubjects(input: $input) {{ {Fields} }} }}", new
        {
            input = new { duplicate = Person(duplicate), kept = Person(kept), because = "Both identity cards seen." },
        });

    public static Task<JsonNode> ChangeNumberAsync(this RunningBureau bureau, string token, SandboxIdentity person, string newNumber) =>
        bureau.AskAsync(token, $"mutation($input: ChangeIdentityNumberInput!) {{ changeIdentityNumber(input: $input) {{ {Fields} }} }}", new
        {
            input = new { person = Person(person), newNumber, because = "The register's certificate seen." },
        });

    public static Task<JsonNode> ConfirmAsync(this RunningBureau bureau, string token, string change) =>
        bureau.AskAsync(token, $"mutation($change: ID!) {{ confirmIdentityChange(change: $change) {{ {Fields} }} }}", new { change });

    public static Task<JsonNode> WithdrawChangeAsync(this RunningBureau bureau, string token, string change) =>
        bureau.AskAsync(token, $"mutation($change: ID!) {{ withdrawIdentityChange(change: $change) {{ {Fields} }} }}", new { change });

    public static Task<JsonNode> ChangesAsync(this RunningBureau bureau, string token, bool open = true, int first = 20, string? after = null) =>
        bureau.AskAsync(
            token,
            $"query($open: Boolean!, $first: Int!, $after: String) {{ identityChanges(open: $open, first: $first, after: $after) {{ edges {{ node {{ {Fields} }} }} pageInfo {{ hasNextPage endCursor }} }} }}",
            new { open, first, after });

    /// <summary>One operator proposes, the other confirms.</summary>
    public static async Task DoAsync(this RunningBureau bureau, Func<string, Task<JsonNode>> propose, string mutation)
    {
        var proposed = await propose(await bureau.TokenAsync("demo-operator"));
        var confirmed = await bureau.ConfirmAsync(await bureau.TokenAsync("demo-operator-2"), proposed.Text($"data.{mutation}.id"));
        Assert.True(confirmed.Code() is null, confirmed.ToJsonString());
        Assert.Equal("CONFIRMED", confirmed.Text("data.confirmIdentityChange.status"));
    }

    /// <summary>A furnisher reports a month of an account.</summary>
    public static async Task<string> FurnishAsync(this RunningBureau bureau, SandboxIdentity person, string account, string asOf)
    {
        var record = new
        {
            asOf,
            accountNumber = account,
            portfolioType = "R",
            accountType = "18",
            accountStatus = "11",
            openedOn = "2028-01-05",
            currency = "CNY",
            creditLimit = "20000.00",
            currentBalance = "1000.00",
            subjectIdType = "CN_RESIDENT_ID",
            subjectId = person.Number,
            subjectName = person.Name,
            birthDate = person.BirthDate,
        };
        var answer = await bureau.AskAsync(
            await bureau.TokenAsync("demo-furnisher"),
            "mutation($records: [TradelineRecordInput!]!) { furnishTradelines(input: {records: $records}) { batch { recordsStored } results { outcome } } }", new { records = new[] { record } });
        return answer.Text("data.furnishTradelines.results.0.outcome");
    }

    public static object Person(SandboxIdentity person) => new { numberType = "CN_RESIDENT_ID", number = person.Number, name = person.Name, birthDate = person.BirthDate };
}
