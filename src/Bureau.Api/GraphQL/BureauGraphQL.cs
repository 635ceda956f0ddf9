using Bureau.Api.Access;
using Bureau.Api.GraphQL.Companies;
using Bureau.Api.GraphQL.Consents;
using Bureau.Api.GraphQL.Contract;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Execution;
using Bureau.Api.GraphQL.Export;
using Bureau.Api.GraphQL.Gate;
using Bureau.Api.GraphQL.Idempotency;
using Bureau.Api.GraphQL.Inquiries;
using Bureau.Api.GraphQL.Operations;
using Bureau.Api.GraphQL.Scalars;
using Bureau.Api.GraphQL.Subscriptions;
using Bureau.Api.GraphQL.Transport;
using Bureau.Api.GraphQL.TrustedDocuments;
using Bureau.Api.Limits;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Bureau.Api.GraphQL;

/// <summary>Puts the GraphQL layer into the program.</summary>
public static class BureauGraphQL
{
    /// <summary>Adds the schema of <see cref="Query"/>, <see cref="Mutation"/> and <see cref="Subscription"/> and everything that answers by it.</summary>
    public static IServiceCollection AddBureauGraphQL(this IServiceCollection services) => services.AddBureauGraphQL<Query, Mutation, Subscription>()
        .AddSingleton<IEventSource, ConsentChanged>().AddSingleton<IEventSource, CompanyChanged>().AddSingleton<IEventSource, ScoreChanged>();

    /// <summary>
    /// Serves the schema at <paramref name="pattern"/>. The schema is built and checked here, so that an unsafe one stops the start.
    /// </summary>
    /// <exception cref="InvalidOperationException">A field is unprotected, protected and not nullable, or not described.</exception>
    public static IEndpointConventionBuilder MapBureauGraphQL(this IEndpointRouteBuilder endpoints, string pattern = "/graphql")
    {
        endpoints.ServiceProvider.GetRequiredService<ISchema>().Initialize();
        return endpoints.Map(pattern, endpoints.ServiceProvider.GetRequiredService<GraphQLEndpoint>().InvokeAsync);
    }

    /// <summary>The schema that is served, as text in stable order.</summary>
    public static string PrintSchema(IServiceProvider services) => SchemaText.Print(services.GetRequiredService<ISchema>());

    internal static IServiceCollection AddBureauGraphQL<TQuery, TMutation, TSubscription>(this IServiceCollection services)
    {
        services.AddOptions<GraphQLOptions>().BindConfiguration(GraphQLOptions.Section).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddBureauLimits();
        services.AddOptions<SubscriptionsOptions>().BindConfiguration(SubscriptionsOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SubscriptionsOptions>, SubscriptionsOptions.Check>();
        services.AddOptions<SchemaOptions>().BindConfiguration(SchemaOptions.Section).ValidateOnStart();
        services.AddSingleton<IPostConfigureOptions<SchemaOptions>, SchemaOptions.Defaults>().AddSingleton<IValidateOptions<SchemaOptions>, SchemaOptions.Check>();
        services.AddGraphQL(builder => builder.AddSelfActivatingSchema<BureauSchema<TQuery, TMutation, TSubscription>>().AddAutoClrMappings());
        return services
            .AddSingleton<IdGraphType, IdScalar>()
            .AddSingleton<IValidateOptions<GraphQLOptions>, GraphQLOptionsRules>()
            .AddSingleton<Surprises>()
            .AddSingleton<DocumentReader>()
            .AddSingleton<DocumentCache>()
            .AddSingleton<CurrentCaller>()
            .AddSingleton<CurrentListener>()
            .AddSingleton<OperationExecuter>()
            .AddSingleton<DocumentGate>()
            .AddSingleton<SchemaGate>()
            .AddSingleton<RequestGate>()
            .AddSingleton<FollowEvents>()
            .AddSingleton<EventStream>()
            .AddSingleton<SocketEndpoint>()
            .AddSingleton<WholeFile>()
            .AddSingleton<KeyedMutations>()
            .AddSingleton<GraphQLEndpoint>();
    }
}
