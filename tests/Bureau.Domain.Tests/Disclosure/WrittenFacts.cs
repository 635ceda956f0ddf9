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

/// <summary>The facts of a disclosure as a case writes them: those of Cases/disclosure.json, in which everything permits, with some changed.</summary>
internal static class WrittenFacts
{
    public static readonly JsonObject Corpus = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cases", "disclosure.json")))!.AsObject();

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly PartnerId Me = PartnerId.New();
    private static readonly SubjectId Subject = SubjectId.New();

    public static DisclosureFacts Of(JsonObject? change) => FactsOf(Changed(Corpus["base"]!.AsObject(), change));

    public static T Named<T>(JsonNode name)
        where T : struct, Enum => Enum.Parse<T>(name.GetValue<string>().Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    public static Sections SectionsOf(JsonNode names) => names.AsArray().Aggregate(Sections.None, (all, name) => all | Named<Sections>(name!));

    private static JsonObject Changed(JsonObject facts, JsonObject? change)
    {
        var changed = facts.DeepClone().AsObject();
        foreach (var (name, value) in change ?? [])
        {
            changed[name] = value is JsonObject inner && changed[name] is JsonObject outer ? Changed(outer, inner) : value?.DeepClone();
        }

        return changed;
    }

    private static DisclosureFacts FactsOf(JsonObject facts)
    {
        var alone = AloneOf(facts);
        if (facts["counterpart"] is not JsonObject other || alone.Grant is not { } grant)
            return alone;
        var half = other["missing"] is null ? GrantOf(Changed(facts["consent"]!.AsObject(), other)) with { Subject = SubjectId.New() } : null;
        return alone with { Grant = grant with { Counterpart = other["another"] is null && half is not null ? half.Id : ConsentId.New() }, Counterpart = half };
    }

    private static DisclosureFacts AloneOf(JsonObject facts) => new(
        new InquiryRequest(
            new Asker(Me, Named<Tier>(facts["tier"]!)),
            ConsentId.New(),
            QuestionOf(facts["question"]!.GetValue<string>()),
            [.. facts["asked"]!.AsArray().Select(section => new SelectedField($"T.{section}", Named<Sections>(section!)))]),
        facts["agreement"] is JsonObject agreement ? AgreementOf(agreement) : null,
        facts["consent"] is JsonObject consent ? GrantOf(consent) : null,
        facts["file"] is JsonObject file ? HeadOf(file) : null,
        facts["sandbox"]!.GetValue<bool>(),
        Now);

    private static FileHead HeadOf(JsonObject file) => new(Subject, 7, file["frozen"]!.GetValue<bool>())
    {
        ClosedAt = file["closed"] is null ? null : Now.AddDays(-1),
        Thaws =
        [
            .. (file["thawed"]?.AsArray() ?? []).Select(thaw => new Thaw(
                thaw!["mine"]!.GetValue<bool>() ? Me : PartnerId.New(), Now.AddHours(thaw["endsInHours"]!.GetValue<double>()), Now.AddDays(-1))),
        ],
    };

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
        ["WATCHED_CREDIT_SUMMARY"] => new AskCreditSummary { Watched = true },
        _ => throw new JsonException($"No question {name}."),
    };
}
