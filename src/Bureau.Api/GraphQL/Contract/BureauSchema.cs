using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Furnishing;
using Bureau.Api.GraphQL.Gate;
using Bureau.Api.GraphQL.Scalars;
using Bureau.Api.GraphQL.Subscriptions;
using GraphQL;
using GraphQL.Types;

namespace Bureau.Api.GraphQL.Contract;

/// <summary>The schema over the roots of queries, mutations and subscriptions, with our directives and scalars. A root without members is left out.</summary>
internal sealed class BureauSchema<TQuery, TMutation, TSubscription> : Schema
{
    public BureauSchema(IServiceProvider services)
        : base(services)
    {
        EngineSettings.Apply();
        Features.RepeatableDirectives = true;
        Features.DeprecationOfInputValues = true;
        Description = "Bureau: consent-scoped questions about people and companies.";
        Directives.Register(new TierDirective(), new DisclosesDirective(), new CostDirective(), new ListSizeDirective());
        RegisterTypeMapping(typeof(Domain.Partners.Tier), typeof(TierGraphType));
        RegisterTypeMapping(typeof(Domain.Disclosure.Sections), typeof(SectionGraphType));
        RegisterTypeMapping(typeof(Domain.Furnishing.FurnishingFormat), typeof(FurnishingFormatGraphType));
        RegisterTypeMapping(typeof(decimal), typeof(DecimalScalar));
        RegisterTypeMapping(typeof(DateOnly), typeof(DateScalar));
        RegisterTypeMapping(typeof(DateTimeOffset), typeof(DateTimeScalar));
        RegisterTypeMapping(typeof(DateTime), typeof(DateTimeScalar));
        RegisterTypeMapping(typeof(Domain.Companies.Uscc), typeof(UsccScalar));
        RegisterTypeMapping(typeof(Domain.Companies.Lei), typeof(LeiScalar));
        TypedIds.MapTo(this);

        Query = new AutoRegisteringObjectGraphType<TQuery> { Name = "Query" };
        var mutation = new AutoRegisteringObjectGraphType<TMutation> { Name = "Mutation" };
        if (mutation.Fields.Count > 0)
            Mutation = mutation;
        var subscription = new AutoRegisteringObjectGraphType<TSubscription> { Name = "Subscription" };
        foreach (var field in subscription.Fields)
            field.StreamResolver = StreamsElsewhere.Instance;
        if (subscription.Fields.Count > 0)
            Subscription = subscription;
        RegisterVisitor(new ProtectionCheck());
        RegisterVisitor(new CostCheck());
        RegisterVisitor(new GuardFields());
    }
}
