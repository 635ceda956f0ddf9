using Bureau.Api.Access;
using Bureau.Api.GraphQL.Execution;
using GraphQL;
using GraphQL.SystemTextJson;
using GraphQL.Transport;
using GraphQL.Types;

namespace Bureau.Api.GraphQL.Transport;

/// <summary>Answers GraphQL over HTTP.</summary>
internal sealed class GraphQLEndpoint(ISchema schema, IDocumentExecuter executer, IServiceProvider services)
{
    private readonly GraphQLSerializer _serializer = new();

    public async Task InvokeAsync(HttpContext context)
    {
        var caller = context.Features.Get<Caller>();
        if (caller is null)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return;
        }
        var request = await _serializer.ReadAsync<GraphQLRequest>(context.Request.Body, context.RequestAborted);
        var result = await executer.ExecuteAsync(new ExecutionOptions
        {
            Schema = schema,
            Query = request?.Query,
            OperationName = request?.OperationName,
            Variables = request?.Variables,
            UserContext = new RequestContext(caller),
            RequestServices = services,
            CancellationToken = context.RequestAborted,
        });
        context.Response.ContentType = "application/json; charset=utf-8";
        await _serializer.WriteAsync(context.Response.Body, result, context.RequestAborted);
    }
}
