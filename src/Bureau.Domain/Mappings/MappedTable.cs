namespace Bureau.Domain.Mappings;

/// <summary>A mapped table, row by row.</summary>
public abstract class MappedTable
{
    /// <summary>Its mapping.</summary>
    public abstract Mapping Mapping { get; }

    /// <summary>Its length in bytes.</summary>
    public abstract long Length { get; }

    /// <summary>How far its rows have been read, in bytes.</summary>
    public abstract long Position { get; }

    /// <summary>Its rows, in their order.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public abstract IEnumerable<MappedRow> Rows();
}
