using System.Text.Json.Nodes;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Scoring.Schemes;
using CsCheck;

namespace Bureau.Domain.Tests.Scoring.Schemes;

public sealed class RunningAScheme
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly SchemeSubject Anybody = new(OptedIn: false, KnownAdult: false);
    private static readonly Scheme Bicycles = PublishedSchemes.Find("bike-share-conduct")!;
    private static readonly Scheme Traffic = PublishedSchemes.Find("traffic-conduct")!;
    private static readonly Scheme Food = PublishedSchemes.Find("food-safety-integrity")!;

    [Fact]
    public void StartsFromTheBase() => Assert.Equal((100, null), Told(Run(Bicycles)));

    [Fact]
    public void EveryEventCounts_UpToTheCap()
    {
        var result = Run(Bicycles, [.. Enumerable.Range(1, 8).Select(day => Event(RecordCategory.BicycleParkedBadly, new(2026, 11, day)))]);
        Assert.Equal(40, result.Points);
        Assert.Equal([-10, -10, -10, -10, -10, -10, 0, 0], result.Contributions.Select(one => one.Counted));
        Assert.All(result.Contributions, one => Assert.Equal((-10, -10), (one.Points, one.Left)));
        Assert.Equal(Reached.No, result.Thresholds[0].Reached);
    }

    [Theory]
    [InlineData("2026-05-24", 90)]
    [InlineData("2026-05-23", 100)]
    [InlineData("2025-11-24", 100)]
    [InlineData("2026-11-24", 100)]
    public void AStep_EndsAfterItsMonths(string on, int points) => Assert.Equal(points, Run(Bicycles, [Event(RecordCategory.BicycleParkedBadly, DateOnly.Parse(on))]).Points);

    [Theory]
    [InlineData("2026-11-23", 65, EventStanding.Current)]
    [InlineData("2025-11-24", 65, EventStanding.Current)]
    [InlineData("2025-11-23", 73, EventStanding.Current)]
    [InlineData("2024-11-23", 77, EventStanding.Current)]
    [InlineData("2023-11-24", 77, EventStanding.Current)]
    [InlineData("2023-11-23", 79, EventStanding.Current)]
    [InlineData("2023-11-22", null, EventStanding.Obsolete)]
    [InlineData("2026-11-24", null, EventStanding.NotYet)]
    public void AHalfLife_HalvesTowardsZero_UntilTheRetentionEnds(string on, int? points, EventStanding standing)
    {
        // The base is 80: 80 − 15, −7, −3, −1.
        var result = Run(Food, [Event(RecordCategory.FoodCriticalViolation, DateOnly.Parse(on))]);
        Assert.Equal((points, standing), (result.Points, result.Contributions[0].Standing));
    }

    [Theory]
    [InlineData("2026-01-31", "2026-02-27", 0)]
    [InlineData("2026-01-31", "2026-02-28", 1)]
    [InlineData("2026-02-28", "2026-03-28", 1)]
    public void AMonthFromThe31st_EndsWithAShorterMonth(string on, string asOf, int months)
    {
        var scheme = Changed("fare-conduct", scheme => scheme["events"]![0]!["decay"]!["months"] = 1);
        var result = Run(scheme, [Event(RecordCategory.FareEvaded, DateOnly.Parse(on))], DateOnly.Parse(asOf));
        Assert.Equal(months == 0 ? 80 : 100, result.Points);
    }

    [Fact]
    public void DecayCountsFromTheEndOfTheConduct()
    {
        var began = new DateOnly(2020, 1, 1);
        Assert.Equal(980, Run(Traffic, [new(RecordCategory.TrafficFineUnpaid, began)]).Points);
        Assert.Equal(980, Run(Traffic, [new(RecordCategory.TrafficFineUnpaid, began, Today.AddDays(1))]).Points);
        Assert.Equal(980, Run(Traffic, [new(RecordCategory.TrafficFineUnpaid, began, Today.AddMonths(-5))]).Points);
        Assert.Equal(1000, Run(Traffic, [new(RecordCategory.TrafficFineUnpaid, began, Today.AddMonths(-6))]).Points);
    }

    [Fact]
    public void WhatRestores_GivesBackLostPoints_AndNeverMore()
    {
        var honour = Event(RecordCategory.SafeDrivingHonour, new(2026, 1, 1));
        Assert.Equal(1000, Run(Traffic, [honour]).Points);
        Assert.Equal(1000, Run(Traffic, [honour, Event(RecordCategory.RedLightRun, new(2026, 10, 1))]).Points);
        var result = Run(Traffic, [honour, .. Enumerable.Range(1, 3).Select(day => Event(RecordCategory.RedLightRun, new(2026, 10, day)))]);
        Assert.Equal((950, Grade.B), (result.Points, result.Grade));
        Assert.Equal([100, -50, -50, -50], result.Contributions.Select(one => one.Counted));
    }

    [Fact]
    public void TooFewRecords_AreUnknown()
    {
        var result = Run(Food);
        Assert.Equal((null, null), Told(result));
        Assert.All(result.Thresholds, answer => Assert.Equal(Reached.Unknown, answer.Reached));
    }

    [Fact]
    public void RefusesAnEvent_ThatTheSchemeDoesNotCount()
    {
        var refusal = RunScheme.Execute(Bicycles, [Event(RecordCategory.BicycleParkedBadly, Today), Event(RecordCategory.RedLightRun, Today)], Anybody, Today).Refusal;
        Assert.Equal(new EventNotOfScheme(2, RecordCategory.RedLightRun), refusal);
        Assert.Contains("RED_LIGHT_RUN, a record of TRAFFIC", refusal!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, true, "SCHEME_NOT_OPTED_IN")]
    [InlineData(true, false, "SCHEME_FOR_ADULTS")]
    [InlineData(true, true, null)]
    public void ExemplaryActs_AreForAdultsWhoAsked(bool optedIn, bool adult, string? code) => Assert.Equal(
        code, RunScheme.Execute(PublishedSchemes.Find("exemplary-acts")!, [], new(optedIn, adult), Today).Refusal?.Code);

    [Fact]
    public void IsToldForThePurposesOfItsDomainAlone()
    {
        Assert.Empty(Traffic.ReadFor);
        Assert.All(Enum.GetValues<Purpose>(), purpose => Assert.Equal("DOMAIN_NOT_OF_PURPOSE", Traffic.WhyNotFor(purpose)?.Code));
    }

    [Fact]
    public void NoEvents_MoveThePointsOutOfTheRange()
    {
        var on = Gen.Int[0, 4_000].Select(days => Today.AddDays(30 - days));
        Assert.All(PublishedSchemes.All, scheme => Gen.Select(Gen.Int[0, scheme.Events.Count - 1].Select(row => scheme.Events[row].Category), on, Gen.Int[0, 2_000])
            .Select((category, from, days) => new ConductEvent(category, from, days % 2 == 0 ? from.AddDays(days) : null)).Array[0, 60].Sample(events =>
            {
                var result = RunScheme.Execute(scheme, events, new(OptedIn: true, KnownAdult: true), Today).Value!;
                if (result.Points is not { } points)
                    return;
                Assert.InRange(points, scheme.Scale.Least, scheme.Scale.Most);
                Assert.Equal(points, result.Base + result.Contributions.Sum(one => one.Counted));
                Assert.Equal(scheme.Grades.Count > 0, result.Grade is not null);
            }, iter: 300));
    }

    [Fact]
    public void TheOrderOfTheEvents_DoesNotMatter() =>
        Gen.Select(Gen.Int[0, Traffic.Events.Count - 1].Select(row => Traffic.Events[row].Category), Gen.Int[0, 900]).Array[0, 30].Sample(drawn =>
        {
            ConductEvent[] events = [.. drawn.Select(one => new ConductEvent(one.Item1, Today.AddDays(-one.Item2)))];
            Assert.Equal(Run(Traffic, events).Points, Run(Traffic, [.. events.Reverse()]).Points);
        }, iter: 300);

    private static Scheme Changed(string name, Action<JsonNode> change)
    {
        var scheme = JsonNode.Parse(PublishedSchemes.TextOf(PublishedSchemes.Find(name)!.Id))!;
        change(scheme);
        return SchemeReader.Read(scheme.ToJsonString()).Value!;
    }

    private static ConductEvent Event(RecordCategory category, DateOnly on) => new(category, on);

    private static SchemeResult Run(Scheme scheme, ConductEvent[]? events = null, DateOnly? asOf = null) => RunScheme.Execute(scheme, events ?? [], Anybody, asOf ?? Today).Value!;

    private static (int? Points, Grade? Grade) Told(SchemeResult result) => (result.Points, result.Grade);
}
