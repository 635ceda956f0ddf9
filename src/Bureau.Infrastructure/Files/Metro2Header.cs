using System.Collections.Immutable;
using Bureau.Domain.Furnishing;

namespace Bureau.Infrastructure.Files;

/// <summary>
/// The first record of a Metro 2 file: who reports, for which cycle and day. It is checked and nothing of it is kept; the furnisher is
/// known from its agreement.
/// </summary>
internal static class Metro2Header
{
    /// <summary>The fields in their order.</summary>
    public static ImmutableArray<Metro2Field> Fields { get; } =
    [
        new("1", "Record descriptor word", 1, 4, Metro2Shape.Digits),
        new("2", "Record identifier", 5, 6, Metro2Shape.RequiredText),
        new("3", "Cycle identifier", 11, 2),
        new("4", "Innovis program identifier", 13, 10),
        new("5", "Equifax program identifier", 23, 10),
        new("6", "Experian program identifier", 33, 5),
        new("7", "TransUnion program identifier", 38, 10),
        new("8", "Activity date", 48, 8, Metro2Shape.RequiredDate),
        new("9", "Date created", 56, 8, Metro2Shape.RequiredDate),
        new("10", "Program date", 64, 8, Metro2Shape.Date),
        new("11", "Program revision date", 72, 8, Metro2Shape.Date),
        new("12", "Reporter name", 80, 40, Metro2Shape.RequiredText),
        new("13", "Reporter address", 120, 96),
        new("14", "Reporter telephone number", 216, 10, Metro2Shape.Digits),
        new("15", "Software vendor name", 226, 40),
        new("16", "Software version number", 266, 5),
        new("17", "MicroBilt/PRBC program identifier", 271, 10),
        new("18", "Reserved", 281, 146),
    ];

    /// <summary>Whether a record is a header.</summary>
    public static bool Is(ReadOnlySpan<byte> record) => record[4..].StartsWith("HEADER"u8);

    /// <summary>What is wrong with a header.</summary>
    /// <param name="record">The record; where data records are longer than a base segment, it is filled up with blanks.</param>
    public static IReadOnlyList<FurnishingFileMistake> Check(ReadOnlySpan<byte> record)
    {
        var mistakes = new List<FurnishingFileMistake>();
        foreach (var field in Fields)
        {
            if (!field.IsWellFormedIn(record))
            {
                mistakes.Add(new Metro2HeaderMalformed(field.Name));
            }
        }

        if (!Metro2Text.IsBlank(record[Metro2Base.Length..]))
        {
            mistakes.Add(new Metro2HeaderMalformed($"after position {Metro2Base.Length}"));
        }

        return mistakes;
    }
}
