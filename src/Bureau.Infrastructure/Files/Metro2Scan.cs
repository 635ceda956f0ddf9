using Bureau.Domain.Furnishing;

namespace Bureau.Infrastructure.Files;

/// <summary>
/// What the first reading of a Metro 2 file tells: its digest, and that it has a header, records that are as long as they say, and a trailer
/// whose totals are theirs. So a file of which a part is missing is refused before a row of it is stored.
/// </summary>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Sha256">Digest of the whole file.</param>
internal sealed record Metro2Scan(long Bytes, byte[] Sha256)
{
    /// <summary>Reads a stream from where it stands to its end.</summary>
    /// <returns>The scan, or why the file is refused.</returns>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static (Metro2Scan? Scan, IReadOnlyList<FurnishingFileMistake> Mistakes) Read(Stream stream, CancellationToken cancellation)
    {
        using var records = new Metro2Records(stream);
        var mistakes = Check(records, cancellation);
        if (mistakes.Count > 0)
            return (null, mistakes);

        var digest = records.Digest();
        return (new Metro2Scan(records.Bytes, digest), mistakes);
    }

    private static IReadOnlyList<FurnishingFileMistake> Check(Metro2Records records, CancellationToken cancellation)
    {
        var counts = new Metro2Counts();
        while (records.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (records.Number == 1)
            {
                if (Metro2Header.Check(records.Record) is { Count: > 0 } mistakes)
                    return mistakes;
            }
            else if (Metro2Trailer.Is(records.Record))
            {
                return CheckEnd(records, counts);
            }
            else if (Metro2Header.Is(records.Record))
            {
                return [new Metro2HeaderRepeated(records.Number)];
            }
            else
            {
                counts.Add(records.Record);
            }
        }

        return [records.Mistake ?? new Metro2TrailerMissing(records.Number)];
    }

    private static IReadOnlyList<FurnishingFileMistake> CheckEnd(Metro2Records records, Metro2Counts counts)
    {
        counts.AddBlocks(records.Blocks);
        if (Metro2Trailer.Check(records.Record, records.Number, counts) is { Count: > 0 } mistakes)
            return mistakes;
        if (records.End() is { } mistake)
            return [mistake];
        return counts[Metro2Total.BaseSegments] == 0 ? [new NoRows()] : [];
    }
}
