using Bureau.Api.Access;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Execution;
using Bureau.Api.GraphQL.Gate;
using Bureau.Api.GraphQL.Operations;
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

    /// <summary>
    /// Refuses this field: it becomes null, with an error at its path. <c>return context.Refuse&lt;DepositWaiver&gt;(ErrorCodes.ConsentInactive);</c>
    /// </summary>
    /// <param name="context">The resolver's context.</param>
    /// <param name="code">A declared code.</param>
    /// <param name="message">One sentence that quotes no input; the code's meaning when null.</param>
    /// <returns>Always null.</returns>
    public static T? Refuse<T>(this IResolveFieldContext context, ErrorCode code, string? message = null)
        where T : class
    {
        context.Refuse(code, message);
        return null;
    }

    /// <summary>Records a refusal at the field's path; the resolver returns null after it.</summary>
    public static void Refuse(this IResolveFieldContext context, ErrorCode code, string? message = null)
    {
        var refusal = new Refusal(code, message) { Path = context.ResponsePath.ToArray() };
        refusal.AddLocation(context.FieldAst, context.Document);
        context.Errors.Add(refusal);
    }

    internal static RequestContext Request(this IResolveFieldContext context) => (RequestContext)context.UserContext;
}
