using System.Collections.Frozen;
using Bureau.Domain.Furnishing;

namespace Bureau.Infrastructure.Files;

/// <summary>The last record of a Metro 2 file: totals of nine digits each, one after the other.</summary>
internal static class Metro2Trailer
{
    private const int FirstTotal = 12;
    private const int TotalLength = 9;

    /// <summary>How many totals there are, the reserved one included.</summary>
    public static readonly int Totals = Enum.GetValues<Metro2Total>().Length;

    private static readonly FrozenDictionary<int, Metro2Total> Statuses = Enum.GetValues<Metro2Total>()
        .Where(total => total.ToString().StartsWith("Status", StringComparison.Ordinal))
        .ToFrozenDictionary(total => Pair(total.ToString()[^2], total.ToString()[^1]));

    /// <summary>Whether a record is a trailer.</summary>
    public static bool Is(ReadOnlySpan<byte> record) => record[4..].StartsWith("TRAILER"u8);

    /// <summary>Where a total stands, from 1.</summary>
    public static int PositionOf(Metro2Total total) => FirstTotal + (TotalLength * (int)total);

    /// <summary>The total of the base segments with that account status; null when there is none, for the code is no Metro 2 code.</summary>
    public static Metro2Total? TotalOf(ReadOnlySpan<byte> status) => Statuses.TryGetValue(Pair((char)status[0], (char)status[1]), out var total) ? total : null;

    /// <summary>What a total counts, as an error and docs/metro2.md name it.</summary>
    public static string NameOf(Metro2Total total) => total switch
    {
        Metro2Total.BaseSegments => "base segments",
        Metro2Total.Blocks => "blocks",
        Metro2Total.EcoaZ => "consumers with ECOA code Z",
        Metro2Total.Numbers => "Social Security numbers",
        Metro2Total.NumbersInBase => "Social Security numbers in base segments",
        Metro2Total.NumbersInJ1 => "Social Security numbers in J1 segments",
        Metro2Total.NumbersInJ2 => "Social Security numbers in J2 segments",
        Metro2Total.BirthDates => "dates of birth",
        Metro2Total.BirthDatesInBase => "dates of birth in base segments",
        Metro2Total.BirthDatesInJ1 => "dates of birth in J1 segments",
        Metro2Total.BirthDatesInJ2 => "dates of birth in J2 segments",
        Metro2Total.Telephones => "telephone numbers",
        < Metro2Total.EcoaZ and (Metro2Total.StatusDF or >= Metro2Total.StatusDA) => $"base segments with account status {total.ToString()[^2..]}",
        _ => $"{total} segments",
    };

    /// <summary>What is wrong with a trailer.</summary>
    /// <param name="record">The record; where data records are longer than a base segment, it is filled up with blanks.</param>
    /// <param name="number">Its number in the file.</param>
    /// <param name="counted">What the file holds.</param>
    public static IReadOnlyList<FurnishingFileMistake> Check(ReadOnlySpan<byte> record, long number, Metro2Counts counted)
    {
        var mistakes = new List<FurnishingFileMistake>();
        for (var total = Metro2Total.BaseSegments; total <= Metro2Total.Telephones; total++)
        {
            var text = record.Slice(PositionOf(total) - 1, TotalLength);
            if (total == Metro2Total.Reserved || (total != Metro2Total.BaseSegments && Metro2Text.IsBlank(text)))
                continue;

            if (Metro2Text.Number(text) is not { } told)
            {
                mistakes.Add(new Metro2TrailerMalformed(number, NameOf(total)));
            }
            else if (!counted.Agrees(total, told))
            {
                mistakes.Add(new Metro2TotalsDiffer(number, NameOf(total), told, counted[total]));
            }
        }

        if (!Metro2Text.IsBlank(record[Metro2Base.Length..]))
        {
            mistakes.Add(new Metro2TrailerMalformed(number, $"after position {Metro2Base.Length}"));
        }

        return mistakes;
    }

    private static int Pair(char first, char second) => (first << 8) | second;
}

/// <summary>The totals of a trailer in their order; a status is named by its code.</summary>
internal enum Metro2Total
{
    BaseSegments,
    Reserved,
    StatusDF,
    J1,
    J2,
    Blocks,
    StatusDA,
    Status05,
    Status11,
    Status13,
    Status61,
    Status62,
    Status63,
    Status64,
    Status65,
    Status71,
    Status78,
    Status80,
    Status82,
    Status83,
    Status84,
    Status88,
    Status89,
    Status93,
    Status94,
    Status95,
    Status96,
    Status97,
    EcoaZ,
    N1,
    K1,
    K2,
    K3,
    K4,
    L1,
    Numbers,
    NumbersInBase,
    NumbersInJ1,
    NumbersInJ2,
    BirthDates,
    BirthDatesInBase,
    BirthDatesInJ1,
    BirthDatesInJ2,
    Telephones,
}
