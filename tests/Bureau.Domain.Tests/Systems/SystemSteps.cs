using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bureau.Domain.Badges;
using Bureau.Domain.Companies;
using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Disputes;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Listings;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Schemes;
using Bureau.Domain.Subjects;
using Bureau.Domain.Tests.Disclosure;
using Bureau.Domain.Tests.Scoring;

namespace Bureau.Domain.Tests.Systems;

/// <summary>
/// Runs the steps of a case against the domain itself. A step gives what came of it as JSON, with the members that <c>expect</c> can name, or the refusal.
/// </summary>
internal sealed class SystemSteps(SystemCase one)
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    /// <summary>Does one step.</summary>
    public Outcome<JsonObject> Do(SystemStep step) => step.Step switch
    {
        "run scheme" => RunOf(step.With),
        "load scheme" => LoadScheme(step.With),
        "read events" => ReadEvents(step.With),
        "tell scheme" => TellScheme(step.With),
        "load card" => LoadCard(step.With),
        "furnish" => Furnish(step.With),
        "merge" => Merge(step.With),
        "score" => Score(step.With),
        "ask waiver" => AskWaiver(step.With),
        "ask badge" => AskBadge(),
        "disclose" => Disclose(step.With),
        "request consent" => RequestConsent(step.With),
        "look at list" => LookAtList(step.With),
        "read number" => ReadNumber(step.With),
        "identify" => Identify(step.With),
        "read own file" => ReadOwnFile(),
        "keep account" => KeepAccount(step.With),
        "keep listing" => KeepListing(step.With),
        "keep item" => KeepItem(step.With),
        "say purpose" => new JsonObject { ["sayable"] = Enum.GetValues<Purpose>().Any(purpose => Word(purpose) == Text(step.With, "purpose")) },
        _ => throw new JsonException($"No step {step.Step}."),
    };

    // A scheme of the case or a shipped one, run over events; "times" repeats an event.
    private Outcome<JsonObject> RunOf(JsonObject with)
    {
        var events = with["events"]!.AsArray().SelectMany(written =>
        {
            var line = written!.DeepClone().AsObject();
            var times = line["times"]?.GetValue<int>() ?? 1;
            line.Remove("times");
            return Enumerable.Repeat(line.ToJsonString(), times);
        });
        if (!ConductEventReader.Read(events).Succeeded(out var read, out var refusal))
            return refusal;
        if (!SchemeReader.Read(SchemeOf(with).ToJsonString()).Succeeded(out var scheme, out refusal))
            return refusal;

        var subject = new SchemeSubject(with["optedIn"]?.GetValue<bool>() ?? false, with["adult"]?.GetValue<bool>() ?? false);
        if (!RunScheme.Execute(scheme, read, subject, DayOf(with["asOf"])).Succeeded(out var result, out refusal))
            return refusal;
        Assert.Equal(result.Points ?? result.Base, result.Base + (result.Points is null ? 0 : result.Contributions.Sum(part => part.Counted)));
        return new JsonObject
        {
            ["points"] = result.Points,
            ["grade"] = result.Grade?.ToString(),
            ["thresholds"] = new JsonObject(result.Thresholds.Select(answer => KeyValuePair.Create(answer.Threshold.Name, (JsonNode?)Word(answer.Reached)))),
        };
    }

    // "event" adds one of that category, "threshold" one that opens that, "change" replaces members; null takes one away.
    private Outcome<JsonObject> LoadScheme(JsonObject with)
    {
        var scheme = SchemeOf(with);
        if (with["event"] is { } category)
            scheme["events"]!.AsArray().Add(new JsonObject { ["category"] = category.DeepClone(), ["points"] = -50, ["cap"] = 50 });
        if (with["threshold"] is { } opens)
            scheme["thresholds"] = new JsonArray([.. scheme["thresholds"]?.AsArray().Select(threshold => threshold?.DeepClone()) ?? [], new JsonObject { ["name"] = "REACHED", ["from"] = scheme["base"]!.DeepClone(), ["opens"] = opens.DeepClone() }]);
        foreach (var (member, value) in with["change"]?.AsObject() ?? [])
        {
            scheme.Remove(member);
            if (value is not null)
                scheme[member] = value.DeepClone();
        }

        return SchemeReader.Read(scheme.ToJsonString()).Succeeded(out var sound, out var refusal)
            ? new JsonObject { ["domain"] = Word(sound.Scope.Domain), ["subject"] = Word(sound.Scope.Subject), ["legalBasis"] = sound.Scope.LegalBasis.Length > 0, ["retentionMonths"] = sound.Scale.RetentionMonths }
            : ((SchemeUnsound)refusal).Mistakes[0];
    }

    private static Outcome<JsonObject> ReadEvents(JsonObject with) => ConductEventReader.Read([with["line"]!.ToJsonString()]).Succeeded(out var events, out var refusal)
        ? new JsonObject { ["events"] = events.Length }
        : ((EventsUnsound)refusal).Mistakes[0];

    private Outcome<JsonObject> TellScheme(JsonObject with) => SchemeReader.Read(SchemeOf(with).ToJsonString()).Value!.WhyNotFor(WrittenFacts.Named<Purpose>(with["purpose"]!)) is { } refusal
        ? refusal
        : new JsonObject { ["told"] = true };

    private JsonObject SchemeOf(JsonObject with)
    {
        var name = Text(with, "scheme");
        return one.Schemes?.GetValueOrDefault(name)?.DeepClone().AsObject() ?? JsonNode.Parse(PublishedSchemes.TextOf(PublishedSchemes.Find(name)!.Id))!.AsObject();
    }

    private static Outcome<JsonObject> LoadCard(JsonObject with)
    {
        var card = JsonNode.Parse(Scorecards.Current.ToJson())!;
        card["characteristics"]![0]!["characteristic"] = Text(with, "characteristic");
        return ScorecardReader.Read(card.ToJsonString()).Succeeded(out _, out var refusal) ? new JsonObject() : ((ScorecardUnsound)refusal).Mistakes[0];
    }

    // The header of a furnishing file with every column of the dictionary and, if given, one more.
    private static Outcome<JsonObject> Furnish(JsonObject with)
    {
        string[] columns = [.. FurnishingDictionary.Entries.Select(entry => entry.Name), .. with["column"] is { } column ? new[] { column.GetValue<string>() } : []];
        return FurnishingHeader.Read(columns) is FurnishingHeaderRefused refused ? refused.Mistakes[0] : new JsonObject { ["columns"] = columns.Length == FurnishingDictionary.Entries.Count };
    }

    // Each furnisher reports the same months of its own account, and each sends them as often as said.
    private static JsonObject Merge(JsonObject with)
    {
        var person = Identity.Of(IdentityNumber.Read(IdentityNumberType.CnResidentId, "999999198503140019").Value!, "Sandbox Prime", new(1985, 3, 14)).Value!;
        var months = Accounts.SteadyCard(6, limit: 10_000, balance: 1_000).Months
            .Select(month => new FurnishedMonth(person, "ACCOUNT-1", 'R', "18", null, "TWD", null, month)).ToArray();
        var tradelines = Enumerable.Range(0, with["furnishers"]!.GetValue<int>()).Select(_ =>
        {
            var furnisher = PartnerId.New();
            var tradeline = TradelineMerge.Merge(null, furnisher, months).Tradeline!;
            for (var again = 1; again < with["times"]!.GetValue<int>(); again++)
                tradeline = TradelineMerge.Merge(tradeline, furnisher, months).Tradeline!;
            return tradeline;
        }).ToArray();
        var totals = Totals.Of(tradelines, reader: tradelines[0].Furnisher);
        return new JsonObject { ["accounts"] = totals.Accounts, ["own"] = totals.YourOwn, ["months"] = tradelines.Sum(tradeline => tradeline.Months.Count) };
    }

    private static JsonObject Score(JsonObject with)
    {
        if (Scorecards.Current.Score(AccountsOf(with)) is not Score score)
            return new JsonObject { ["score"] = "UNKNOWN" };
        return new JsonObject
        {
            ["score"] = score.Value is >= 350 and <= 950 ? "350–950" : "outside",
            ["sumOfParts"] = score.Value == score.BasePoints + score.Contributions.Sum(part => part.Points),
            ["sumOfGroups"] = score.Value == score.BasePoints + ContributionGroup.Of(score.Contributions).Sum(group => group.Points),
            ["reasons"] = score.PrincipalReasons.Count > 0,
        };
    }

    private static JsonObject AskWaiver(JsonObject with)
    {
        var category = WrittenFacts.Named<DepositCategory>(with["category"]!);
        var facts = WrittenFacts.Of(new JsonObject { ["question"] = $"DEPOSIT_WAIVER:{Text(with, "category")}" });
        var threshold = new DepositThreshold(category, with["minimumScore"]!.GetValue<int>(), new Money(1_000, "CNY"));
        facts = facts with { Agreement = facts.Agreement! with { Thresholds = new Dictionary<DepositCategory, DepositThreshold> { [category] = threshold }.ToFrozenDictionary() } };
        var answer = new AskDepositWaiver(category).AnswerFrom(ReportOf(facts, AccountsOf(with)));
        return new JsonObject { ["decision"] = Word(answer.Decision!.Value), ["reasons"] = answer.Reasons!.Count > 0 };
    }

    // What the badge holds of a score of 350–950: the members that reveal something, by name.
    private static JsonObject AskBadge()
    {
        var facts = WrittenFacts.Of(JsonNode.Parse("""
            { "tier": "DATING", "question": "SCORE_BADGE", "asked": ["BAND"], "agreement": { "tier": "DATING", "purposes": ["DATING_BADGE"] },
              "consent": { "purpose": "DATING_BADGE", "sections": ["BAND"] } }
            """)!.AsObject());
        var badge = new AskScoreBadge().AnswerFrom(ReportOf(facts, [Accounts.SteadyCard(6)]));
        Assert.NotNull(badge.Band);
        return new JsonObject { ["holds"] = string.Join(", ", typeof(ScoreBadge).GetProperties().Select(property => property.Name).Except([nameof(ICovered.Covered), "EqualityContract"])) };
    }

    private static CreditReport ReportOf(DisclosureFacts facts, IReadOnlyList<Tradeline> accounts) => CreditReport.Of(
        Assert.IsType<DisclosureDecision.Disclose>(DisclosurePolicy.Decide(facts)), facts, new CreditFile(facts.File!.Subject, facts.File.Version, accounts, []), Scorecards.Current);

    private static Outcome<JsonObject> Disclose(JsonObject with) => DisclosurePolicy.Decide(WrittenFacts.Of(with["change"]?.AsObject())) switch
    {
        DisclosureDecision.Deny denied => denied.Reason,
        DisclosureDecision.Disclose disclosed => new JsonObject { ["granted"] = string.Join(", ", Enum.GetValues<Sections>().Where(section => section != Sections.None && disclosed.Granted.HasFlag(section)).Select(Word)), ["sameAnswer"] = disclosed.Repeats is not null },
        _ => throw new InvalidOperationException("A decision of another kind."),
    };

    private static Outcome<JsonObject> RequestConsent(JsonObject with)
    {
        var template = ConsentTemplate.Of(WrittenFacts.Named<Purpose>(with["purpose"]!));
        var lifetime = with["days"] is { } days ? TimeSpan.FromDays(days.GetValue<int>()) : template.Lifetime;
        var sections = with["sections"] is { } named ? WrittenFacts.SectionsOf(named) : template.Sections;
        return ConsentGrant.Request(PartnerId.New(), SubjectId.New(), template.Purpose, sections, lifetime, template.Frequency, new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero)).Succeeded(out var consent, out var refusal)
            ? new JsonObject { ["status"] = Word(consent.Status) }
            : refusal;
    }

    private static JsonObject LookAtList(JsonObject with)
    {
        var colour = WrittenFacts.Named<ListColour>(with["colour"]!);
        var listing = new Listing(
            Guid.CreateVersion7(), colour, WrittenFacts.Named<RecordDomain>(with["domain"]!), "An authority", "§ 1", "A reason", DayOf(with["from"]), DayOf(with["until"]));
        var status = ListStatus.Of(new CreditFile(default, 1, [], [listing]), PurposeMatrix.Of(WrittenFacts.Named<Purpose>(with["purpose"]!)).Domains, DayOf(with["on"]));
        return new JsonObject { ["listed"] = colour == ListColour.Red ? status.Red : status.Black };
    }

    private static Outcome<JsonObject> ReadNumber(JsonObject with)
    {
        var value = Text(with, "value");
        switch (Text(with, "type"))
        {
            case "USCC":
                return Uscc.Read(value).Succeeded(out var uscc, out var refusal) ? new JsonObject { ["prints"] = $"{uscc}" } : refusal;
            case "LEI":
                return Lei.Read(value).Succeeded(out var lei, out refusal) ? new JsonObject { ["prints"] = $"{lei}" } : refusal;
            default:
                return IdentityNumber.Read(WrittenFacts.Named<IdentityNumberType>(with["type"]!), value).Succeeded(out var number, out refusal) ? new JsonObject { ["prints"] = $"{number}" } : refusal;
        }
    }

    private static Outcome<JsonObject> Identify(JsonObject with) => Identity
        .Of(IdentityNumber.Read(IdentityNumberType.CnResidentId, Text(with, "number")).Value!, Text(with, "name"), DayOf(with["birthDate"])).Succeeded(out var identity, out var refusal)
        ? new JsonObject { ["prints"] = $"{identity}" }
        : refusal;

    // Everything that a file stores stands in what its subject reads; statements stand with their entries.
    private static JsonObject ReadOwnFile()
    {
        var own = typeof(MyFile).GetProperties().ToDictionary(property => property.Name, property => property.PropertyType);
        var stored = typeof(CreditFile).GetProperties().Where(property => property.Name is not (nameof(CreditFile.Subject) or nameof(CreditFile.Version) or nameof(CreditFile.Statements))).ToList();
        Assert.NotEmpty(stored);
        Assert.NotNull(typeof(EntryRemarks).GetProperty(nameof(CreditFile.Statements)));
        return new JsonObject { ["whole"] = stored.All(property => own.GetValueOrDefault(property.Name) == property.PropertyType), ["score"] = own.ContainsKey(nameof(MyFile.Score)) };
    }

    // How many accounts may be read on a day of one that was written off until 2005-09-30 and was late from 2005-04-30 on.
    private static JsonObject KeepAccount(JsonObject with) => new()
    {
        ["accounts"] = FileOn(with, AccountsOf(new JsonObject { ["accounts"] = "WRITTEN_OFF" }), []).Tradelines.Count,
    };

    private static JsonObject KeepListing(JsonObject with)
    {
        var listing = new Listing(Guid.CreateVersion7(), ListColour.Black, RecordDomain.Judicial, "An authority", "§ 1", "A reason", DayOf(with["from"]), DayOf(with["until"]));
        return new JsonObject { ["listings"] = FileOn(with, [], [listing]).Listings.Count };
    }

    private static CreditFile FileOn(JsonObject with, IReadOnlyList<Tradeline> accounts, IReadOnlyList<Listing> listings) =>
        new StoredCreditFile(SubjectId.New(), WrittenFacts.Named<Jurisdiction>(with["jurisdiction"]!), 1, accounts, listings)
            .ReadableAt(new DateTimeOffset(DayOf(with["on"]), new TimeOnly(12, 0), TimeSpan.Zero));

    private static JsonObject KeepItem(JsonObject with)
    {
        var rule = RetentionRules.Of(WrittenFacts.Named<Jurisdiction>(with["jurisdiction"]!), WrittenFacts.Named<AdverseItem>(with["item"]!));
        return new JsonObject { ["lastDay"] = $"{rule.LastDay(DayOf(with["start"])):yyyy-MM-dd}" };
    }

    private static IReadOnlyList<Tradeline> AccountsOf(JsonObject with) => Text(with, "accounts") switch
    {
        "PAID_AS_AGREED" => [Accounts.SteadyCard(6)],
        "WRITTEN_OFF" => [Accounts.Card([.. Enumerable.Range(0, 6).Select(i => Accounts.Month(5 - i, 1_000, 1_000, 0, AccountStatus.ChargeOff))]) with { FirstDelinquencyOn = Accounts.MonthEnd(5) }],
        "UNDER_DISPUTE" => [Accounts.SteadyCard(6) with { ComplianceCondition = "XB" }],
        "NONE" => [],
        var other => throw new JsonException($"No accounts {other}."),
    };

    private static string Text(JsonObject with, string member) => with[member]?.GetValue<string>() ?? throw new JsonException($"The step needs {member}.");

    private static DateOnly DayOf(JsonNode? day) => day is null ? Today : DateOnly.ParseExact(day.GetValue<string>(), "yyyy-MM-dd");

    private static string Word<T>(T member)
        where T : struct, Enum => UpperSnake.Of(member.ToString());
}
