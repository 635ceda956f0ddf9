using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Disclosure;
using GraphQL.Resolvers;
using GraphQL.Types;
using GraphQL.Utilities;

namespace Bureau.Api.GraphQL.Gate;

/// <summary>Puts the guard before the resolver of every field that carries <c>@tier</c> or <c>@discloses</c>.</summary>
internal sealed class GuardFields : BaseSchemaNodeVisitor
{
    public override void VisitObjectFieldDefinition(FieldType field, IObjectGraphType type, ISchema schema)
    {
        var rules = field.Rules();
        if (rules.Tiers is not null || rules.Section != Sections.None)
            field.Resolver = new GuardedResolver(field.Resolver ?? NameFieldResolver.Instance, rules.Tiers ?? TierSet.Everybody, rules.Section);
    }
}
