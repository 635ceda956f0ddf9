using Bureau.Domain;
using GraphQL;

namespace Bureau.Api.GraphQL.Errors;

/// <summary>Lets a resolver give a use case's outcome as it is: its value, or null with the refusal's code at the field's path.</summary>
internal static class DomainRefusals
{
    public static T? Answer<T>(this IResolveFieldContext context, Outcome<T> outcome)
        where T : class
    {
        if (outcome.Succeeded(out var value, out var refusal))
            return value;
        context.Refuse(new ErrorCode(refusal.Code, refusal.Message));
        return null;
    }
}
