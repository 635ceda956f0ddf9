using Bureau.Api.Access;
using Bureau.Api.GraphQL.CreditFiles;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Errors;
using Bureau.Domain;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>The steps by which a person freezes and thaws their file.</content>
public sealed partial class Mutation
{
    /// <summary>
    /// You freeze your file: nobody reads it, whatever they hold of your consents, until you thaw it. It costs nothing and works at once: no inquiry is committed once this returns.
    /// Ends the thaws for single partners too.
    /// </summary>
    [Tier(Tier.Subject), Cost(10)]
    public static Task<Freeze?> FreezeFile([FromServices] FreezeFile freeze, IResolveFieldContext context, CancellationToken cancellation) =>
        FrozenAsync(context, freeze.FreezeAsync(context.Caller().AsSubject(), cancellation));

    /// <summary>You thaw your file, at once. Without arguments the freeze ends; with both, one partner may read the frozen file until then.</summary>
    /// <param name="partner">Whom you mean, as <c>partners</c> lists it.</param>
    /// <param name="until">Until when, at most 366 days ahead.</param>
    [Tier(Tier.Subject), Cost(10)]
    public static Task<Freeze?> ThawFile(
        [FromServices] FreezeFile freeze, IResolveFieldContext context, CancellationToken cancellation, PartnerId? partner = null, DateTimeOffset? until = null) =>
        FrozenAsync(context, freeze.ThawAsync(context.Caller().AsSubject(), partner, until, cancellation));

    private static async Task<Freeze?> FrozenAsync(IResolveFieldContext context, Task<Outcome<FreezeView>> step) =>
        context.Answer(await step) is { } view ? new(view) : null;
}
