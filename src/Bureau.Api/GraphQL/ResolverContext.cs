using Bureau.Api.Access;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Execution;
using Bureau.Api.GraphQL.Gate;
using Bureau.Api.GraphQL.Operations;
using Bureau.Domain;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <summary>What a resolver asks of its request. Take <see cref="IResolveFieldContext"/> as a parameter, use it before you return, and never keep it.</summary>
public static class ResolverContext
{
    /// <summary>Who asks.</summary>
    /// <exception cref="InvalidOperationException">Nobody is known: the field carries no <c>@tier</c>, which the start refuses.</exception>
    public static Caller Caller(this IResolveFieldContext context) =>
        context.Request().Caller ?? throw new InvalidOperationException("A resolver ran for nobody.");

    /// <summary>What is selected below the root field that this resolver belongs to.</summary>
    public static Selection Selection(this IResolveFieldContext context) =>
        context.Request().Operation.SelectionOf(((PlannedField)context.FieldAst).Root, context.Caller().Tier, context.Variables);

    /// <summary>A use case's value, or null with its refusal at this field's path. <c>return context.Answer(await makeInquiry.ExecuteAsync(...));</c></summary>
    public static T? Answer<T>(this IResolveFieldContext context, Outcome<T> outcome)
        where T : class => outcome.Succeeded(out var value, out var refusal) ? value : context.Refuse<T>(refusal);

    /// <summary>Refuses this field: null, with the refusal at its path. <c>return context.Refuse&lt;DepositWaiver&gt;(new ConsentNotFound());</c></summary>
    /// <returns>Always null.</returns>
    public static T? Refuse<T>(this IResolveFieldContext context, Refusal reason)
        where T : class
    {
        context.Refuse(reason);
        return null;
    }

    /// <summary>Records a refusal at the field's path; the resolver returns null after it.</summary>
    public static void Refuse(this IResolveFieldContext context, Refusal reason)
    {
        var error = new RefusalError(reason) { Path = context.ResponsePath.ToArray() };
        error.AddLocation(context.FieldAst, context.Document);
        context.Errors.Add(error);
    }

    internal static RequestContext Request(this IResolveFieldContext context) => (RequestContext)context.UserContext;
}
