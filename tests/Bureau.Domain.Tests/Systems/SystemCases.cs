using System.Text.Json.Nodes;

namespace Bureau.Domain.Tests.Systems;

/// <summary>Every step of every file in Cases/systems: what works does, and what is refused is refused with its code and by name.</summary>
public sealed class SystemCases
{
    private const int LastRow = 37;

    public static TheoryData<string, int> Working => Steps(one => one.Works);

    public static TheoryData<string, int> Refused => Steps(one => one.Refuses);

    [Theory]
    [MemberData(nameof(Working))]
    public void Works_AsTheCaseSays(string file, int step)
    {
        var one = SystemCase.All[file];
        var works = one.Works[step];
        Assert.Null(works.Code);
        Assert.NotNull(works.Expect);

        var outcome = new SystemSteps(one).Do(works);
        Assert.True(outcome.Succeeded(out var came, out var refusal), refusal?.ToString());
        Assert.All(works.Expect, expected => Assert.True(JsonNode.DeepEquals(expected.Value, came[expected.Key]), $"{expected.Key} is {came[expected.Key]?.ToJsonString() ?? "null"}: {works.Says}"));
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refuses_WithTheCodeAndByName(string file, int step)
    {
        var one = SystemCase.All[file];
        var refused = one.Refuses[step];

        var outcome = new SystemSteps(one).Do(refused);
        if (refused.Code is null)
        {
            // It cannot even be said: there is no such word.
            Assert.True(outcome.Succeeded(out var came, out _));
            Assert.False(came["sayable"]!.GetValue<bool>());
            return;
        }

        Assert.False(outcome.Succeeded(out _, out var refusal), $"Not refused: {refused.Says}");
        Assert.Equal(refused.Code, refusal.Code);
        if (refused.Names is not null)
            Assert.Contains(refused.Names, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryRow_HasACase()
    {
        var rows = SystemCase.All.Values.Where(one => one.Rows != "weak points").SelectMany(one => Rows(one.Rows)).ToList();
        Assert.Equal(Enumerable.Range(1, LastRow), rows.Order());
        Assert.Single(SystemCase.All.Values, one => one.Rows == "weak points");
        Assert.All(SystemCase.All, one => Assert.NotEmpty(one.Value.Works.Concat(one.Value.Refuses)));
    }

    [Fact]
    public void WhatIsForbidden_IsNamedInItsRefusal() => Assert.All(
        SystemCase.All.Values.SelectMany(one => one.Refuses).Where(step => step.Code?.Contains("FORBIDDEN", StringComparison.Ordinal) is true), step => Assert.NotNull(step.Names));

    private static TheoryData<string, int> Steps(Func<SystemCase, IReadOnlyList<SystemStep>> of)
    {
        var steps = new TheoryData<string, int>();
        foreach (var (file, one) in SystemCase.All)
        {
            for (var i = 0; i < of(one).Count; i++)
                steps.Add(file, i);
        }

        return steps;
    }

    private static IEnumerable<int> Rows(string written)
    {
        var ends = written.Split('–').Select(int.Parse).ToArray();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    }
}
