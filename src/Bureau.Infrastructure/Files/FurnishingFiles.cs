using Bureau.Domain.Furnishing;

namespace Bureau.Infrastructure.Files;

/// <summary>The formats of furnishing files. A file's format is told by how it begins, never by its name.</summary>
public static class FurnishingFiles
{
    /// <summary>Bytes that tell the format; blanks before them count too.</summary>
    private const int Start = 4 * 1024;

    /// <summary>Looks through a file of any format and, when it is a furnishing file, makes its rows ready.</summary>
    /// <param name="stream">The file; it can seek, is read from its start, and stays open.</param>
    /// <param name="today">The last day that a row may be of.</param>
    /// <param name="cancellation">Ends the first reading.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FurnishingOpening Open(Stream stream, DateOnly today, CancellationToken cancellation = default)
    {
        stream.Position = 0;
        var buffer = new byte[Start];
        var start = buffer.AsSpan(0, stream.ReadAtLeast(buffer, Start, throwOnEndOfStream: false));
        return FurnishingNdjson.LooksLike(start) ? FurnishingNdjson.Open(stream, today, cancellation)
            : Metro2File.LooksLike(start) ? Metro2File.Open(stream, today, cancellation)
            : FurnishingCsv.Open(stream, today, cancellation);
    }
}
