using Bureau.Domain.Scoring;

namespace Bureau.Domain.Mappings;

/// <summary>The mapping is refused for all of these; none of its mistakes is left for the next try.</summary>
public sealed record MappingUnsound(IReadOnlyList<MappingMistake> Mistakes)
    : Refusal("MAPPING_UNSOUND", string.Join(Environment.NewLine, Mistakes.Select(mistake => $"{mistake.Code} at {mistake.Path}: {mistake.Message}")));

/// <summary>One thing that is wrong with a mapping.</summary>
/// <param name="Code">Stable, UPPER_SNAKE.</param>
/// <param name="Path">Where in the mapping, as a JSON path such as <c>$.fields.NAME</c>.</param>
/// <param name="Message">For whoever wrote the mapping.</param>
public abstract record MappingMistake(string Code, string Path, string Message) : Refusal(Code, Message);

/// <summary>Not JSON, or a member of another type or name than a mapping has, or one that stands twice.</summary>
public sealed record MappingMalformed(string Path) : MappingMistake("MAPPING_MALFORMED", Path, "This is not JSON, has another type, stands here twice, or is no member of a mapping.");

/// <summary>A member that every mapping of its kind has.</summary>
public sealed record MappingMemberMissing(string Path) : MappingMistake("MAPPING_MEMBER_MISSING", Path, "This member is absent or empty.");

/// <summary>Too long, or of another form.</summary>
public sealed record MappingTextMalformed(string Path, string Form) : MappingMistake("MAPPING_TEXT_MALFORMED", Path, $"This must be {Form}.");

/// <summary>A word where one of a few is needed.</summary>
public sealed record MappingWordUnknown(string Path, string Words) : MappingMistake("MAPPING_WORD_UNKNOWN", Path, $"This must be one of {Words}.");

/// <summary>A field that rows of that kind do not have.</summary>
public sealed record MappingFieldUnknown(string Path, MappingKind Kind)
    : MappingMistake("MAPPING_FIELD_UNKNOWN", Path, $"No such field here. The fields of {UpperSnake.Of(Kind.ToString())} are {string.Join(", ", MappedFields.Of(Kind).Select(field => UpperSnake.Of(field.ToString())))}.");

/// <summary>Neither a column nor a value.</summary>
public sealed record MappingFieldWithoutValue(string Path) : MappingMistake("MAPPING_FIELD_WITHOUT_VALUE", Path, "Say where the value comes from: column, columns or value.");

/// <summary>The mapping is of another kind than what is imported.</summary>
public sealed record MappingOfAnotherKind(MappingKind Kind)
    : Refusal("MAPPING_OF_ANOTHER_KIND", $"This mapping is of {UpperSnake.Of(Kind.ToString())}; import it as that, or name another mapping.");

/// <summary>The mapping names columns that the table does not have.</summary>
public sealed record MappingColumnMissing(IReadOnlyList<string> Columns)
    : Refusal("MAPPING_COLUMN_MISSING", $"The table has no column {string.Join(", none ", Columns)}. Names of columns are compared letter by letter, without blanks around them.");

/// <summary>The first line is no header.</summary>
public sealed record TableNotCsv() : Refusal("TABLE_NOT_CSV", "The first line does not name the columns, separated by commas. Save the table as CSV and import it again.");

/// <summary>No partner of that name.</summary>
public sealed record AuthorityUnknown() : Refusal("AUTHORITY_UNKNOWN", "There is no partner of that id or client name; name the authority whose list it is.");
