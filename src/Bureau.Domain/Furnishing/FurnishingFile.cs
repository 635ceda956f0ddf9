namespace Bureau.Domain.Furnishing;

/// <summary>A furnishing file that was looked through and found to be one. Each format has its own reader.</summary>
public abstract class FurnishingFile
{
    private protected FurnishingFile()
    {
    }

    /// <summary>How the file is written.</summary>
    public abstract FurnishingFormat Format { get; }

    /// <summary>SHA-256 of the file, 32 bytes: the same file is the same batch.</summary>
    public abstract ReadOnlyMemory<byte> Sha256 { get; }

    /// <summary>Length of the file in bytes.</summary>
    public abstract long Length { get; }

    /// <summary>How far the rows have been read, in bytes.</summary>
    public abstract long Position { get; }

    /// <summary>
    /// After the last row: <see cref="FileChanged"/> when the rows are not those of the file that was looked through, else null. Rows
    /// that came before were each right in themselves.
    /// </summary>
    public abstract FurnishingFileMistake? Interruption { get; }

    /// <summary>Reads the rows in their order, each accepted or rejected; a blank line is no row.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public abstract IEnumerable<FurnishedRow> Rows();
}
