using System.Text.Json.Nodes;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Schemes;

namespace Bureau.Api.Tests.Scoring;

/// <summary>What the bureau publishes of its card and schemes is all that recomputing them takes.</summary>
public sealed class PublishedScoringTests(SharedBureau shared) : IClassFixture<SharedBureau>
{
    [Theory]
    [InlineData("SUBJECT")]
    [InlineData("FURNISHER")]
    public async Task Schemes_AreServedWhole(string tier)
    {
        var schemes = (await AskAsync(tier, """
            { schemes { name version about subject domain sector legalBasis optIn adultsOnly readFor base least most leastEvents retentionMonths
                events { category points cap restores decay { kind months } } grades { grade from } thresholds { name from opens } } }
            """))["schemes"]!.AsArray();
        Assert.Equal(PublishedSchemes.All.Select(scheme => scheme.Id.ToString()), schemes.Select(scheme => $"{scheme!["name"]}-{scheme["version"]}"));

        // What is served reads back as the scheme that is shipped.
        foreach (var served in schemes.Select(scheme => scheme!.AsObject()))
        {
            var document = served.DeepClone().AsObject();
            document["range"] = new JsonObject { ["least"] = served["least"]!.DeepClone(), ["most"] = served["most"]!.DeepClone() };
            foreach (var member in new[] { "least", "most", "readFor" })
                document.Remove(member);
            var scheme = SchemeReader.Read(document.ToJsonString()).Value!;
            var shipped = PublishedSchemes.Find(scheme.Id.Name)!;
            Assert.Equal((shipped.Scope, shipped.Scale), (scheme.Scope, scheme.Scale));
            Assert.Equal(shipped.Events, scheme.Events);
            Assert.Equal(shipped.Grades, scheme.Grades);
            Assert.Equal(shipped.Thresholds, scheme.Thresholds);
        }
    }

    [Fact]
    public async Task NoSchemeOfACompany_IsReadForAPerson() => Assert.All(
        (await AskAsync("BUSINESS", "{ schemes { subject readFor } }"))["schemes"]!.AsArray().Where(scheme => scheme!["subject"]!.GetValue<string>() == "COMPANY"),
        scheme => Assert.Empty(scheme!["readFor"]!.AsArray()));

    [Fact]
    public async Task Purposes_AreServedWithTierSectionsAndDomains()
    {
        var purposes = (await AskAsync("SUBJECT", "{ purposes { purpose tier sections domains allowsMonitoring } }"))["purposes"]!.AsArray();
        Assert.Equal(Enum.GetValues<Purpose>().Length, purposes.Count);
        var monitoring = purposes.Single(purpose => purpose!["purpose"]!.GetValue<string>() == "LOAN_MONITORING")!;
        Assert.Equal(
            """{"purpose":"LOAN_MONITORING","tier":"LENDER","sections":["SCORE","TOTALS","DELINQUENCIES","LISTS"],"domains":["CREDIT","JUDICIAL"],"allowsMonitoring":true}""", monitoring.ToJsonString());
        Assert.All(purposes.Where(purpose => purpose != monitoring), purpose => Assert.False(purpose!["allowsMonitoring"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task Scorecard_IsServedWhole()
    {
        var served = (await AskAsync("SUBJECT", """
            { scorecard { name version description target amountsIn basePoints leastMonths scale { score goodForEachBad pointsToDouble } fittedOn { source identifier licence sample fittedOn } bands { band label from }
                characteristics { characteristic direction reason { code text } bins { from below missing points } } } }
            """))["scorecard"]!;
        Assert.True(ScorecardReader.Read(served.ToJsonString()).Succeeded(out var card, out var refusal), refusal?.Message);
        Assert.Equal(Scorecards.Current.ToJson(), card.ToJson());
    }

    private async Task<JsonNode> AskAsync(string tier, string query)
    {
        var answer = await shared.Bureau.AskAsync(await shared.Bureau.TokenOfTierAsync(tier), query);
        Assert.Null(answer["errors"]);
        return answer["data"]!;
    }
}
