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
using Bureau.Api.Limits;
using Bureau.Domain;
using Bureau.Domain.Idempotency;
using Bureau.Domain.Limits;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace Bureau.Api.GraphQL.Transport;

/// <summary>
/// Answers GraphQL over HTTP: <see href="https://graphql.github.io/graphql-over-http/draft/"/>. Every answer to a request, whatever went
/// wrong, is a GraphQL response with a code. A browser gets a page to ask from, and <c>?sdl</c> the schema as text.
/// </summary>
internal sealed class GraphQLEndpoint(
    ISchema schema, RequestGate gate, Budgets budgets, OperationExecuter executer, KeyedMutations keyed, CurrentCaller callers, Surprises surprises, EventStream events, SocketEndpoint sockets, SchemaGate schemas,
    IOptions<GraphQLOptions> limits, IOptions<SchemaOptions> settings)
{
    /// <summary>What it costs to be told the cost of an operation, or again the answer that was given under a key.</summary>
    private const double CostOfTelling = 1;

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
                return _page.SendAsync(context);
            if (_page is null && QueryPage.IsAskedFor(context.Request) && context.Request.QueryString.Value is not { Length: > 0 })
                return RefuseAsync(context, new PageOff());
            if (context.Request.Query.ContainsKey("sdl"))
            {
                return schemas.Refusal(context.Features.Get<Caller>(), WhyNobody(context)) is { } closed
                    ? RefuseAsync(context, closed)
                    : SendSchemaAsync(context);
            }
        }
        return AnswerAsync(context);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var format = AnswerFormat.Negotiate(context.Request);
        using var buffer = new PooledBuffer();
        Answered answered;
        try
        {
            answered = format is null
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
            answered = new(bad.StatusCode);
        }
        catch (Exception exception)
        {
            buffer.Clear();
            AnswerWriter.Write(buffer, [surprises.Report(exception, "the endpoint")]);
            answered = new(StatusCodes.Status500InternalServerError);
        }
        await SendAsync(context, answered, format ?? AnswerFormat.Json, buffer);
    }

    /// <summary>The walk of a request. Writes the answer and says how it is to be sent.</summary>
    private async ValueTask<Answered> WalkAsync(HttpContext context, PooledBuffer buffer, AnswerFormat format)
    {
        var caller = await callers.OfAsync(context);
        if (caller is null && budgets.RefuseNobody(context) is { } tooMany)
            return Refuse(context, buffer, format, tooMany);
        if (caller is null && !schemas.IsOpenToNobody)
            return Refuse(context, buffer, format, WhyNobody(context));

        var (request, malformed) = await RequestReader.ReadAsync(context, _limits.RequestBytes);
        if (request is null)
            return await RefuseAsync(context, buffer, format, caller, [new RefusalError(malformed ?? throw new UnreachableException())]);

        var admission = await gate.AdmitAsync(
            request, caller, caller is null ? WhyNobody(context) : null, mayChange: HttpMethods.IsPost(context.Request.Method), context.RequestAborted);
        if (admission.Operation is not { } operation)
            return await RefuseAsync(context, buffer, format, caller, admission.Refusals);
        if (operation.IsSubscription)
            return await RefuseAsync(context, buffer, format, caller, [new RefusalError(new SubscriptionNeedsStream())]);

        Charge? charge = null;
        if (caller is not null)
        {
            var isQuote = context.Request.Headers["GraphQL-Cost"] == "validate";
            var reserved = await budgets.ChargeAsync(caller, isQuote ? CostOfTelling : admission.Cost.Total);
            Budgets.Tell(context.Response, reserved);
            if (reserved.Refusal is { } spent)
                return Refuse(context, buffer, format, [new RefusalError(spent)], new ToldCost(admission.Cost.Total, null, reserved));
            if (isQuote)
            {
                AnswerWriter.Write(buffer, new ToldCost(admission.Cost.Total, null, reserved));
                return new(StatusCodes.Status200OK);
            }

            charge = reserved;
        }

        if (operation.IsMutation && caller is not null && KeyedMutations.KeyOf(context.Request) is { Count: > 0 } key)
            return await AnswerOnceAsync(context, buffer, format, key, request, admission, caller, charge);

        var executed = await executer.ExecuteAsync(operation, admission.Variables!, admission.Arguments!, caller, null, context.RequestAborted);
        return Write(executed, operation, isGet: HttpMethods.IsGet(context.Request.Method), buffer, format, Settle(executed, request, admission, caller, charge));
    }

    /// <summary>The end of the walk of a mutation with a key. Apart from the others', which it would cost an allocation.</summary>
    private async Task<Answered> AnswerOnceAsync(HttpContext context, PooledBuffer buffer, AnswerFormat format, StringValues key, GraphQLRequest request, Admission admission, Caller caller, Charge? charge)
    {
        var operation = admission.Operation!;
        var ran = false;
        var outcome = await keyed.AnswerAsync(key, caller, request, operation, async () =>
        {
            using var own = new PooledBuffer();
            var executed = await executer.ExecuteAsync(operation, admission.Variables!, admission.Arguments!, caller, null, CancellationToken.None);
            ran = true;
            var answered = Write(executed, operation, isGet: false, own, format, Settle(executed, request, admission, caller, charge));
            return new KeptAnswer(answered.Status, own.Written.ToArray());
        });
        if (!ran)
            budgets.Refund(caller, Math.Max(0, admission.Cost.Total - CostOfTelling));
        if (!outcome.Succeeded(out var answer, out var refusal))
            return Refuse(context, buffer, format, refusal);
        buffer.Write(answer.Body.Span);
        return new(answer.Status) { HoldsFreshSecret = true };
    }

    /// <summary>Gives back what an operation did not come to. What was refused is not given back: to be told no is an answer too.</summary>
    private ToldCost? Settle(in Executed executed, GraphQLRequest request, in Admission admission, Caller? caller, Charge? charge)
    {
        if (charge is not { } reserved)
            return null;
        var most = admission.Cost.Total;
        var actual = executed.Errors.Count > 0
            ? most
            : Math.Min(most, admission.Operation!.Cost.ActualOf(executed.Data, new CostRequest(admission.Variables!, admission.Arguments!, request.Variables)).Total);
        if (actual < most)
        {
            budgets.Refund(caller!, most - actual);
            reserved = reserved with { State = reserved.State.Refund(reserved.Policy, most - actual) };
        }

        return new(most, actual, reserved);
    }

    private static Answered Write(Executed executed, PreparedOperation operation, bool isGet, PooledBuffer buffer, AnswerFormat format, ToldCost? cost)
    {
        var told = AnswerWriter.Write(buffer, executed.Data, executed.Errors, cost);
        if (executed.Data is null)
            return new(StatusOf(EngineErrors.Shape(executed.Errors[0]).Reason, format));
        return new(StatusCodes.Status200OK)
        {
            HoldsFreshSecret = operation.IsMutation,
            Tag = isGet && executed.Errors.Count == 0 ? AnswerTag.Of(format, buffer.Written.Span[..told]) : null,
        };
    }

    private Task SendSchemaAsync(HttpContext context)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Sending.SendAsync(context, _schemaText.Value, mayCompress: true);
    }

    private static async Task RefuseAsync(HttpContext context, Refusal reason)
    {
        using var buffer = new PooledBuffer();
        await SendAsync(context, Refuse(context, buffer, AnswerFormat.GraphQLResponse, reason), AnswerFormat.GraphQLResponse, buffer);
    }

    /// <summary>Refuses what was read and does not run. It costs a caller what it costs to be told, or whoever sends nothing that runs would have no bound.</summary>
    private async ValueTask<Answered> RefuseAsync(HttpContext context, PooledBuffer buffer, AnswerFormat format, Caller? caller, IReadOnlyList<RefusalError> refusals)
    {
        if (caller is null)
            return Refuse(context, buffer, format, refusals);
        var charge = await budgets.ChargeAsync(caller, CostOfTelling);
        Budgets.Tell(context.Response, charge);
        return charge.Refusal is { } spent
            ? Refuse(context, buffer, format, [new RefusalError(spent)], new ToldCost(CostOfTelling, null, charge))
            : Refuse(context, buffer, format, refusals, new ToldCost(CostOfTelling, CostOfTelling, charge));
    }

    private static Answered Refuse(HttpContext context, PooledBuffer buffer, AnswerFormat format, Refusal reason) =>
        Refuse(context, buffer, format, [new RefusalError(reason)]);

    /// <summary>Writes why a request is refused, with the headers that belong to it, and says how the answer is to be sent.</summary>
    internal static Answered Refuse(HttpContext context, PooledBuffer buffer, AnswerFormat format, IReadOnlyList<RefusalError> refusals, ToldCost? cost = null)
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
        return new(StatusOf(reason, format));
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
    internal static Task SendAsync(HttpContext context, Answered answered, AnswerFormat format, PooledBuffer buffer)
    {
        var response = context.Response;
        response.StatusCode = answered.Status;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = answered.Tag is null ? "no-store" : "private, no-cache";
        if (answered.Tag is { } tag)
        {
            response.Headers.Vary = "Accept, Authorization";
            if (AnswerTag.Held(context.Request, tag) is { } held)
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                response.Headers.ETag = held;
                return Task.CompletedTask;
            }

            response.Headers.ETag = AnswerTag.Header(tag, buffer.Written.Length >= Sending.Least ? Sending.CodingOf(context.Request) : null);
        }

        response.ContentType = format.MediaType;
        return Sending.SendAsync(context, buffer.Written, mayCompress: !answered.HoldsFreshSecret);
    }
}

/// <summary>How an answer that is written is to be sent.</summary>
/// <param name="Status">Of HTTP.</param>
internal readonly record struct Answered(int Status)
{
    /// <summary>Whether it may hold a secret made for it, such as a share code, beside texts that the client chose.</summary>
    public bool HoldsFreshSecret { get; init; }

    /// <summary>Its entity tag without quotes; null when it has none.</summary>
    public string? Tag { get; init; }
}
