using Bureau.Api.Access;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Operations;
using Bureau.Api.GraphQL.Transport;
using Bureau.Api.GraphQL.TrustedDocuments;
using Bureau.Domain;
using Microsoft.Extensions.Options;

namespace Bureau.Api.GraphQL.Gate;

/// <summary>What every request passes before it is executed, however it came: the document, its operation, its values, its cost.</summary>
internal sealed class RequestGate(DocumentGate trust, DocumentCache documents, SchemaGate schemas, IOptions<GraphQLOptions> limits)
{
    private readonly double _mostCost = limits.Value.Cost;

    /// <summary>Admits a request, or says why not.</summary>
    /// <param name="request">The request.</param>
    /// <param name="caller">Who asks; nobody may ask about the schema alone.</param>
    /// <param name="whyNobody">Why there is no caller.</param>
    /// <param name="mayChange">Whether it came in a way by which something may be changed.</param>
    /// <param name="cancellation">Ends the reading of the document.</param>
    public async ValueTask<Admission> AdmitAsync(GraphQLRequest request, Caller? caller, Refusal? whyNobody, bool mayChange, CancellationToken cancellation)
    {
        if (!(await trust.TextAsync(request, caller, cancellation)).Succeeded(out var text, out var untrusted))
            return Refused(untrusted);
        var preparation = await documents.GetAsync(text, cancellation);
        if (preparation.Document is not { } document)
            return new(null, null, null, default, preparation.Refusals);
        if (document.Find(request.OperationName) is not { } operation)
            return Refused(new OperationUnknown());
        if (caller is null && !operation.IsIntrospection)
            return Refused(whyNobody ?? new Unauthenticated());
        if (operation.ReadsSchema && schemas.Refusal(caller, whyNobody) is { } closed)
            return Refused(closed);
        if (operation.IsMutation && !mayChange)
            return Refused(new MethodNotAllowed());

        List<RefusalError>? refusals = null;
        var variables = operation.Variables.Read(request.Variables, ref refusals);
        var arguments = refusals is null ? operation.Arguments.Read(variables, ref refusals) : null;
        if (refusals is not null)
            return new(null, null, null, default, refusals);

        var cost = operation.Cost.Of(new CostRequest(variables, arguments!, request.Variables), out var unbounded);
        if (unbounded is not null)
            return Refused(unbounded);
        // What is too large to be a number is not below the limit either.
        return cost.Total <= _mostCost ? new(operation, variables, arguments, cost, []) : Refused(new CostExceeded());
    }

    private static Admission Refused(Refusal reason) => new(null, null, null, default, [new RefusalError(reason)]);
}
