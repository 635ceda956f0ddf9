using System.Text.Encodings.Web;
using System.Text.Json;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Gate;
using GraphQL.Types;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Bureau.Api.GraphQL.Operations;

/// <summary>
/// One field of an answer as the document asks for it: every selection that shares its response key on its parent type, merged once.
/// It stands in for the document's node while the engine executes, so that nothing is looked up or collected again.
/// </summary>
internal sealed class PlannedField : GraphQLField
{
    private readonly Occurrence[] _occurrences;

    public PlannedField(IComplexGraphType parent, FieldType definition, PlannedField? root, IReadOnlyList<Occurrence> occurrences)
        : base(occurrences[0].Node.Name)
    {
        var first = occurrences[0].Node;
        Alias = first.Alias;
        Arguments = first.Arguments;
        Location = first.Location;
        Definition = definition;
        Root = root ?? this;
        Key = JsonEncodedText.Encode((first.Alias?.Name ?? first.Name).StringValue, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        Rules = definition.Rules();
        Coordinate = $"{parent.Name}.{definition.Name}";
        // What follows an unconditional occurrence can neither add the field nor move it.
        var certain = occurrences.TakeWhile(occurrence => occurrence.Conditions != Conditions.None).Count();
        _occurrences = occurrences.Take(certain + 1).ToArray();
    }

    public override GraphQLLocation Location { get; set; }

    public FieldType Definition { get; }

    /// <summary>The field at the top of the operation below which this one stands, or this one.</summary>
    public PlannedField Root { get; }

    /// <summary>The response key, ready to be written.</summary>
    public JsonEncodedText Key { get; }

    public FieldRules Rules { get; }

    /// <summary>Type and name, e.g. "DepositWaiver.decision".</summary>
    public string Coordinate { get; }

    /// <summary>Who may select the field.</summary>
    public TierSet Tiers => Rules.Tiers ?? TierSet.Everybody;

    /// <summary>Whether its presence or its place depends on the request's variables.</summary>
    public bool IsConditional => _occurrences[0].Conditions != Conditions.None;

    /// <summary>Where the field's arguments stand among those of the operation; -1 when the document gives none.</summary>
    public int ArgumentSlot { get; set; } = -1;

    /// <summary>What is selected below, for each object type that the value may have; empty below a leaf.</summary>
    public PlannedSelection[] Below { get; set; } = [];

    /// <summary>The field's place among its siblings in this request; null when its conditions leave it out.</summary>
    public int? Place(Variables variables)
    {
        foreach (var occurrence in _occurrences)
        {
            if (occurrence.Conditions.Hold(variables))
                return occurrence.Place;
        }
        return null;
    }

    public PlannedSelection BelowFor(IObjectGraphType type)
    {
        foreach (var selection in Below)
        {
            if (selection.Type == type)
                return selection;
        }
        throw new InvalidOperationException($"Nothing is planned below {Coordinate} for {type.Name}.");
    }

    /// <summary>One place where the document selects the field.</summary>
    public sealed record Occurrence(GraphQLField Node, Conditions Conditions, int Place);
}
