using System.Diagnostics;
using Bureau.Api.Access;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Execution;
using Bureau.Api.GraphQL.Operations;
using GraphQL;
using GraphQL.Execution;
using Microsoft.Extensions.Options;

namespace Bureau.Api.GraphQL.Transport;

/// <summary>
/// Answers GraphQL over HTTP: <see href="https://graphql.github.io/graphql-over-http/draft/"/>. Every answer, whatever went wrong, is a GraphQL
/// response with a code.
/// </summary>
internal sealed class GraphQLEndpoint(
    DocumentCache documents, OperationExecuter executer, Surprises surprises, IOptions<GraphQLLimits> limits, IHostEnvironment environment)
{
    private readonly GraphQLLimits _limits = limits.Value;
    private readonly bool _showsSchemaToAnybody = environment.IsDevelopment();

    public async Task InvokeAsync(HttpContext context)
    {
        var format = AnswerFormat.Negotiate(context.Request);
        using var buffer = new PooledBuffer();
        int status;
        try
        {
            status = format is null
                ? Refuse(context, buffer, AnswerFormat.Json, ErrorCodes.NotAcceptable)
                : await AnswerAsync(context, buffer, format);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has left: nobody reads an answer.
            return;
        }
        catch (Exception exception)
        {
            using var instead = new PooledBuffer();
            AnswerWriter.Write(instead, [surprises.Report(exception, "the endpoint")]);
            await SendAsync(context, StatusCodes.Status500InternalServerError, format ?? AnswerFormat.Json, instead);
            return;
        }
        await SendAsync(context, status, format ?? AnswerFormat.Json, buffer);
    }

    /// <summary>The walk of a request. Writes the answer and returns its status.</summary>
    private async ValueTask<int> AnswerAsync(HttpContext context, PooledBuffer buffer, AnswerFormat format)
    {
        var caller = context.Features.Get<Caller>();
        if (caller is null && !_showsSchemaToAnybody)
            return Refuse(context, buffer, format, ErrorCodes.Unauthenticated);

        var (request, malformed) = await RequestReader.ReadAsync(context, _limits.RequestBytes);
        if (request is null)
            return Refuse(context, buffer, format, malformed ?? throw new UnreachableException());

        var preparation = await documents.GetAsync(request.Query, context.RequestAborted);
        if (preparation.Document is not { } document)
            return Refuse(context, buffer, format, preparation.Refusals);
        if (document.Find(request.OperationName) is not { } operation)
            return Refuse(context, buffer, format, ErrorCodes.OperationUnknown);
        if (caller is null && !operation.IsIntrospection)
            return Refuse(context, buffer, format, ErrorCodes.Unauthenticated);
        if (operation.IsMutation && !HttpMethods.IsPost(context.Request.Method))
            return Refuse(context, buffer, format, ErrorCodes.MethodNotAllowed);

        List<Refusal>? refusals = null;
        var variables = operation.Variables.Read(request.Variables, ref refusals);
        var arguments = refusals is null ? operation.Arguments.Read(variables, ref refusals) : null;
        if (refusals is not null)
            return Refuse(context, buffer, format, refusals);

        var cost = operation.Cost.Of(variables, arguments!, out var unbounded);
        if (unbounded is not null)
            return Refuse(context, buffer, format, [unbounded]);
        if (cost > _limits.Cost)
            return Refuse(context, buffer, format, ErrorCodes.CostExceeded);

        var executed = await executer.ExecuteAsync(operation, variables, arguments!, caller, context.RequestAborted);
        AnswerWriter.Write(buffer, executed.Data, executed.Errors);
        return executed.Data is null ? StatusOf(EngineErrors.Shape(executed.Errors[0]), format) : StatusCodes.Status200OK;
    }

    private static int Refuse(HttpContext context, PooledBuffer buffer, AnswerFormat format, ErrorCode code) =>
        Refuse(context, buffer, format, [new Refusal(code)]);

    private static int Refuse(HttpContext context, PooledBuffer buffer, AnswerFormat format, IReadOnlyList<Refusal> refusals)
    {
        AnswerWriter.Write(buffer, refusals);
        var code = refusals[0].Reason;
        if (code == ErrorCodes.Unauthenticated)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        else if (code == ErrorCodes.MethodNotAllowed)
            context.Response.Headers.Allow = HttpMethods.IsGet(context.Request.Method) ? "POST" : "GET, POST";
        else if (code == ErrorCodes.Busy)
            context.Response.Headers.RetryAfter = "1";
        return StatusOf(refusals[0], format);
    }

    // What is wrong with HTTP itself has its status in both forms; what is wrong with the GraphQL in it depends on the form.
    private static int StatusOf(Refusal refusal, AnswerFormat format) =>
        refusal.Reason == ErrorCodes.RequestMalformed || refusal.Reason.Status != StatusCodes.Status400BadRequest
            ? refusal.Reason.Status
            : format.RefusedStatus;

    private static async Task SendAsync(HttpContext context, int status, AnswerFormat format, PooledBuffer buffer)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = format.MediaType;
        response.ContentLength = buffer.Written.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        await response.BodyWriter.WriteAsync(buffer.Written, context.RequestAborted);
    }
}
