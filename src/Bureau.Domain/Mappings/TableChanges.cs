namespace Bureau.Domain.Mappings;

/// <summary>What a table has changed.</summary>
/// <param name="Added">Rows that are new.</param>
/// <param name="Changed">Rows that say something else than before.</param>
/// <param name="Unchanged">Rows that say the same.</param>
/// <param name="Ended">Entries that the table no longer has.</param>
/// <param name="LeftOut">Rows that could not be used.</param>
public sealed record TableChanges(long Added, long Changed, long Unchanged, long Ended, long LeftOut)
{
    /// <summary>Both together.</summary>
    public static TableChanges operator +(TableChanges one, TableChanges other) => new(
        one.Added + other.Added, one.Changed + other.Changed, one.Unchanged + other.Unchanged, one.Ended + other.Ended, one.LeftOut + other.LeftOut);
}
