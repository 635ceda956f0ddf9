using System.Text.Json.Nodes;
using Bureau.Infrastructure.Sandbox;

namespace Bureau.Api.Tests.Companies;

/// <summary>What an authority records of a company is shown and counted at once, and no longer when it has ended.</summary>
public sealed class RecordingIntegrity(EachStore stores) : IClassFixture<EachStore>
{
    private static readonly string Company = SandboxCompanies.All[0].Id.ToString();

    public static TheoryData<string> Stores => EachStore.Names;

    [Theory, MemberData(nameof(Stores))]
    public async Task AFine_IsShownAndGraded_AndLeavesBoth_WhenItsAuthorityEndsIt(string store)
    {
        var clock = new SetClock();
        await using var bureau = await stores.StartAsync(store, clock);
        Assert.Empty((await CompanyAsync(bureau)).At("records")!.AsArray());

        var recorded = (await RecordAsync(bureau, Fine)).At("data.recordIntegrity")!;
        Assert.Equal(("PENALTY", "Demo Authority (sandbox)", "2031-02-01"), (recorded.Text("kind"), recorded.Text("keeper"), recorded.Text("readableUntil")));
        var company = await CompanyAsync(bureau);
        Assert.Equal("Meat was kept too warm.", Assert.Single(company.At("records")!.AsArray())!.Text("text"));
        var grade = Assert.Single(company.At("grades")!.AsArray())!;
        Assert.Equal(("FOOD_SAFETY", "C", 55, "food-safety-integrity-1"), (grade.Text("domain"), grade.Text("grade"), grade.At("points")!.GetValue<int>(), grade.Text("scheme")));
        Assert.Equal(recorded.Text("id"), Assert.Single(grade.At("reasons")!.AsArray())!.Text("record"));
        Assert.Equal(["C", null], company.At("gradeHistory")!.AsArray().Take(2).Select(month => month!.At("grade")?.GetValue<string>()));

        // The same reference again takes its place.
        await RecordAsync(bureau, With(Fine, "text", "Meat was kept much too warm."));
        Assert.Equal("Meat was kept much too warm.", Assert.Single((await CompanyAsync(bureau)).At("records")!.AsArray())!.Text("text"));

        Assert.Equal("F-1", (await EndAsync(bureau, "F-1")).Text("data.endIntegrityRecord.reference"));
        Assert.Equal("INTEGRITY_RECORD_NOT_FOUND", (await EndAsync(bureau, "F-1")).Code());
        company = await CompanyAsync(bureau);
        Assert.Equal((0, 0), (company.At("records")!.AsArray().Count, company.At("grades")!.AsArray().Count));
    }

    [Fact]
    public async Task ARecord_IsUnreadableTheDayAfterItsClassAllows()
    {
        var clock = new SetClock();
        await using var bureau = await RunningBureau.StartAsync(clock);
        await RecordAsync(bureau, With(Fine, "severity", "MINOR"));
        clock.Move(TimeSpan.FromDays(47));
        Assert.Single((await CompanyAsync(bureau)).At("records")!.AsArray());
        clock.Move(TimeSpan.FromDays(1));
        Assert.Empty((await CompanyAsync(bureau)).At("records")!.AsArray());
    }

    [Fact]
    public async Task WhatCannotBeRecorded_IsRefused_AndSaysWhy()
    {
        await using var bureau = await RunningBureau.StartAsync(new SetClock());
        foreach (var (name, value, code) in new (string, object?, string)[]
        {
            ("on", "2030-03-16", "INTEGRITY_DAY_IN_FUTURE"), ("until", "2029-01-01", "INTEGRITY_ENDS_BEFORE_START"), ("severity", null, "INTEGRITY_SEVERITY_OF_KIND"), ("result", 50, "INTEGRITY_RESULT_OUT_OF_RANGE"),
            ("domain", "TRAFFIC", "INTEGRITY_OUTSIDE_ACCREDITATION"), ("domain", "CREDIT", "INTEGRITY_DOMAIN_OF_PEOPLE"), ("reference", " ", "INTEGRITY_REFERENCE_MALFORMED"),
            ("text", "Mr 999999198503140019 was fined.", "LISTING_NAMES_NUMBER"), ("company", new { id = Guid.NewGuid() }, "COMPANY_NOT_FOUND"), ("company", new { }, "COMPANY_KEY_AMBIGUOUS"),
            ("amount", new { amount = -1, currency = "CNY" }, "LISTING_AMOUNT_OUT_OF_RANGE"),
        })
            Assert.Equal(code, (await RecordAsync(bureau, With(Fine, name, value))).Code());
        Assert.Empty((await CompanyAsync(bureau)).At("records")!.AsArray());
        Assert.Equal("FORBIDDEN_FIELD", (await bureau.AskAsync(await bureau.TokenAsync("demo-business"), Document, new { input = Fine })).Code());
    }

    private const string Document = "mutation($input: RecordIntegrityInput!) { recordIntegrity(input: $input) { id kind keeper readableUntil } }";

    private static Dictionary<string, object?> Fine => new()
    {
        ["company"] = new { id = Company },
        ["reference"] = "F-1",
        ["kind"] = "PENALTY",
        ["domain"] = "FOOD_SAFETY",
        ["on"] = "2030-02-01",
        ["severity"] = "ORDINARY",
        ["amount"] = new { amount = 5000, currency = "CNY" },
        ["text"] = "Meat was kept too warm.",
    };

    private static Dictionary<string, object?> With(Dictionary<string, object?> input, string name, object? value) => new(input) { [name] = value };

    private static async Task<JsonNode> RecordAsync(RunningBureau bureau, Dictionary<string, object?> input) =>
        await bureau.AskAsync(await bureau.TokenAsync("demo-authority"), Document, new { input });

    private static async Task<JsonNode> EndAsync(RunningBureau bureau, string reference) => await bureau.AskAsync(
        await bureau.TokenAsync("demo-authority"), "mutation($reference: String!) { endIntegrityRecord(reference: $reference) { reference endedAt } }", new { reference });

    private static async Task<JsonNode> CompanyAsync(RunningBureau bureau) => (await bureau.AskAsync(
        await bureau.TokenAsync("demo-business"),
        """
        query($id: ID!) { company(id: { id: $id }) {
            records(first: 5) { id kind domain on until severity result amount { amount currency } keeper text readableUntil }
            grades { domain scheme asOf grade points base reasons { record category on points } } gradeHistory(domain: FOOD_SAFETY) { asOf grade } } }
        """,
        new { id = Company })).At("data.company")!;
}
