using System.Text.Json.Nodes;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Scoring;
using Bureau.Domain.Scoring.Schemes;
using CsCheck;

namespace Bureau.Domain.Tests.Scoring.Schemes;

public sealed class ReadingAScheme
{
    private const string First = "$.events[0]";
    private static readonly string Sound = PublishedSchemes.TextOf(new SchemeId("bike-share-conduct", 1));
    private static readonly string OfCompanies = PublishedSchemes.TextOf(new SchemeId("food-safety-integrity", 1));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{ "name": 1 }""")]
    [InlineData("""{ "name": "a", "name": "b" }""")]
    [InlineData("""{ "colour": "red" }""")]
    [InlineData("""{ "events": [{ "points": 1.5 }] }""")]
    [InlineData("""{ "events": [{ "points": 1e999 }] }""")]
    [InlineData("""{ "events": [{ "weight": 1 }] }""")]
    [InlineData("""{ } { }""")]
    public void Refuses_WhatHasNotTheShapeOfAScheme(string json) => Assert.Equal(["SCHEME_MALFORMED"], Codes(json));

    [Theory]
    [InlineData("""{ "religion": "x" }""", "$.religion", ForbiddenInput.Religion)]
    [InlineData("""{ "events": [{ "friendsScore": 1 }] }""", "$.events[0].friendsScore", ForbiddenInput.FriendsOrFamily)]
    public void RefusesAForbiddenMember_ByItsName(string json, string path, ForbiddenInput forbidden)
    {
        var mistake = Assert.IsType<SchemeInputForbidden>(Assert.Single(Mistakes(json)));
        Assert.Equal((path, forbidden), (mistake.Path, mistake.Forbidden));
    }

    [Theory]
    [InlineData("$", "name", null, "SCHEME_MEMBER_MISSING", "$.name")]
    [InlineData("$", "name", "\"Bike share\"", "SCHEME_NAME_MALFORMED", "$.name")]
    [InlineData("$", "name", "\"religion-points\"", "SCHEME_INPUT_FORBIDDEN", "$.name")]
    [InlineData("$", "name", "\"job-points\"", "SCHEME_INPUT_FORBIDDEN", "$.name")]
    [InlineData("$", "name", "\"train-fares\"", null, null)]
    [InlineData("$.thresholds[0]", "name", "\"SCHOOL_PLACE\"", "SCHEME_INPUT_FORBIDDEN", "$.thresholds[0].name")]
    [InlineData("$.thresholds[0]", "name", "\"TRAIN_TICKET\"", "SCHEME_REACH_FORBIDDEN", "$.thresholds[0].name")]
    [InlineData("$", "version", "0", "SCHEME_NUMBER_OUT_OF_RANGE", "$.version")]
    [InlineData("$", "about", "\" \"", "SCHEME_MEMBER_MISSING", "$.about")]
    [InlineData("$", "legalBasis", null, "SCHEME_MEMBER_MISSING", "$.legalBasis")]
    [InlineData("$", "subject", "\"HOUSEHOLD\"", "SCHEME_WORD_UNKNOWN", "$.subject")]
    [InlineData("$", "domain", "\"RENTAL, TRAFFIC\"", "SCHEME_WORD_UNKNOWN", "$.domain")]
    [InlineData("$", "domain", "5", "SCHEME_MALFORMED", "$.domain")]
    [InlineData("$", "domain", "[\"RENTAL\"]", "SCHEME_MALFORMED", "$.domain")]
    [InlineData("$", "domain", "\"FOOD_SAFETY\"", "DOMAIN_OF_ANOTHER_SUBJECT", "$.domain")]
    [InlineData("$", "domain", "\"TRAFFIC\"", "EVENT_OF_ANOTHER_DOMAIN", First + ".category")]
    [InlineData("$", "sector", "\"ENERGY\"", "SECTOR_OF_PERSON", "$.sector")]
    [InlineData("$", "range", null, "SCHEME_MEMBER_MISSING", "$.range.least")]
    [InlineData("$", "range", """{ "least": 10, "most": 5 }""", "SCHEME_NUMBER_OUT_OF_RANGE", "$.range.most")]
    [InlineData("$", "range", """{ "least": 1, "most": 150 }""", "SCHEME_OUT_OF_RANGE", "$")]
    [InlineData("$", "range", """{ "least": 0, "most": 149 }""", "SCHEME_OUT_OF_RANGE", "$")]
    [InlineData("$", "base", "151", "SCHEME_NUMBER_OUT_OF_RANGE", "$.base")]
    [InlineData("$", "leastEvents", "-1", "SCHEME_NUMBER_OUT_OF_RANGE", "$.leastEvents")]
    [InlineData("$", "retentionMonths", null, "SCHEME_MEMBER_MISSING", "$.retentionMonths")]
    [InlineData("$", "retentionMonths", "61", "SCHEME_NUMBER_OUT_OF_RANGE", "$.retentionMonths")]
    [InlineData("$", "events", "[]", "SCHEME_MEMBER_MISSING", "$.events")]
    [InlineData("$", "events", "[null]", "SCHEME_MEMBER_MISSING", First + ".category")]
    [InlineData(First, "category", "\"SHOE_SIZE\"", "EVENT_CATEGORY_UNKNOWN", First + ".category")]
    [InlineData(First, "category", "\"bicycle_parked_badly\"", "EVENT_CATEGORY_UNKNOWN", First + ".category")]
    [InlineData(First, "category", "\"20\"", "EVENT_CATEGORY_UNKNOWN", First + ".category")]
    [InlineData(First, "category", "\"RENTAL_DAMAGED\"", "EVENT_CATEGORY_REPEATED", "$.events[1].category")]
    [InlineData(First, "category", "\"RED_LIGHT_RUN\"", "EVENT_OF_ANOTHER_DOMAIN", First + ".category")]
    [InlineData(First, "category", "\"POLLUTION_PENALTY\"", "EVENT_OF_ANOTHER_SUBJECT", First + ".category")]
    [InlineData(First, "points", "10", "EVENT_POINTS_AGAINST_NATURE", First + ".points")]
    [InlineData(First, "points", "0", "EVENT_POINTS_AGAINST_NATURE", First + ".points")]
    [InlineData(First, "points", "-2147483648", "SCHEME_NUMBER_OUT_OF_RANGE", First + ".points")]
    [InlineData("$.events[2]", "points", "-1", "EVENT_POINTS_AGAINST_NATURE", "$.events[2].points")]
    [InlineData(First, "cap", null, "SCHEME_MEMBER_MISSING", First + ".cap")]
    [InlineData(First, "cap", "9", "EVENT_CAP_TOO_SMALL", First + ".cap")]
    [InlineData(First, "restores", "true", "EVENT_RESTORES_NOTHING", First + ".restores")]
    [InlineData(First, "decay", """{ "kind": "NEVER", "months": 6 }""", "SCHEME_WORD_UNKNOWN", First + ".decay.kind")]
    [InlineData(First, "decay", """{ "kind": "STEP" }""", "SCHEME_MEMBER_MISSING", First + ".decay.months")]
    [InlineData(First, "decay", """{ "kind": "HALF_LIFE", "months": 0 }""", "SCHEME_NUMBER_OUT_OF_RANGE", First + ".decay.months")]
    [InlineData(First, "decay", null, null, null)]
    [InlineData("$", "grades", """[{ "grade": "A", "from": 90 }, { "grade": "B", "from": 0 }]""", "GRADES_OUT_OF_ORDER", "$.grades")]
    [InlineData("$", "grades", """[{ "grade": "A", "from": 90 }, { "grade": "B", "from": 90 }, { "grade": "C", "from": 9 }, { "grade": "D", "from": 0 }]""", "GRADES_OUT_OF_ORDER", "$.grades")]
    [InlineData("$", "grades", """[{ "grade": "A", "from": 90 }, { "grade": "B", "from": 80 }, { "grade": "C", "from": 9 }, { "grade": "D", "from": 1 }]""", "GRADES_OUT_OF_ORDER", "$.grades")]
    [InlineData("$", "grades", """[{ "grade": "A", "from": 90 }, { "grade": "C", "from": 80 }, { "grade": "B", "from": 9 }, { "grade": "D", "from": 0 }]""", "GRADES_OUT_OF_ORDER", "$.grades")]
    [InlineData("$", "grades", """[{ "grade": "A", "from": 151 }, { "grade": "B", "from": 80 }, { "grade": "C", "from": 9 }, { "grade": "D", "from": 0 }]""", "GRADES_OUT_OF_ORDER", "$.grades")]
    [InlineData("$", "grades", """[{ "grade": "A", "from": 90 }, { "grade": "B", "from": 80 }, { "grade": "C", "from": 9 }, { "grade": "D", "from": 0 }]""", null, null)]
    [InlineData("$.thresholds[0]", "name", "\"usual price\"", "SCHEME_NAME_MALFORMED", "$.thresholds[0].name")]
    [InlineData("$.thresholds[0]", "name", "\"FREE_RIDES\"", "THRESHOLD_REPEATED", "$.thresholds[1].name")]
    [InlineData("$.thresholds[0]", "from", "151", "SCHEME_NUMBER_OUT_OF_RANGE", "$.thresholds[0].from")]
    [InlineData("$.thresholds[0]", "opens", "\"JOB_INTERVIEW\"", "SCHEME_REACH_FORBIDDEN", "$.thresholds[0].opens")]
    [InlineData("$.thresholds[0]", "opens", "\"ICE_CREAM\"", "SCHEME_WORD_UNKNOWN", "$.thresholds[0].opens")]
    [InlineData("$.thresholds[0]", "opens", "\"FEWER_INSPECTIONS\"", "BENEFIT_OF_ANOTHER_DOMAIN", "$.thresholds[0].opens")]
    [InlineData("$", "thresholds", null, null, null)]
    [InlineData("$", "thresholds", "[null]", "SCHEME_MEMBER_MISSING", "$.thresholds[0].opens")]
    public void NamesTheMistakeAndItsPlace(string where, string member, string? written, string? code, string? path) => Check(Sound, where, member, written, code, path);

    [Theory]
    [InlineData("$", "subject", "\"PERSON\"", "DOMAIN_OF_ANOTHER_SUBJECT", "$.domain")]
    [InlineData("$", "subject", "\"PERSON\"", "EVENT_OF_ANOTHER_SUBJECT", First + ".category")]
    [InlineData("$", "sector", "\"CASINOS\"", "SCHEME_WORD_UNKNOWN", "$.sector")]
    [InlineData("$", "sector", null, null, null)]
    public void NamesTheMistake_InASchemeOfCompanies(string where, string member, string? written, string? code, string? path) => Check(OfCompanies, where, member, written, code, path);

    [Theory]
    [InlineData("optIn", "false")]
    [InlineData("optIn", null)]
    [InlineData("adultsOnly", "false")]
    public void HonoursOfPeople_AreForAdultsWhoAsked(string member, string? written) =>
        Check(PublishedSchemes.TextOf(new SchemeId("exemplary-acts", 1)), "$", member, written, "EXEMPLARY_LIST_UNASKED", "$.optIn");

    [Fact]
    public void NamesEveryMistakeAtOnce()
    {
        var scheme = JsonNode.Parse(Sound)!;
        Change(scheme, "$", "legalBasis", null);
        Change(scheme, "$.events[0]", "category", "\"FRIENDS_SCORE\"");
        Change(scheme, "$.events[1]", "points", "20");
        Change(scheme, "$.thresholds[1]", "opens", "\"SCHOOL_PLACE\"");
        Assert.Equal(["SCHEME_MEMBER_MISSING", "SCHEME_INPUT_FORBIDDEN", "EVENT_POINTS_AGAINST_NATURE", "SCHEME_REACH_FORBIDDEN"], Codes(scheme.ToJsonString()));
    }

    [Fact]
    public void RepeatsNoValue_ThatStandsInThePlaceOfAName()
    {
        var scheme = JsonNode.Parse(Sound)!;
        Change(scheme, "$.events[0]", "category", "\"face of 999999198503140019\"");
        var mistake = Assert.Single(Mistakes(scheme.ToJsonString()));
        Assert.Equal("SCHEME_INPUT_FORBIDDEN", mistake.Code);
        Assert.DoesNotContain("999999198503140019", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EverySchemeThatIsShipped_HasADomainOfItsOwn()
    {
        Assert.NotEmpty(PublishedSchemes.All);
        Assert.All(PublishedSchemes.All, scheme => Assert.All(scheme.Events, row => Assert.Equal(scheme.Scope.Domain, RecordCategories.Of(row.Category).Domain)));
        Assert.Equal(PublishedSchemes.All.Count, PublishedSchemes.All.Select(scheme => scheme.Id).Distinct().Count());
    }

    [Fact]
    public void EveryCategoryAndBenefit_HasItsTerms()
    {
        Assert.All(Enum.GetValues<RecordCategory>(), category => Assert.Equal(category, RecordCategories.Of(category).Category));
        Assert.All(Enum.GetValues<Benefit>(), benefit => Assert.NotEmpty(Benefits.OpenedBy(benefit)));
        Assert.All(Enum.GetValues<RecordDomain>(), domain => Assert.True(Enum.IsDefined(RecordDomains.SubjectOf(domain))));
    }

    [Fact]
    public void NoPurpose_ReadsWhatIsAboutCompanies() => Assert.All(
        Enum.GetValues<Purpose>(), purpose => Assert.All(PurposeMatrix.Of(purpose).Domains, domain => Assert.Equal(SubjectKind.Person, RecordDomains.SubjectOf(domain))));

    [Fact]
    public void NeverThrows_OnWhatWasChangedAnywhere() =>
        Gen.Select(Gen.Int[0, Sound.Length - 1], Gen.Int[0, 40], Gen.String[0, 10]).Sample((at, gone, put) =>
        {
            var outcome = SchemeReader.Read(Sound.Remove(at, Math.Min(gone, Sound.Length - at)).Insert(at, put));
            Assert.True(outcome.Succeeded(out _, out var refusal) || ((SchemeUnsound)refusal).Mistakes.Count > 0);
        }, iter: 1_000);

    private static void Check(string sound, string where, string member, string? written, string? code, string? path)
    {
        var scheme = JsonNode.Parse(sound)!;
        Change(scheme, where, member, written);
        var mistakes = Mistakes(scheme.ToJsonString());
        if (code is null)
            Assert.Empty(mistakes);
        else
            Assert.Contains((code, path!), mistakes.Select(mistake => (mistake.Code, mistake.Path)));
    }

    private static void Change(JsonNode scheme, string where, string member, string? written)
    {
        var node = where[1..].Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(scheme, (at, step) => int.TryParse(step, out var index) ? at[index]! : at[step]!)
            .AsObject();
        node.Remove(member);
        if (written is not null)
            node[member] = JsonNode.Parse(written);
    }

    private static IReadOnlyList<SchemeMistake> Mistakes(string json) =>
        SchemeReader.Read(json).Succeeded(out _, out var refusal) ? [] : Assert.IsType<SchemeUnsound>(refusal).Mistakes;

    private static IEnumerable<string> Codes(string json) => Mistakes(json).Select(mistake => mistake.Code);
}
