using Bureau.Api.GraphQL.Gate;
using Bureau.Domain.Disclosure;
using GraphQL.Types;

namespace Bureau.Api.GraphQL.Directives;

/// <summary>What the directives on one field of the schema say. Written while the schema is built, read only afterwards.</summary>
internal sealed class FieldRules
{
    /// <summary>Who may select the field; null when it carries no <c>@tier</c>.</summary>
    public TierSet? Tiers { get; set; }

    /// <summary>The section that the field reveals; None when it carries no <c>@discloses</c>.</summary>
    public Sections Section { get; set; }

    /// <summary>The bounds of <c>@listSize</c>; null when the field carries none.</summary>
    public ListSizeAttribute? ListSize { get; set; }
}

/// <summary>Keeps the rules with the field they belong to.</summary>
internal static class FieldRulesOfField
{
    private const string Key = "Bureau.FieldRules";

    /// <summary>The rules of a field; a fresh, empty set when nothing was said about it yet.</summary>
    public static FieldRules Rules(this FieldType field)
    {
        if (field.Metadata.TryGetValue(Key, out var known))
            return (FieldRules)known!;
        var rules = new FieldRules();
        field.Metadata[Key] = rules;
        return rules;
    }
}
