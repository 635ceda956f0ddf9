using System.Text.Json.Nodes;

namespace Bureau.Api.Tests.Listings;

/// <summary>What authorities do with their lists and people with their listings, as they would write it.</summary>
internal static class ListingPeople
{
    private const string Fields = """
        id caseNumber colour domain class status suspended legalBasis reason criteria amount { amount currency } repairRoute effectiveFrom effectiveUntil enteredBy proposedAt
        notice { channel servedOn reference sha256 recordedAt objectionUntil } acceptedAt appeal { words openedAt outcome because decidedBy decidedAt } endedAt endedBecause
        """;

    /// <summary>A black listing of a court, of that person.</summary>
    public static Dictionary<string, object?> Black(SandboxIdentity person) => new()
    {
        ["person"] = person.Input,
        ["colour"] = "BLACK",
        ["domain"] = "JUDICIAL",
        ["class"] = "SERIOUS",
        ["legalBasis"] = "Made-up Enforcement Act, § 12",
        ["reason"] = "A judgment has not been carried out.",
        ["caseNumber"] = "(2030) 17",
        ["amount"] = new { amount = 4000.50m, currency = "CNY" },
        ["repairRoute"] = "Pay what the judgment says.",
        ["from"] = "2030-03-15",
        ["until"] = "2032-03-15",
        ["enteredBy"] = "Clerk One",
    };

    /// <summary>A red listing, of that person.</summary>
    public static Dictionary<string, object?> Red(SandboxIdentity person, string domain = "CREDIT") => new()
    {
        ["person"] = person.Input,
        ["colour"] = "RED",
        ["domain"] = domain,
        ["criteria"] = "Gazette 4/2029",
        ["legalBasis"] = "Made-up Honours Act, § 2",
        ["reason"] = "Ten years without a late payment.",
        ["caseNumber"] = "(2030) 18",
        ["from"] = "2030-03-15",
        ["until"] = "2031-03-15",
        ["enteredBy"] = "Clerk One",
    };

    public static Dictionary<string, object?> With(this Dictionary<string, object?> input, string name, object? value) => new(input) { [name] = value };

    public static async Task<JsonNode> ProposeAsync(this RunningBureau bureau, Dictionary<string, object?> input) => await bureau.AskAsync(
        await bureau.TokenAsync("demo-authority"), $"mutation($input: ProposeListingInput!) {{ proposeListing(input: $input) {{ {Fields} }} }}", new { input });

    public static async Task<JsonNode> NoticeAsync(this RunningBureau bureau, string listing, string servedOn = "2030-03-14", string sha256 = Hash) => await bureau.AskAsync(
        await bureau.TokenAsync("demo-authority"), $"mutation($input: RecordNoticeInput!) {{ recordNotice(input: $input) {{ {Fields} }} }}",
        new { input = new { listing, channel = "REGISTERED_MAIL", servedOn, reference = "Post 4711", proofSha256 = sha256 } });

    public static async Task<JsonNode> ActivateAsync(this RunningBureau bureau, string listing) => await bureau.AskAsync(
        await bureau.TokenAsync("demo-authority"), $"mutation($listing: ID!) {{ activateListing(listing: $listing) {{ {Fields} }} }}", new { listing });

    /// <summary>The authority ends a listing: repairListing, withdrawListing.</summary>
    public static async Task<JsonNode> EndAsync(this RunningBureau bureau, string mutation, string listing, string because = "The judgment was carried out.") => await bureau.AskAsync(
        await bureau.TokenAsync("demo-authority"), $"mutation($input: EndListingInput!) {{ {mutation}(input: $input) {{ {Fields} }} }}", new { input = new { listing, because } });

    public static async Task<JsonNode> DecideAppealAsync(this RunningBureau bureau, string listing, string outcome, string decidedBy = "Judge Two") => await bureau.AskAsync(
        await bureau.TokenAsync("demo-authority"), $"mutation($input: DecideAppealInput!) {{ decideAppeal(input: $input) {{ {Fields} }} }}",
        new { input = new { listing, outcome, because = "The file was looked at again.", decidedBy } });

    public static async Task<JsonNode> MineOfAuthorityAsync(this RunningBureau bureau, int first = 20, string? after = null) => await bureau.AskAsync(
        await bureau.TokenAsync("demo-authority"),
        $"query($first: Int!, $after: String) {{ myListings(first: $first, after: $after) {{ edges {{ node {{ {Fields} }} }} pageInfo {{ hasNextPage endCursor }} }} }}", new { first, after });

    public static Task<JsonNode> AppealAsync(this RunningBureau bureau, int person, string listing, string words = "It was paid in January.") => bureau.AskAsync(
        bureau.TokenOfPerson(person), $"mutation($input: AppealListingInput!) {{ appealListing(input: $input) {{ {Fields} authority }} }}", new { input = new { listing, words } });

    public static Task<JsonNode> AcceptAsync(this RunningBureau bureau, int person, string listing) => bureau.AskAsync(
        bureau.TokenOfPerson(person), $"mutation($listing: ID!) {{ acceptListing(listing: $listing) {{ {Fields} }} }}", new { listing });

    public static async Task<IReadOnlyList<JsonNode>> ListingsOfPersonAsync(this RunningBureau bureau, int person)
    {
        var answer = await bureau.AskAsync(bureau.TokenOfPerson(person), $"{{ me {{ listings {{ {Fields} authority disputed hidden }} }} }}");
        return [.. answer.At("data.me.listings")!.AsArray().Select(listing => listing!)];
    }

    /// <summary>The steps of which the person was told, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> ToldAsync(this RunningBureau bureau, int person)
    {
        var answer = await bureau.AskAsync(bureau.TokenOfPerson(person), "{ me { notices(first: 100) { edges { node { kind details { name value } } } } } }");
        return [.. answer.At("data.me.notices.edges")!.AsArray().Where(edge => edge!.Text("node.kind") == "LISTING_CHANGED")
            .Select(edge => edge!.At("node.details")!.AsArray().First(detail => detail!.Text("name") == "step")!.Text("value")).Reverse()];
    }

    private const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
}
