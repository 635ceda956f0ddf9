using System.Buffers;
using System.Diagnostics;
using System.Text;
using Bureau.Api.Access;
using Bureau.Api.GraphQL.Contract;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Execution;
using Bureau.Api.GraphQL.Gate;
using Bureau.Api.GraphQL.Idempotency;
using Bureau.Api.GraphQL.Operations;
using Bureau.Api.GraphQL.Subscriptions;
using Bureau.Domain;
using Bureau.Domain.Idempotency;
using Bureau.Domain.Limits;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.Options;

namespace Bureau.Api.GraphQL.Transport;

/// <summary>
/// Answers GraphQL over HTTP: <see href="https://graphql.github.io/graphql-over-http/draft/"/>. Every answer to a request, whatever went
/// wrong, is a GraphQL response with a code. A browser gets a page to ask from, and <c>?sdl</c> the schema as text.
/// </summary>
internal sealed class GraphQLEndpoint(
    ISchema schema, RequestGate gate, Budgets budgets, OperationExecuter executer, KeyedMutations keyed, CurrentCaller callers, Surprises surprises, EventStream events, SocketEndpoint sockets, SchemaGate schemas,
    IOptions<GraphQLOptions> limits, IOptions<SchemaOptions> settings)
{
    /// <summary>To say what an operation costs is the work of a small one.</summary>
    private const double CostOfAQuote = 1;

    private readonly GraphQLOptions _limits = limits.Value;
    private readonly QueryPage? _page = settings.Value.Page is true ? new() : null;
    private readonly Lazy<byte[]> _schemaText = new(() => Encoding.UTF8.GetBytes(SchemaText.Print(schema)));

    public Task InvokeAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
            return sockets.AnswerAsync(context);
        if (EventStream.IsAskedFor(context.Request))
            return events.AnswerAsync(context);
        if (HttpMethods.IsGet(context.Request.Method))
        {
            if (_page is not null && QueryPage.IsAskedFor(context.Request))
                return _page.SendAsync(context.Response);
            if (_page is null && QueryPage.IsAskedFor(context.Request) && context.Request.QueryString.Value is not { Length: > 0 })
                return RefuseAsync(context, new PageOff());
            if (context.Request.Query.ContainsKey("sdl"))
            {
                return schemas.Refusal(context.Features.Get<Caller>(), WhyNobody(context)) is { } closed
                    ? RefuseAsync(context, closed)
                    : SendSchemaAsync(context.Response);
            }
        }
        return AnswerAsync(context);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var format = AnswerFormat.Negotiate(context.Request);
        using var buffer = new PooledBuffer();
        int status;
        try
        {
            status = format is null
                ? Refuse(context, buffer, AnswerFormat.Json, new NotAcceptable())
                : await WalkAsync(context, buffer, format);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            // The client has left: nobody reads an answer.
            return;
        }
        catch (BadHttpRequestException bad)
        {
            buffer.Clear();
            AnswerWriter.Write(buffer, [new RefusalError(bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? new RequestTooLarge() : new RequestMalformed())]);
            status = bad.StatusCode;
        }
        catch (Exception exception)
        {
            buffer.Clear();
            AnswerWriter.Write(buffer, [surprises.Report(exception, "the endpoint")]);
            status = StatusCodes.Status500InternalServerError;
        }
        await SendAsync(context.Response, status, format ?? AnswerFormat.Json, buffer);
    }

    /// <summary>The walk of a request. Writes the answer and returns its status.</summary>
    private async ValueTask<int> WalkAsync(HttpContext context, PooledBuffer buffer, AnswerFormat format)
    {
        var caller = await callers.OfAsync(context);
        if (caller is null && budgets.Charge(context) is { Refusal: { } tooMany } ofAddress)
        {
            Budgets.Tell(context.Response, ofAddress);
            return Refuse(context, buffer, format, tooMany);
        }
        if (caller is null && !schemas.IsOpenToNobody)
            return Refuse(context, buffer, format, WhyNobody(context));

        var (request, malformed) = await RequestReader.ReadAsync(context, _limits.RequestBytes);
        if (request is null)
            return Refuse(context, buffer, format, malformed ?? throw new UnreachableException());

        var (operation, variables, arguments, cost, refusals) = await gate.AdmitAsync(
            request, caller, caller is null ? WhyNobody(context) : null, mayChange: HttpMethods.IsPost(context.Request.Method), context.RequestAborted);
        if (operation is null)
            return Refuse(context, buffer, format, refusals);
        if (operation.IsSubscription)
            return Refuse(context, buffer, format, new SubscriptionNeedsStream());

        var isQuote = context.Request.Headers["GraphQL-Cost"] == "validate";
        var charge = caller is null ? default(Charge?) : await budgets.ChargeAsync(caller, isQuote ? CostOfAQuote : cost.Total);
        if (charge is { } reserved)
        {
            Budgets.Tell(context.Response, reserved);
            if (reserved.Refusal is { } spent)
                return Refuse(context, buffer, format, [new RefusalError(spent)], new ToldCost(cost.Total, null, reserved));
            if (isQuote)
            {
                AnswerWriter.Write(buffer, new ToldCost(cost.Total, null, reserved));
                return StatusCodes.Status200OK;
            }
        }

        if (operation.IsMutation && caller is not null && KeyedMutations.KeyOf(context.Request) is { Count: > 0 } key)
        {
            if (!(await keyed.AnswerAsync(key, caller, request, operation, RunAsync)).Succeeded(out var answer, out var refusal))
                return Refuse(context, buffer, format, refusal);
            buffer.Write(answer.Body.Span);
            return answer.Status;
        }

        return await ExecuteAsync(buffer, context.RequestAborted);

        async Task<KeptAnswer> RunAsync()
        {
            using var own = new PooledBuffer();
            var status = await ExecuteAsync(own, CancellationToken.None);
            return new KeptAnswer(status, own.Written.ToArray());
        }

        async Task<int> ExecuteAsync(PooledBuffer into, CancellationToken cancellation)
        {
            var executed = await executer.ExecuteAsync(operation, variables!, arguments!, caller, null, cancellation);
            AnswerWriter.Write(into, executed.Data, executed.Errors, Settle(executed));
            return executed.Data is null ? StatusOf(EngineErrors.Shape(executed.Errors[0]).Reason, format) : StatusCodes.Status200OK;
        }

        // What was refused is not given back: to be told no is an answer too.
        ToldCost? Settle(in Executed executed)
        {
            if (charge is not { } reserved)
                return null;
            var actual = executed.Errors.Count > 0 ? cost.Total : Math.Min(cost.Total, operation.Cost.ActualOf(executed.Data, new CostRequest(variables!, arguments!, request.Variables)).Total);
            if (actual < cost.Total)
            {
                budgets.Refund(caller!, cost.Total - actual);
                reserved = reserved with { State = reserved.State.Refund(reserved.Policy, cost.Total - actual) };
            }

            return new(cost.Total, actual, reserved);
        }
    }

    private Task SendSchemaAsync(HttpResponse response)
    {
        response.ContentType = "text/plain; charset=utf-8";
        response.ContentLength = _schemaText.Value.Length;
        response.Headers.XContentTypeOptions = "nosniff";
        return response.Body.WriteAsync(_schemaText.Value).AsTask();
    }

    private static async Task RefuseAsync(HttpContext context, Refusal reason)
    {
        using var buffer = new PooledBuffer();
        await SendAsync(context.Response, Refuse(context, buffer, AnswerFormat.GraphQLResponse, reason), AnswerFormat.GraphQLResponse, buffer);
    }

    private static int Refuse(HttpContext context, PooledBuffer buffer, AnswerFormat format, Refusal reason) =>
        Refuse(context, buffer, format, [new RefusalError(reason)]);

    /// <summary>Writes why a request is refused, with the headers that belong to it, and returns its status.</summary>
    internal static int Refuse(HttpContext context, PooledBuffer buffer, AnswerFormat format, IReadOnlyList<RefusalError> refusals, ToldCost? cost = null)
    {
        AnswerWriter.Write(buffer, refusals, cost);
        var reason = refusals[0].Reason;
        var headers = context.Response.Headers;
        if (reason is MethodNotAllowed)
            headers.Allow = HttpMethods.IsGet(context.Request.Method) ? "POST" : "GET, POST";
        else if (reason is Busy or IdempotencyKeyInUse)
            headers.RetryAfter = "1";
        else if (reason is Unauthenticated or TokenRefusal)
            headers.WWWAuthenticate = "Bearer";
        return StatusOf(reason, format);
    }

    /// <summary>Why a request has no caller.</summary>
    internal static Refusal WhyNobody(HttpContext context) => (Refusal?)context.Features.Get<TokenRefusal>() ?? new Unauthenticated();

    // What is wrong with HTTP itself has its status in both forms; what is wrong with the GraphQL in it depends on the form.
    private static int StatusOf(Refusal reason, AnswerFormat format) => reason switch
    {
        RequestMalformed or BatchRefused or IdempotencyKeyMalformed or IdempotencyKeyWithStream => StatusCodes.Status400BadRequest,
        Unauthenticated or TokenRefusal => StatusCodes.Status401Unauthorized,
        FieldForbidden or SchemaForbidden or DocumentNotTrusted => StatusCodes.Status403Forbidden,
        PageOff => StatusCodes.Status404NotFound,
        MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        NotAcceptable => StatusCodes.Status406NotAcceptable,
        IdempotencyKeyInUse or OutcomeUnknown => StatusCodes.Status409Conflict,
        RequestTooLarge => StatusCodes.Status413PayloadTooLarge,
        MediaTypeUnsupported => StatusCodes.Status415UnsupportedMediaType,
        IdempotencyKeyReused => StatusCodes.Status422UnprocessableEntity,
        RateLimited or QuotaExceeded => StatusCodes.Status429TooManyRequests,
        InternalFailure => StatusCodes.Status500InternalServerError,
        Busy => StatusCodes.Status503ServiceUnavailable,
        _ => format.RefusedStatus,
    };

    /// <summary>Sends an answer.</summary>
    internal static async Task SendAsync(HttpResponse response, int status, AnswerFormat format, PooledBuffer buffer)
    {
        response.StatusCode = status;
        response.ContentType = format.MediaType;
        response.ContentLength = buffer.Written.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        // The server drops what it cannot deliver; a client that leaves now is no failure.
        await response.BodyWriter.WriteAsync(buffer.Written, CancellationToken.None);
    }
}
