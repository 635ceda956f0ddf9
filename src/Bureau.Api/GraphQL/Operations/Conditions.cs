using GraphQL.Validation;
using GraphQLParser.AST;

namespace Bureau.Api.GraphQL.Operations;

/// <summary>When a selection takes part: all of these <c>@skip</c> and <c>@include</c> hold. What cannot be read does not hold.</summary>
internal sealed class Conditions
{
    /// <summary>Always takes part.</summary>
    public static readonly Conditions None = new([]);

    /// <summary>Never takes part: a literal says so.</summary>
    public static readonly Conditions Never = new([]);

    private readonly (string Variable, bool Expected)[] _terms;

    private Conditions((string Variable, bool Expected)[] terms) => _terms = terms;

    public bool Hold(Variables variables)
    {
        if (this == Never)
            return false;
        foreach (var (variable, expected) in _terms)
        {
            if (variables.ValueFor(variable) is not bool value || value != expected)
                return false;
        }
        return true;
    }

    /// <summary>These conditions and those that the directives of one selection state.</summary>
    public Conditions And(IHasDirectivesNode selection)
    {
        var all = this;
        foreach (var directive in selection.Directives?.Items ?? [])
        {
            if (directive.Name == "skip")
                all = all.And(directive, expected: false);
            else if (directive.Name == "include")
                all = all.And(directive, expected: true);
        }
        return all;
    }

    private Conditions And(GraphQLDirective directive, bool expected)
    {
        if (this == Never)
            return Never;
        return directive.Arguments?[0].Value switch
        {
            GraphQLBooleanValue literal => literal.BoolValue == expected ? this : Never,
            GraphQLVariable variable => new Conditions([.. _terms, (variable.Name.StringValue, expected)]),
            _ => Never,
        };
    }
}
