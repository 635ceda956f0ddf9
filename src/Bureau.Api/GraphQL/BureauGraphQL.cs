using Bureau.Api.Access;
using Bureau.Api.GraphQL.Contract;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Execution;
using Bureau.Api.GraphQL.Export;
using Bureau.Api.GraphQL.Operations;
using Bureau.Api.GraphQL.Scalars;
using Bureau.Api.GraphQL.Transport;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.Options;

namespace Bureau.Api.GraphQL;

/// <summary>Puts the GraphQL layer into the program.</summary>
public static class BureauGraphQL
{
    /// <summary>Adds the schema of <see cref="Query"/> and <see cref="Mutation"/> and everything that answers by it.</summary>
    public static IServiceCollection AddBureauGraphQL(this IServiceCollection services) => services.AddBureauGraphQL<Query, Mutation>();

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

    internal static IServiceCollection AddBureauGraphQL<TQuery, TMutation>(this IServiceCollection services)
    {
        services.AddOptions<GraphQLOptions>().BindConfiguration(GraphQLOptions.Section).ValidateOnStart();
        services.AddGraphQL(builder => builder.AddSelfActivatingSchema<BureauSchema<TQuery, TMutation>>().AddAutoClrMappings());
        return services
            .AddSingleton<IdGraphType, IdScalar>()
            .AddSingleton<IValidateOptions<GraphQLOptions>, GraphQLOptionsRules>()
            .AddSingleton<Surprises>()
            .AddSingleton<DocumentReader>()
            .AddSingleton<DocumentCache>()
            .AddSingleton<CurrentCaller>()
            .AddSingleton<OperationExecuter>()
            .AddSingleton<WholeFile>()
            .AddSingleton<GraphQLEndpoint>();
    }
}
