using Bureau.Api.Access;
using Bureau.Api.GraphQL.Agreements;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Errors;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>What operators change of agreements.</content>
public sealed partial class Mutation
{
    /// <summary>You register from which score a partner waives the deposit of a category. It counts from the next answer on, and may be changed twice in 180 days.</summary>
    /// <param name="input">The threshold.</param>
    [Tier(Tier.Operator), Cost(10)]
    public static async Task<Threshold?> RegisterThreshold(
        [FromServices] RegisterThreshold register, IResolveFieldContext context, RegisterThresholdInput input, CancellationToken cancellation) =>
        context.Answer(await register.ExecuteAsync(
            input.Partner, input.Category, input.MinimumScore, new Money(input.MaximumDeposit, input.Currency), context.Caller().AsAsker().Partner, cancellation)) is { } view ? new(view) : null;

    /// <summary>You end what a partner may ask, at once and on every node. Its consents sleep until you resume it; nobody's consent is lost.</summary>
    /// <param name="partner">Which; not an operator.</param>
    /// <param name="reason">Why; the partner is told.</param>
    [Tier(Tier.Operator), Cost(10)]
    public static async Task<Standing?> SuspendPartner(
        [FromServices] SuspendPartner suspend, IResolveFieldContext context, PartnerId partner, SuspensionReason reason, CancellationToken cancellation) =>
        context.Answer(await suspend.ExecuteAsync(partner, reason, cancellation)) is { } standing ? Standing.Of(standing) : null;

    /// <summary>You let a suspended partner ask again.</summary>
    /// <param name="partner">Which.</param>
    [Tier(Tier.Operator), Cost(10)]
    public static async Task<Standing?> ResumePartner(
        [FromServices] SuspendPartner suspend, IResolveFieldContext context, PartnerId partner, CancellationToken cancellation) =>
        context.Answer(await suspend.ResumeAsync(partner, cancellation)) is { } standing ? Standing.Of(standing) : null;
}
