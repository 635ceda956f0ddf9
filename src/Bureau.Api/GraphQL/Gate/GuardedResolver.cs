using Bureau.Api.GraphQL.Errors;
using Bureau.Domain;
using Bureau.Domain.Disclosure;
using GraphQL;
using GraphQL.Resolvers;

namespace Bureau.Api.GraphQL.Gate;

/// <summary>Stands before the resolver of a protected field: refuses the tiers and the sections that its directives leave out.</summary>
internal sealed class GuardedResolver(IFieldResolver guarded, TierSet tiers, Sections section) : IFieldResolver
{
    public ValueTask<object?> ResolveAsync(IResolveFieldContext context)
    {
        if (context.Request().Caller is not { } caller || !tiers.Contains(caller.Tier))
            return Refuse(context, new FieldForbidden());
        if (section != Sections.None && (context.Source is not ICovered covered || (covered.Covered & section) != section))
            return Refuse(context, new SectionNotCovered());
        return guarded.ResolveAsync(context);
    }

    private static ValueTask<object?> Refuse(IResolveFieldContext context, Refusal refusal)
    {
        context.Refuse(refusal);
        return default;
    }
}
