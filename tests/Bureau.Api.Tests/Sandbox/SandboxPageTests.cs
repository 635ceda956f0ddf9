using System.Text.Json.Nodes;
using Bureau.Api.Tests.Verbs;
using Bureau.Domain.Subjects;

namespace Bureau.Api.Tests.Sandbox;

/// <summary>docs/sandbox.md says what a fresh sandbox is: each row of its tables is asked for.</summary>
public sealed class SandboxPageTests(SharedBureau shared) : IClassFixture<SharedBureau>
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.File("docs/sandbox.md"));

    private RunningBureau Bureau => shared.Bureau;

    public static TheoryData<string, string, string> Partners => Rows("| client |", row => (Code(row[0]), row[1], Code(row[2])));

    public static TheoryData<string, string, string, string> People
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (var row in Table("| name | id |"))
                data.Add(row[0], Code(row[1]), Code(row[2]), row[3]);
            return data;
        }
    }

    public static TheoryData<int, string, string, string> Answers
    {
        get
        {
            var data = new TheoryData<int, string, string, string>();
            foreach (var (row, number) in Table("| name | depositWaiver").Select((row, index) => (row, index + 1)))
                data.Add(number, row[1], row[2], row[3]);
            return data;
        }
    }

    [Fact]
    public void Page_ListsEveryPartnerAndPerson() => Assert.Equal((8, 8, 8), (Partners.Count, People.Count, Answers.Count));

    [Theory]
    [MemberData(nameof(Partners))]
    public async Task Partner_IsAsDocumented(string client, string tier, string id)
    {
        var caller = await Bureau.CallerAsync(await Bureau.TokenAsync(client));
        Assert.Equal((tier, Guid.Parse(id)), (caller.Tier?.ToUpperInvariant(), caller.Holder));
    }

    [Theory]
    [MemberData(nameof(People))]
    public async Task Person_IsAsDocumented_AndIsFoundByNumberNameAndBirthDate(string name, string id, string number, string birthDate)
    {
        Assert.True(IdentityNumber.Read(IdentityNumberType.CnResidentId, number).Succeeded(out var checkedNumber, out _));
        Assert.True(Identity.Of(checkedNumber, name, DateOnly.Parse(birthDate)).Succeeded(out _, out _));

        // The partner describes a person; the person finds the request among their consents, and nobody else does.
        var requested = await Bureau.AskAsync(
            await Bureau.TokenAsync("demo-lender"),
            "mutation($person: PersonInput!) { requestConsent(input: { person: $person, purpose: LOAN_MONITORING }) { id } }",
            new { person = new { numberType = "CN_RESIDENT_ID", number, name, birthDate } });
        var consent = (string?)requested["data"]?["requestConsent"]?["id"];
        Assert.True(consent is not null, requested.ToJsonString());

        var me = (await Bureau.AskAsync(await PersonTokenAsync(id), "{ me { name birthDate identityNumber consents { edges { node { id } } } } }"))["data"]?["me"];
        Assert.Equal((name, birthDate, checkedNumber.Masked), ((string?)me?["name"], (string?)me?["birthDate"], (string?)me?["identityNumber"]));
        Assert.Contains(me!["consents"]!["edges"]!.AsArray(), mine => (string?)mine!["node"]!["id"] == consent);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Questions_AreAnsweredAsDocumented(int person, string waiver, string badge, string summary)
    {
        Assert.Equal(waiver, await AnswerAsync("demo-rental", person, 1, "depositWaiver", "category: CAR", "decision", answer => (string?)answer["decision"]));
        Assert.Equal(badge, await AnswerAsync("demo-dating", person, 2, "scoreBadge", null, "band", answer => (string?)answer["band"] ?? "no band"));
        Assert.Equal(summary, await AnswerAsync("demo-lender", person, 3, "creditSummary", null, "score { band } listStatus { red black }", answer => string.Concat(
            (string?)answer["score"]?["band"] ?? "no score",
            (bool)answer["listStatus"]!["red"]! ? ", red" : "",
            (bool)answer["listStatus"]!["black"]! ? ", black" : "")));
    }

    private async Task<string> PersonTokenAsync(string id) => (await TypedVerb.RunAsync(shared.Bureau.Store, "token", "--subject", id)).Output.Trim();

    private async Task<string> AnswerAsync(string client, int person, int partner, string question, string? argument, string fields, Func<JsonNode, string?> read)
    {
        var consent = $"5a9db0c5-0000-8000-a000-{(person * 10) + partner:d12}";
        var answer = await Bureau.AskAsync(await Bureau.TokenAsync(client), $"{{ {question}(consent: \"{consent}\" {argument}) {{ {fields} }} }}");
        return answer["errors"] is { } errors
            ? (string)errors[0]!["extensions"]!["code"]!
            : read(answer["data"]![question]!) ?? "null";
    }

    private static string Code(string cell) => cell.Trim('`');

    private static TheoryData<string, string, string> Rows(string heading, Func<string[], (string, string, string)> read)
    {
        var data = new TheoryData<string, string, string>();
        foreach (var row in Table(heading))
        {
            var (first, second, third) = read(row);
            data.Add(first, second, third);
        }

        return data;
    }

    private static IEnumerable<string[]> Table(string heading) => Lines
        .SkipWhile(line => !line.StartsWith(heading, StringComparison.Ordinal))
        .Skip(2)
        .TakeWhile(line => line.StartsWith('|'))
        .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));
}
