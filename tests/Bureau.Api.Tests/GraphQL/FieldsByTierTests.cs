using System.Text.Json.Nodes;

namespace Bureau.Api.Tests.GraphQL;

/// <summary>Every field that carries <c>@tier</c>, asked for by every tier: allowed or refused as schema.graphql says.</summary>
public sealed class FieldsByTierTests(SharedBureau shared) : IClassFixture<SharedBureau>
{
    private static readonly string[] Tiers = ["RENTAL", "DATING", "LENDER", "BUSINESS", "SUBJECT", "FURNISHER", "AUTHORITY", "OPERATOR"];

    [Fact]
    public async Task EveryFieldOfEveryTier_IsAllowedOrRefused_AsItsDirectivesSay()
    {
        var contract = Contract.Read();
        var ways = contract.ProtectedFields().ToList();
        Assert.NotEmpty(ways);
        var wrong = new List<string>();
        foreach (var tier in Tiers)
        {
            var token = await shared.Bureau.TokenOfTierAsync(tier);
            foreach (var way in ways)
            {
                var answer = await shared.Bureau.AskAsync(token, contract.DocumentFor(way));
                if (Forbidden(answer) != way.FirstForbiddenTo(tier))
                    wrong.Add($"{tier} {way}: {answer.ToJsonString()}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void EveryFieldBesideADisclosingOne_DisclosesToo()
    {
        var disclosing = Contract.Read().ProtectedFields().Select(way => way.Steps[^1]).GroupBy(step => step.Type).Where(type => type.Any(step => step.Discloses)).ToList();
        Assert.NotEmpty(disclosing);

        // What an inquiry is called tells nothing of the file, and is told whichever sections the consent covers.
        Assert.All(disclosing, type => Assert.All(type.Where(step => step.Field.Name.StringValue != "inquiry"), step => Assert.True(step.Discloses, $"{type.Key}.{step.Field.Name} is guarded by no section and recorded by no inquiry.")));
    }

    // The path of the first refusal by tier; any refusal of another kind comes from data that does not exist, and is none of ours here.
    private static string? Forbidden(JsonNode answer)
    {
        if (answer["data"] is null)
            return $"not executed: {answer["errors"]?.ToJsonString()}";
        return answer["errors"]?.AsArray()
            .FirstOrDefault(error => error!["extensions"]?["code"]?.GetValue<string>() == "FORBIDDEN_FIELD") is { } refusal
            ? string.Join('.', refusal["path"]!.AsArray().Where(step => step!.GetValueKind() == System.Text.Json.JsonValueKind.String).Select(step => step!.GetValue<string>()))
            : null;
    }
}
