using BenchmarkDotNet.Attributes;
using Bureau.Domain.Subjects;

namespace Bureau.Benchmarks;

/// <summary>What comparing two names costs.</summary>
[MemoryDiagnoser]
public class MatchingBenchmarks
{
    private static readonly string Longest = string.Concat(Enumerable.Repeat("Annika ", 28));

    /// <summary>As nearly every row of an import: the same name.</summary>
    [Benchmark]
    public double Same() => NameMatch.Between("Sandbox Person", "SANDBOX PERSON").Similarity;

    /// <summary>Another spelling and order.</summary>
    [Benchmark]
    public double Similar() => NameMatch.Between("Wang Xiaohua", "Xiao-Hua Wang").Similarity;

    /// <summary>Chinese characters and pinyin.</summary>
    [Benchmark]
    public double Scripts() => NameMatch.Between("欧阳晓华", "Ouyang Xiaohua").Similarity;

    /// <summary>The longest names that are taken.</summary>
    [Benchmark]
    public double Longer() => NameMatch.Between(Longest, Longest + "x").Similarity;
}
