using Bureau.Api.Access;
using Bureau.Api.GraphQL.CreditFiles;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Errors;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>A person's own view.</content>
public sealed partial class Query
{
    /// <summary>Everything that the bureau holds about you, and who asked for which of it.</summary>
    [Tier(Tier.Subject), Cost(10)]
    public static async Task<Me?> Me([FromServices] ReadMyFile read, IResolveFieldContext context, CancellationToken cancellation)
    {
        var subject = context.Caller().AsSubject();
        return context.Answer(await read.FileAsync(subject, cancellation)) is { } file ? new(subject, file) : null;
    }
}
