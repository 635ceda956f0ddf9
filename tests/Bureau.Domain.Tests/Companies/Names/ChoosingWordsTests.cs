using Bureau.Domain.Companies;
using Bureau.Domain.Companies.Names;
using CsCheck;

namespace Bureau.Domain.Tests.Companies.Names;

/// <summary>By which words the index is read, and what a search may be.</summary>
public sealed class ChoosingWordsTests
{
    [Fact]
    public void RareWordsAreRead_AndCommonOnesSort()
    {
        var choice = Choose("harbour ropes eastern trading", ("harbour", 300), ("ropes", 1_500), ("eastern", 90_000), ("trading", 70_000));
        Assert.Equal(["harbour", "ropes"], choice.Rare);
        Assert.Equal(["trading", "eastern"], choice.Common);
        Assert.False(choice.IsCommon);
    }

    [Fact]
    public void NoMorePlacesAreRead_ThanTheBound_HoweverManyCompaniesThereAre()
    {
        Assert.Equal(["ropes", "harbour"], Choose("harbour ropes", ("harbour", 1_998), ("ropes", 2)).Rare);
        Assert.Equal(["ropes"], Choose("harbour ropes", ("harbour", 1_999), ("ropes", 2)).Rare);
        Assert.True(Choose("harbour ropes", ("harbour", 1_000_000), ("ropes", 1_000_000)).IsCommon);
    }

    [Fact]
    public void AMistake_StandsForTheWord_AndARareOneDoesNotHideTheCommon()
    {
        Assert.Equal(["harbour"], Choose("harbuor", ("harbour", 5), ("arbour", 5)).Rare);
        var choice = Choose("eastern trading", ("eastern", 90_000), ("eastarn", 1), ("trading", 80_000));
        Assert.Equal(["eastarn"], choice.Rare);
        Assert.Equal(["trading", "eastern"], choice.Common);
        Assert.True(choice.IsCommon);
        var query = NameQuery.Read("Eastren Trading").Value!;
        Assert.Equal(["=eastrentrading", "=easterntrading"], WordChoice.Of(query, [new("eastern", 90_000), new("trading", 80_000)]).Wholes(query));
    }

    [Fact]
    public void WhatSharesMoreAndRarerWords_IsLikelier()
    {
        var choice = Choose("harbour ropes twine", ("harbour", 100), ("ropes", 10), ("twine", 1_000));
        var (both, rare, frequent) = (CompanyId.New(), CompanyId.New(), CompanyId.New());
        WordPlace[] found = [new("twine", frequent, 0), new("ropes", rare, 0), new("harbour", both, 0), new("ropes", both, 0)];
        Assert.Equal([both, rare, frequent], choice.Likeliest(found, 10));
        Assert.Equal([both], choice.Likeliest(found, 1));
    }

    [Fact]
    public void AMark_TellsOfACommonWord_WithoutAnotherLook()
    {
        var choice = Choose("harbour trading", ("harbour", 100), ("trading", 90_000));
        var (trading, cables) = (CompanyId.New(), CompanyId.New());
        WordPlace[] found = [new("harbour", cables, WordMark.Of(["harbour", "cables"])), new("harbour", trading, WordMark.Of(["harbour", "trading"]))];
        Assert.Equal([trading, cables], choice.Likeliest(found, 10));
        Gen.Select(Gen.String[Gen.Char['a', 'z'], 1, 12].Array[1, 20], Gen.Int[0, 19]).Sample((words, at) => WordMark.MayHave(WordMark.Of(words), words[at % words.Length]));
        Assert.InRange(Enumerable.Range(0, 1_000).Count(number => WordMark.MayHave(WordMark.Of(["harbour", "ropes", "cables", "twine", "works"]), $"word{number}")), 0, 80);
        Assert.Equal(WordMark.Of(["trading"]), choice.MarkOfCommon());
    }

    [Fact]
    public void ASearch_IsBounded()
    {
        Assert.Equal("SEARCH_TOO_LONG", NameQuery.Read(new string('a', 301)).Refusal?.Code);
        Assert.Equal("SEARCH_TOO_LONG", NameQuery.Read(new string('a', 1_000_000)).Refusal?.Code);
        foreach (var nothing in new[] { "", "  ", "%", "*_?", "\u200B\u202E", "\uD800", "\0" })
            Assert.Equal("SEARCH_EMPTY", NameQuery.Read(nothing).Refusal?.Code);
        var longest = NameQuery.Read(string.Concat(Enumerable.Range(0, 100).Select(number => $"{(char)('a' + (number % 26))}{(char)('a' + (number / 26))} "))).Value!;
        Assert.InRange(longest.Words.Count + longest.Joined.Count, 1, 16);
        Assert.InRange(NameQuery.Read(new string('ﷺ', 300)).Value!.Key.Length, 1, 300);
        Assert.InRange(WordChoice.Keys(NameQuery.Read(string.Join(' ', Enumerable.Range(0, 7).Select(number => new string((char)('a' + number), 20) + "qwertyuiopasdfghjkl"))).Value!).Count, 8, 400);
    }

    [Fact]
    public void ARanking_IsTheSameWhateverTheOrderOfCandidates_AndAPlaceDividesIt()
    {
        var query = NameQuery.Read("Harbour Ropes").Value!;
        List<CompanyCandidate> candidates = [.. new[] { "Harbour Cables", "Harbour Ropes Ltd", "Harbor Ropes", "Harbour Ropes Ltd", "Xyz" }.Select(name => new CompanyCandidate(CompanyId.New(), [new(name, CompanyNameKind.Legal)]))];
        var ranking = CompanyRanking.Of(query, candidates, CompanyRanking.LeastAlike);
        Assert.Equal(["Harbour Ropes Ltd", "Harbour Ropes Ltd", "Harbor Ropes", "Harbour Cables"], ranking.Select(ranked => ranked.Name.Text));
        candidates.Reverse();
        Assert.Equal(ranking.Select(ranked => ranked.Company), CompanyRanking.Of(query, candidates, CompanyRanking.LeastAlike).Select(ranked => ranked.Company));
        Assert.Equal(ranking.Skip(2).Select(ranked => ranked.Company), ranking.Where(ranked => ranked.Rank.CompareTo(ranking[1].Rank) > 0).Select(ranked => ranked.Company));
    }

    [Fact]
    public void OfManyNames_TheMostAlikeIsShown_AndFewAreCompared()
    {
        var query = NameQuery.Read("Harbour Ropes").Value!;
        var former = new CompanyName("Harbour Ropes Ltd", CompanyNameKind.Former);
        var many = new CompanyCandidate(CompanyId.New(), [.. Enumerable.Range(0, 30).Select(number => new CompanyName($"Harbour Cables {number}", CompanyNameKind.Trading)), former]);
        var few = new CompanyCandidate(CompanyId.New(), [new("Oceanova", CompanyNameKind.Legal), former]);
        Assert.Equal((few.Company, former), CompanyRanking.Of(query, [many, few], 0.8).Select(ranked => (ranked.Company, ranked.Name)).Single());
    }

    private static WordChoice Choose(string search, params (string Word, int Companies)[] known) =>
        WordChoice.Of(NameQuery.Read(search).Value!, [.. known.Select(word => new KnownWord(word.Word, word.Companies))]);
}
