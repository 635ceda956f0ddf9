namespace Bureau.Domain.Mappings;

/// <summary>What the rows of a table are.</summary>
public enum MappingKind
{
    /// <summary>A company a row.</summary>
    Companies = 1,

    /// <summary>A company's integrity record a row.</summary>
    Inspections = 2,

    /// <summary>An authority's entry about a company a row.</summary>
    Listings = 3,
}

/// <summary>
/// Says which column of somebody else's table is which of the bureau's fields. It is a JSON file beside the table, so a new source needs no program; docs/imports.md explains the members.
/// </summary>
/// <param name="Name">Small letters and digits, joined by hyphens.</param>
/// <param name="Kind">What the rows are.</param>
/// <param name="Source">Who keeps the table. Keys are unique within a source; a company of a listings table and of a companies table with the same source and key are one.</param>
/// <param name="Key">The columns whose values together name a row, for ever.</param>
/// <param name="Dates">How dates are written, in the custom format strings of .NET; the first that fits is taken.</param>
/// <param name="OpenEnds">Words and dates that say that no end is known.</param>
/// <param name="OnlyOrganisations">Whether no row of a listings table can be about a person.</param>
/// <param name="Fields">Where each field comes from.</param>
public sealed record Mapping(
    string Name,
    MappingKind Kind,
    string Source,
    IReadOnlyList<string> Key,
    IReadOnlyList<string> Dates,
    IReadOnlySet<string> OpenEnds,
    bool OnlyOrganisations,
    IReadOnlyDictionary<MappedField, MappedValue> Fields)
{
    /// <summary>Every column that the table must have, each once.</summary>
    public IReadOnlyList<string> Columns { get; } = [.. Key.Concat(Fields.Values.SelectMany(value => value.Columns)).Distinct(StringComparer.Ordinal)];
}

/// <summary>Where the value of a field comes from.</summary>
/// <param name="Columns">The columns; none: the value is the same for every row.</param>
/// <param name="Join">What stands between the values of the columns; null: the first column that has a value gives it.</param>
/// <param name="Constant">The value of every row, or of those whose columns are empty.</param>
/// <param name="Words">What stands for the words of the table, in any case; a word that is not among them stays as it is.</param>
public sealed record MappedValue(IReadOnlyList<string> Columns, string? Join, string? Constant, IReadOnlyDictionary<string, string> Words);
