using Bureau.Domain;
using Bureau.Domain.Subjects;
using CsvHelper;

namespace Bureau.Infrastructure.Files;

/// <summary>A file of labelled pairs of names: CSV with the columns name1, name2, is_match (true or false) and quality, among others.</summary>
public static class NamePairsCsv
{
    private static readonly string[] Columns = ["name1", "name2", "is_match", "quality"];

    /// <summary>All pairs, or what is wrong with the file.</summary>
    public static Outcome<IReadOnlyList<NamePair>> Read(Stream stream)
    {
        using var lines = new CsvLines(stream);
        try
        {
            return Read(lines);
        }
        catch (CsvFormatException)
        {
            return new NamePairsMalformed(lines.Number + 1);
        }
    }

    private static Outcome<IReadOnlyList<NamePair>> Read(CsvLines lines)
    {
        if (!lines.Read())
            return new NamePairsMalformed(1);
        var header = lines.Texts().Select(name => name.TrimStart('\uFEFF')).ToList();
        var at = Columns.Select(column => header.IndexOf(column)).ToArray();
        if (lines.IsMalformed || at.Contains(-1))
            return new NamePairsMalformed(1);

        var pairs = new List<NamePair>();
        while (lines.Read())
        {
            var texts = lines.Texts();
            if (lines.IsMalformed || texts.Count != header.Count || texts[at[2]] is not ("true" or "false") || texts[at[0]].Length == 0 || texts[at[1]].Length == 0)
                return new NamePairsMalformed(lines.Number);
            pairs.Add(new NamePair(lines.Number, texts[at[0]], texts[at[1]], texts[at[2]] == "true", texts[at[3]]));
        }

        return pairs.Count == 0 ? new NamePairsMalformed(1) : pairs;
    }
}
