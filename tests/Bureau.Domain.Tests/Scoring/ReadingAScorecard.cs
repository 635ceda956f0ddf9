using System.Text.Json.Nodes;
using Bureau.Domain.Scoring;
using CsCheck;

namespace Bureau.Domain.Tests.Scoring;

public sealed class ReadingAScorecard
{
    private const string Row = "$.characteristics[0]";
    private static readonly string Sound = Scorecards.All[0].ToJson();

    [Fact]
    public void GivesBackTheCardThatWasWritten()
    {
        Assert.True(ScorecardReader.Read(Sound).Succeeded(out var card, out _));
        Assert.Equal(Sound, card.ToJson());
        Assert.Equal(Scorecards.All[0].Id, card.Id);
    }

    [Fact]
    public void ShippedCard_NamesItsSourceAndLicence()
    {
        var origin = Scorecards.Current.FittedOn;
        Assert.Equal("https://doi.org/10.24432/C55S3H", origin.Identifier);
        Assert.StartsWith("CC BY 4.0", origin.Licence, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 11, 23), origin.FittedOn);
    }

    [Fact]
    public void ShippedCard_PromisesADirectionForEveryCharacteristic() =>
        Assert.All(Scorecards.Current.Characteristics, row => Assert.NotEqual(Direction.Free, row.Direction));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{ "name": 1 }""")]
    [InlineData("""{ "name": "a", "name": "b" }""")]
    [InlineData("""{ "colour": "red" }""")]
    [InlineData("""{ "characteristics": [{ "bins": [{ "points": 1.5 }] }] }""")]
    [InlineData("""{ "characteristics": [{ "bins": [{ "points": 1e999 }] }] }""")]
    public void Refuses_WhatHasNotTheShapeOfACard(string json) => Assert.Equal(["SCORECARD_MALFORMED"], Codes(json));

    [Theory]
    [InlineData("$", "name", null, "SCORECARD_MEMBER_MISSING", "$.name")]
    [InlineData("$", "description", "\" \"", "SCORECARD_MEMBER_MISSING", "$.description")]
    [InlineData("$", "fittedOn", null, "SCORECARD_MEMBER_MISSING", "$.fittedOn.licence")]
    [InlineData("$", "version", "0", "SCORECARD_NUMBER_OUT_OF_RANGE", "$.version")]
    [InlineData("$", "leastMonths", "7", "SCORECARD_NUMBER_OUT_OF_RANGE", "$.leastMonths")]
    [InlineData("$", "basePoints", "349", "SCORECARD_NUMBER_OUT_OF_RANGE", "$.basePoints")]
    [InlineData("$", "amountsIn", "\"twd\"", "SCORECARD_CURRENCY_MALFORMED", "$.amountsIn")]
    [InlineData("$", "basePoints", "700", null, null)]
    [InlineData("$", "basePoints", "650", "SCORE_OUT_OF_RANGE", "$")]
    [InlineData("$", "basePoints", "850", "SCORE_OUT_OF_RANGE", "$")]
    [InlineData("$", "characteristics", "[]", "SCORECARD_MEMBER_MISSING", "$.characteristics")]
    [InlineData("$", "bands", "[]", "BANDS_OUT_OF_ORDER", "$.bands")]
    [InlineData("$.bands[0]", "from", "351", "BANDS_OUT_OF_ORDER", "$.bands")]
    [InlineData("$.bands[1]", "from", "600", "BANDS_OUT_OF_ORDER", "$.bands")]
    [InlineData("$.bands[1]", "band", "\"GOOD\"", "BANDS_OUT_OF_ORDER", "$.bands")]
    [InlineData("$.bands[4]", "from", "951", "BANDS_OUT_OF_ORDER", "$.bands")]
    [InlineData("$.bands[2]", "label", null, "SCORECARD_MEMBER_MISSING", "$.bands[2].label")]
    [InlineData(Row, "characteristic", "\"SHOE_SIZE\"", "CHARACTERISTIC_UNKNOWN", Row + ".characteristic")]
    [InlineData(Row, "characteristic", "\"MONTHS_PAST_DUE\"", "CHARACTERISTIC_REPEATED", "$.characteristics[1].characteristic")]
    [InlineData(Row, "direction", "\"DOWN\"", "DIRECTION_UNKNOWN", Row + ".direction")]
    [InlineData(Row, "direction", "\"HIGHER_IS_BETTER\"", "DIRECTION_BROKEN", Row + ".bins")]
    [InlineData(Row, "direction", "\"FREE\"", null, null)]
    [InlineData(Row, "reason", null, "SCORECARD_MEMBER_MISSING", Row + ".reason.text")]
    [InlineData(Row + ".reason", "code", "\"PAST_DUE_OFTEN\"", "REASON_CODE_REPEATED", "$.characteristics[1].reason.code")]
    [InlineData(Row, "bins", "[]", "BINS_NOT_OPEN_ENDED", Row + ".bins")]
    [InlineData(Row + ".bins[0]", "from", "-1", "BINS_NOT_OPEN_ENDED", Row + ".bins[0]")]
    [InlineData(Row + ".bins[2]", "below", "9", "BINS_NOT_OPEN_ENDED", Row + ".bins[2]")]
    [InlineData(Row + ".bins[1]", "from", "1.5", "BINS_LEAVE_GAP", Row + ".bins[1]")]
    [InlineData(Row + ".bins[1]", "from", "0.5", "BINS_OVERLAP", Row + ".bins[1]")]
    [InlineData(Row + ".bins[1]", "from", null, "BINS_OVERLAP", Row + ".bins[1]")]
    [InlineData(Row + ".bins[0]", "below", null, "BINS_OVERLAP", Row + ".bins[1]")]
    [InlineData(Row + ".bins[1]", "below", "1", "BIN_EMPTY", Row + ".bins[1]")]
    [InlineData(Row + ".bins[2]", "from", "1e999", "BIN_EMPTY", Row + ".bins[2]")]
    [InlineData(Row + ".bins[2]", "missing", "true", "BIN_FOR_MISSING_UNCLEAR", Row + ".bins")]
    [InlineData(Row + ".bins[3]", "missing", "false", "BIN_FOR_MISSING_UNCLEAR", Row + ".bins")]
    [InlineData(Row + ".bins[3]", "from", "1", "BIN_FOR_MISSING_UNCLEAR", Row + ".bins")]
    [InlineData(Row + ".bins[0]", "points", null, "SCORECARD_MEMBER_MISSING", Row + ".bins[0].points")]
    [InlineData(Row + ".bins[0]", "points", "2000000000", "SCORECARD_NUMBER_OUT_OF_RANGE", Row + ".bins[0].points")]
    public void NamesTheMistakeAndItsPlace(string where, string member, string? written, string? code, string? path)
    {
        var card = JsonNode.Parse(Sound)!.AsObject();
        Change(card, where, member, written);

        var mistakes = Mistakes(card.ToJsonString());
        if (code is null)
        {
            Assert.Empty(mistakes);
        }
        else
        {
            Assert.Contains((code, path!), mistakes.Select(mistake => (mistake.Code, mistake.Path)));
        }
    }

    [Fact]
    public void NamesEveryMistakeAtOnce()
    {
        var card = JsonNode.Parse(Sound)!.AsObject();
        Change(card, "$", "name", null);
        Change(card, "$.bands[0]", "from", "0");
        Change(card, "$.characteristics[0].bins[1]", "from", "1.5");
        Change(card, "$.characteristics[1]", "characteristic", "\"GENDER\"");
        Change(card, "$.characteristics[2].reason", "code", "\"PAST_DUE_NOW\"");

        Assert.Equal(
            ["SCORECARD_MEMBER_MISSING", "BANDS_OUT_OF_ORDER", "BINS_LEAVE_GAP", "CHARACTERISTIC_FORBIDDEN", "REASON_CODE_REPEATED"],
            Codes(card.ToJsonString()));
    }

    [Theory]
    [InlineData("GENDER", ForbiddenInput.Gender)]
    [InlineData("SEX", ForbiddenInput.Gender)]
    [InlineData("maritalStatus", ForbiddenInput.MaritalStatus)]
    [InlineData("AGE", ForbiddenInput.Age)]
    [InlineData("EDUCATION", ForbiddenInput.Education)]
    [InlineData("MONTHS_SINCE_PURCHASE", ForbiddenInput.Purchases)]
    [InlineData("FRIENDS_AVERAGE_SCORE", ForbiddenInput.FriendsOrFamily)]
    [InlineData("home-address", ForbiddenInput.Location)]
    [InlineData("RELIGION", ForbiddenInput.Religion)]
    [InlineData("PoliticalParty", ForbiddenInput.Politics)]
    [InlineData("PETITIONS", ForbiddenInput.Petitions)]
    [InlineData("SPEECH", ForbiddenInput.Speech)]
    [InlineData("FACE_2", ForbiddenInput.Biometrics)]
    [InlineData("HEALTH", ForbiddenInput.Health)]
    [InlineData("ETHNICITY", ForbiddenInput.Ethnicity)]
    [InlineData("OCCUPATION", ForbiddenInput.Profession)]
    public void RefusesAForbiddenCharacteristic_ByName(string name, ForbiddenInput forbidden)
    {
        var card = JsonNode.Parse(Sound)!.AsObject();
        Change(card, Row, "characteristic", $"\"{name}\"");

        var mistake = Assert.IsType<CharacteristicForbidden>(Assert.Single(Mistakes(card.ToJsonString())));
        Assert.Equal((name, forbidden), (mistake.Name, mistake.Forbidden));
        Assert.Contains(name, mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RefusesAForbiddenMember_ByName()
    {
        var mistake = Assert.IsType<CharacteristicForbidden>(Assert.Single(Mistakes("""{ "gender": "F" }""")));
        Assert.Equal(("$.gender", "gender", ForbiddenInput.Gender), (mistake.Path, mistake.Name, mistake.Forbidden));
    }

    [Fact]
    public void RepeatsNoValue_ThatStandsInThePlaceOfACharacteristic()
    {
        var card = JsonNode.Parse(Sound)!.AsObject();
        Change(card, Row, "characteristic", "\"999999198503140019\"");
        Assert.DoesNotContain("999999198503140019", Assert.Single(Mistakes(card.ToJsonString())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NoCharacteristicIsForbidden() =>
        Assert.All(Enum.GetNames<Characteristic>(), name => Assert.Null(ForbiddenInputs.In(name)));

    [Fact]
    public void EveryForbiddenInputIsRecognised_ByItsOwnName() =>
        Assert.All(Enum.GetValues<ForbiddenInput>(), forbidden => Assert.NotNull(ForbiddenInputs.In(forbidden.ToString())));

    [Fact]
    public void NeverThrows_OnWhatWasChangedAnywhere() =>
        Gen.Select(Gen.Int[0, Sound.Length - 1], Gen.Int[0, 40], Gen.String[0, 10]).Sample((at, gone, put) =>
        {
            var json = Sound.Remove(at, Math.Min(gone, Sound.Length - at)).Insert(at, put);
            var outcome = ScorecardReader.Read(json);
            if (outcome.Succeeded(out var card, out var refusal))
            {
                Assert.Equal(card.ToJson(), ScorecardReader.Read(card.ToJson()).Value?.ToJson());
            }
            else
            {
                Assert.NotEmpty(Assert.IsType<ScorecardUnsound>(refusal).Mistakes);
            }
        }, iter: 1_000);

    private static void Change(JsonNode card, string where, string member, string? written)
    {
        var node = where[1..].Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(card, (at, step) => int.TryParse(step, out var index) ? at[index]! : at[step]!)
            .AsObject();
        node.Remove(member);
        if (written is not null)
        {
            node[member] = JsonNode.Parse(written);
        }
    }

    private static IReadOnlyList<ScorecardMistake> Mistakes(string json) =>
        ScorecardReader.Read(json).Succeeded(out _, out var refusal) ? [] : Assert.IsType<ScorecardUnsound>(refusal).Mistakes;

    private static IEnumerable<string> Codes(string json) => Mistakes(json).Select(mistake => mistake.Code);
}
