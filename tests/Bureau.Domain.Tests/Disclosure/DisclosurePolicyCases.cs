using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bureau.Domain.Badges;
using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Tests.Disclosure;

/// <summary>The corpus Cases/disclosure.json: what each rule permits and refuses.</summary>
public sealed class DisclosurePolicyCases
{
    private static readonly JsonObject Corpus = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "disclosure.json")))!.AsObject();
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly PartnerId Me = PartnerId.New();
    private static readonly SubjectId Subject = SubjectId.New();

    public static TheoryData<string> Names => [.. Corpus["cases"]!.AsArray().Select(one => one!["name"]!.GetValue<string>())];

    [Theory]
    [MemberData(nameof(Names))]
    public void Decides_AsTheCaseSays(string name)
    {
        var one = Corpus["cases"]!.AsArray().Single(candidate => candidate!["name"]!.GetValue<string>() == name)!.AsObject();
        var facts = FactsOf(Changed(Corpus["base"]!.AsObject(), one["change"]?.AsObject()));

        var decision = DisclosurePolicy.Decide(facts);

        if (one["denied"] is { } code)
        {
            Assert.Equal(code.GetValue<string>(), Assert.IsType<DisclosureDecision.Deny>(decision).Reason.Code);
            return;
        }

        var disclosed = Assert.IsType<DisclosureDecision.Disclose>(decision);
        Assert.Equal(SectionsOf(one["granted"]!), disclosed.Granted);
        Assert.Equal(one["repeats"]?.GetValue<bool>() ?? false, disclosed.Repeats is not null);
    }

    [Fact]
    public void EveryRefusalOfTheRules_HasACase()
    {
        var covered = Corpus["cases"]!.AsArray().Select(one => one!["denied"]?.GetValue<string>()).Where(code => code is not null).ToHashSet();
        string[] ofSteps = [new ConsentAlreadyGranted().Code, new ConsentBeyondTemplate("").Code, new ConsentForAnotherTier().Code, new ConsentChanging().Code, new PurposeNotAgreed().Code];
        var refusals = typeof(Refusal).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Refusal)) && type.Namespace is "Bureau.Domain.Consents" or "Bureau.Domain.Disclosure" or "Bureau.Domain.Partners")
            .Select(type => type.GetConstructors().First())
            .Select(constructor => ((Refusal)constructor.Invoke([.. constructor.GetParameters().Select(_ => "")])).Code)
            .Except(ofSteps);
        Assert.Empty(refusals.Except(covered!));
    }

    private static JsonObject Changed(JsonObject facts, JsonObject? change)
    {
        var changed = facts.DeepClone().AsObject();
        foreach (var (name, value) in change ?? [])
        {
            changed[name] = value is JsonObject inner && changed[name] is JsonObject outer ? Changed(outer, inner) : value?.DeepClone();
        }

        return changed;
    }

    private static DisclosureFacts FactsOf(JsonObject facts) => new(
        new InquiryRequest(
            new Asker(Me, Named<Tier>(facts["tier"]!)),
            ConsentId.New(),
            QuestionOf(facts["question"]!.GetValue<string>()),
            [.. facts["asked"]!.AsArray().Select(section => new SelectedField($"T.{section}", Named<Sections>(section!)))]),
        facts["agreement"] is JsonObject agreement ? AgreementOf(agreement) : null,
        facts["consent"] is JsonObject consent ? GrantOf(consent) : null,
        facts["file"] is JsonObject file ? new FileHead(Subject, 7, file["frozen"]!.GetValue<bool>()) : null,
        facts["sandbox"]!.GetValue<bool>(),
        Now);

    private static PartnerAgreement AgreementOf(JsonObject agreement) => new(
        Me, "A partner", Named<Tier>(agreement["tier"]!), agreement["suspended"]!.GetValue<bool>(),
        agreement["purposes"]!.AsArray().Select(purpose => Named<Purpose>(purpose!)).ToFrozenSet(), FrozenDictionary<DepositCategory, DepositThreshold>.Empty, 3);

    private static ConsentGrant GrantOf(JsonObject consent)
    {
        var within = consent["withinHours"]!.GetValue<double>();
        var uses = consent["uses"]!.GetValue<int>();
        return new()
        {
            Id = ConsentId.New(),
            Partner = consent["mine"]!.GetValue<bool>() ? Me : PartnerId.New(),
            Subject = Subject,
            Purpose = Named<Purpose>(consent["purpose"]!),
            Sections = SectionsOf(consent["sections"]!),
            Frequency = uses == 0 ? null : new FrequencyBound(uses, within == 0 ? null : TimeSpan.FromHours(within)),
            Lifetime = TimeSpan.FromDays(7),
            Status = Named<ConsentStatus>(consent["status"]!),
            RequestedAt = Now.AddDays(-8),
            ExpiresAt = Now.AddHours(consent["endsInHours"]!.GetValue<double>()),
            Version = 5,
            Uses =
            [
                .. consent["used"]!.AsArray().Select(use => new ConsentUse(
                    QuestionOf(use!["question"]!.GetValue<string>()).Key, Now.AddHours(-use["hoursAgo"]!.GetValue<double>()), "{}")),
            ],
        };
    }

    private static Question QuestionOf(string name) => name.Split(':') switch
    {
        ["DEPOSIT_WAIVER", var category] => new AskDepositWaiver(Enum.Parse<DepositCategory>(category, ignoreCase: true)),
        ["SCORE_BADGE"] => new AskScoreBadge(),
        ["CREDIT_SUMMARY"] => new AskCreditSummary(),
        _ => throw new JsonException($"No question {name}."),
    };

    private static T Named<T>(JsonNode name)
        where T : struct, Enum => Enum.Parse<T>(name.GetValue<string>().Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    private static Sections SectionsOf(JsonNode names) => names.AsArray().Aggregate(Sections.None, (all, name) => all | Named<Sections>(name!));
}
