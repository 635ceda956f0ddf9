using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bureau.Api.Tests;

/// <summary>The questions of partners and people, as they would write them.</summary>
internal static partial class Asking
{
    public const string Waiver = "query($consent: ID!, $category: DepositCategory = CAR) { depositWaiver(consent: $consent, category: $category) { decision maximumDeposit { amount currency } reasons { code } } }";
    public const string Badge = "query($consent: ID!) { scoreBadge(consent: $consent) { band label validUntil } }";

    public const string Summary = """
        query($consent: ID!) { creditSummary(consent: $consent) {
          score { value band reasons { code text } } totals { accounts disputed balance { amount currency } limit { amount currency } utilization }
          delinquencies { days30 days60 days90 } listStatus { red black } } }
        """;

    public const string WhoAsked = "query($first: Int! = 50, $after: String) { me { inquiries(first: $first, after: $after) { edges { cursor node { partnerName purpose question fields denial consent madeAt } } pageInfo { hasNextPage endCursor } } } }";

    /// <summary>A partner asks a person for a consent; the whole answer.</summary>
    public static Task<JsonNode> RequestConsentAsync(
        this RunningBureau bureau, string token, string purpose, SandboxIdentity person, object? sections = null, int? lifetimeDays = null, object? frequency = null, string? renews = null) =>
        bureau.AskAsync(token, "mutation($input: RequestConsentInput!) { requestConsent(input: $input) { id status expiresAt purpose sections frequency { uses withinHours } partnerName } }", new
        {
            input = new
            {
                person = person.Input,
                purpose,
                sections,
                lifetimeDays,
                frequency,
                renews,
            },
        });

    /// <summary>The two consents of a mutual view that demo-dating asks two people for, neither granted.</summary>
    public static async Task<(string First, string Second)> MutualViewAsync(this RunningBureau bureau, int first, int second)
    {
        var asked = await bureau.AskAsync(
            await bureau.TokenAsync("demo-dating"),
            "mutation($input: RequestMutualBadgeInput!) { requestMutualBadge(input: $input) { first { id counterpart } second { id counterpart } } }",
            new { input = new { first = SandboxIdentity.Of(first).Input, second = SandboxIdentity.Of(second).Input } });
        var (one, other) = (asked.Text("data.requestMutualBadge.first.id"), asked.Text("data.requestMutualBadge.second.id"));
        Assert.Equal((other, one), (asked.Text("data.requestMutualBadge.first.counterpart"), asked.Text("data.requestMutualBadge.second.counterpart")));
        return (one, other);
    }

    /// <summary>A person takes a step with a consent: grantConsent, refuseConsent, pauseConsent, resumeConsent, revokeConsent.</summary>
    public static Task<JsonNode> StepAsync(this RunningBureau bureau, string token, string step, string consent) =>
        bureau.AskAsync(token, $"mutation($consent: ID!) {{ {step}(consent: $consent) {{ id status expiresAt }} }}", new { consent });

    /// <summary>A consent that the person has granted to the partner.</summary>
    public static async Task<string> GrantedConsentAsync(this RunningBureau bureau, string partner, string purpose, int person)
    {
        var requested = await bureau.RequestConsentAsync(await bureau.TokenAsync(partner), purpose, SandboxIdentity.Of(person));
        var consent = requested.Text("data.requestConsent.id");
        var granted = await bureau.StepAsync(bureau.TokenOfPerson(person), "grantConsent", consent);
        Assert.Equal("GRANTED", granted.Text("data.grantConsent.status"));
        return consent;
    }

    /// <summary>The value at a path such as <c>data.me.name</c>; fails the test when the answer has none.</summary>
    public static string Text(this JsonNode answer, string path) =>
        answer.At(path)?.ToString() ?? throw new Xunit.Sdk.XunitException($"Nothing at {path} in {answer.ToJsonString()}");

    /// <summary>The text of an answer without what it says of its cost, which depends on what was asked before.</summary>
    public static string WithoutCost(this string answer) => Cost().Replace(answer, "");

    /// <summary>What is at a path, or null.</summary>
    public static JsonNode? At(this JsonNode answer, string path) =>
        path.Split('.').Aggregate((JsonNode?)answer, (node, step) => int.TryParse(step, out var index) ? (node as JsonArray)?.ElementAtOrDefault(index) : (node as JsonObject)?[step]);

    /// <summary>The code of the only error; null when there is none.</summary>
    public static string? Code(this JsonNode answer) => answer["errors"] is JsonArray errors ? Assert.Single(errors)!.Text("extensions.code") : null;

    [GeneratedRegex("""(?<=["}\]]),"extensions":\{"cost":\{[^{}]*\{[^{}]*\}\}\}""", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Cost();
}

/// <summary>Who a person of the sandbox is, as docs/sandbox.md says.</summary>
internal sealed record SandboxIdentity(string Name, string Number, string BirthDate)
{
    private static readonly IReadOnlyList<SandboxIdentity> All =
    [
        .. File.ReadLines(Repository.File("docs/sandbox.md"))
            .Where(line => line.StartsWith("| Sandbox ", StringComparison.Ordinal) && line.Contains("`999999", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => new SandboxIdentity(cells[1], cells[3].Trim('`'), cells[4])),
    ];

    /// <summary>As a partner writes it.</summary>
    public object Input => new { numberType = "CN_RESIDENT_ID", number = Number, name = Name, birthDate = BirthDate };

    public static SandboxIdentity Of(int person) => All[person - 1];
}
