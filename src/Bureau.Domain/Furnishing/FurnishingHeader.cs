using Bureau.Domain.Scoring;

namespace Bureau.Domain.Furnishing;

/// <summary>The header of a furnishing file: in which field of a row each column stands.</summary>
internal sealed class FurnishingHeader
{
    private const int LongestName = 64;
    private readonly int[] positions;

    private FurnishingHeader(int[] positions, IReadOnlyList<FurnishingColumn> columns) => (this.positions, Columns) = (positions, columns);

    /// <summary>The columns in the order of the file.</summary>
    public IReadOnlyList<FurnishingColumn> Columns { get; }

    /// <summary>The field of that column, from 0; -1 when the file does not have it.</summary>
    public int PositionOf(FurnishingColumn column) => positions[(int)column];

    /// <summary>Reads the names of a header, in any case and with or without blanks around them.</summary>
    /// <returns>The header, or every mistake in it.</returns>
    public static FurnishingHeaderReading Read(IReadOnlyList<string> names)
    {
        if (!names.Any(name => FurnishingDictionary.Find(name.Trim()) is not null))
            return new FurnishingHeaderRefused([new NotCsv()]);

        var mistakes = new List<FurnishingFileMistake>();
        var columns = new List<FurnishingColumn>();
        for (var i = 0; i < names.Count; i++)
        {
            var name = names[i].Trim();
            if (FurnishingDictionary.Find(name) is not { } entry)
            {
                mistakes.Add(Refuse(1, i + 1, name));
            }
            else if (columns.Contains(entry.Column))
            {
                mistakes.Add(new DuplicateColumn(entry.Name));
            }
            else
            {
                columns.Add(entry.Column);
            }
        }

        mistakes.AddRange(FurnishingDictionary.Entries
            .Where(entry => entry.Required && !columns.Contains(entry.Column))
            .Select(entry => new MissingColumn(entry.Name)));
        return mistakes.Count > 0
            ? new FurnishingHeaderRefused(mistakes)
            : new FurnishingHeaderRead(new FurnishingHeader([.. Enum.GetValues<FurnishingColumn>().Select(column => columns.IndexOf(column))], columns));
    }

    /// <summary>Says why a column that the dictionary does not have is refused.</summary>
    /// <param name="line">The line that names it, the first of the file being 1.</param>
    /// <param name="position">Which column or member of that line, the first being 1.</param>
    /// <param name="name">As it was written.</param>
    public static FurnishingFileMistake Refuse(long line, int position, string name) => ForbiddenInputs.In(name) is { } forbidden
        ? new ForbiddenColumn(position, Shown(name), forbidden, line)
        : new UnknownColumn(position, Shown(name), line);

    /// <summary>The name when it is one, so that a row in the place of the header is not repeated in an error: short, and without figures in a row.</summary>
    private static string? Shown(string name)
    {
        var digits = name.Count(char.IsDigit);
        return name.Length is > 0 and <= LongestName && digits <= 2 && name.All(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or ' ') ? name : null;
    }
}

/// <summary>What came of reading a header.</summary>
internal abstract record FurnishingHeaderReading;

/// <summary>The header names every required column and no other than those of the dictionary.</summary>
internal sealed record FurnishingHeaderRead(FurnishingHeader Header) : FurnishingHeaderReading;

/// <summary>The file is refused for all of these.</summary>
internal sealed record FurnishingHeaderRefused(IReadOnlyList<FurnishingFileMistake> Mistakes) : FurnishingHeaderReading;
