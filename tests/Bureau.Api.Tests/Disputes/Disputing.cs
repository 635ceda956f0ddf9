using System.Text.Json.Nodes;

namespace Bureau.Api.Tests.Disputes;

/// <summary>The steps of a dispute, as people and furnishers would write them.</summary>
internal static class Disputing
{
    private const string Fields = "id status dueOn extended hidden accountNumber listing reason statement closedAt answer { reason enteredBy reviewedBy } reinsertion { certifiedBy }";

    public const string Mine = """
        { me { score { value } tradelines { id accountNumber disputed hidden dispute { id status } statements { text } }
          listings { id disputed hidden dispute { status } statements { text } }
          disputes { edges { node { id status dueOn hidden answer { reason } } } } statements { id text } } }
        """;

    public const string Read = """
        query($consent: ID!) { creditSummary(consent: $consent) {
          score { value } disputed totals { accounts disputed statements { about text } } delinquencies { days30 days60 days90 disputed statements { text } }
          listStatus { red black disputed statements { text } } } }
        """;

    /// <summary>Somebody opens a dispute of an account or, when <paramref name="listing"/> is given, of a listing.</summary>
    public static Task<JsonNode> OpenAsync(
        this RunningBureau bureau, string token, string? tradeline, string reason = "NOT_MINE", string? statement = null, string? evidence = null, string? listing = null) =>
        bureau.AskAsync(token, $"mutation($input: OpenDisputeInput!) {{ openDispute(input: $input) {{ {Fields} }} }}", new
        {
            input = new { tradeline, listing, reason, statement, evidenceSha256 = evidence },
        });

    public static Task<JsonNode> WithdrawAsync(this RunningBureau bureau, string token, string dispute) =>
        bureau.AskAsync(token, $"mutation($dispute: ID!) {{ withdrawDispute(dispute: $dispute) {{ {Fields} }} }}", new { dispute });

    public static async Task<JsonNode> AnswerAsync(
        this RunningBureau bureau, string dispute, string outcome, string enteredBy = "Clerk 12", string reviewedBy = "Clerk 30", string client = "demo-furnisher") =>
        await bureau.AskAsync(await bureau.TokenAsync(client), $"mutation($input: AnswerDisputeInput!) {{ answerDispute(input: $input) {{ {Fields} }} }}", new
        {
            input = new { dispute, outcome, reason = "Checked against the contract.", enteredBy, reviewedBy },
        });

    public static async Task<JsonNode> ExtendAsync(this RunningBureau bureau, string dispute) =>
        await bureau.AskAsync(await bureau.TokenAsync("demo-furnisher"), $"mutation($dispute: ID!) {{ extendDispute(dispute: $dispute) {{ {Fields} }} }}", new { dispute });

    public static async Task<JsonNode> ReinsertAsync(this RunningBureau bureau, string dispute) =>
        await bureau.AskAsync(
            await bureau.TokenAsync("demo-furnisher"), $"mutation($input: ReinsertEntryInput!) {{ reinsertEntry(input: $input) {{ {Fields} }} }}",
            new { input = new { dispute, certifiedBy = "Head of records" } });

    public static Task<JsonNode> StateAsync(this RunningBureau bureau, string token, string text, string? tradeline = null, string? listing = null, string? evidence = null) =>
        bureau.AskAsync(token, "mutation($input: AddStatementInput!) { addStatement(input: $input) { id text evidenceSha256 writtenAt } }", new
        {
            input = new { tradeline, listing, text, evidenceSha256 = evidence },
        });

    /// <summary>The page of a furnisher's disputes.</summary>
    public static async Task<JsonArray> OfFurnisherAsync(this RunningBureau bureau, string? status = null, string client = "demo-furnisher")
    {
        var answer = await bureau.AskAsync(
            await bureau.TokenAsync(client),
            "query($status: DisputeStatus) { disputes(status: $status, first: 100) { edges { node { id status accountNumber statement supplements { text } } } } }", new { status });
        return answer.At("data.disputes.edges")!.AsArray();
    }

    /// <summary>A person's own file.</summary>
    public static async Task<JsonNode> MineAsync(this RunningBureau bureau, int person) => (await bureau.AskAsync(bureau.TokenOfPerson(person), Mine)).At("data.me")!;

    /// <summary>Identity of the person's account at that place of their own file.</summary>
    public static async Task<(string Id, string Number)> AccountAsync(this RunningBureau bureau, int person, int place = 0)
    {
        var line = (await bureau.MineAsync(person)).At($"tradelines.{place}")!;
        return (line.Text("id"), line.Text("accountNumber"));
    }

    /// <summary>What the lender reads of a person.</summary>
    public static async Task<JsonNode> ReadAsync(this RunningBureau bureau, string consent) =>
        (await bureau.AskAsync(await bureau.TokenAsync("demo-lender"), Read, new { consent })).At("data.creditSummary")!;
}
