using Bureau.Api.Access;
using Bureau.Api.GraphQL.Consents;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Disclosure;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.ShareCodes;
using Bureau.Domain.Partners;
using Bureau.Domain.ShareCodes;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>Share codes: the subject makes and withdraws them, a partner redeems them.</content>
public sealed partial class Mutation
{
    /// <summary>
    /// You make a code that gives your consent to the first partner of the purpose's tier that redeems it. Making it is the grant: give it only to whom you mean. You may
    /// have 10 that nobody redeemed.
    /// </summary>
    /// <param name="input">What it is good for.</param>
    [Tier(Tier.Subject), Cost(10)]
    public static async Task<CreatedShareCode?> CreateShareCode(
        [FromServices] CreateShareCode create, IResolveFieldContext context, CreateShareCodeInput input, CancellationToken cancellation)
    {
        TimeSpan? waits = input.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null;
        return context.Answer(await create.ExecuteAsync(context.Caller().AsSubject(), input.Purpose, input.Sections?.All(), waits, cancellation)) is { } created ? new(created) : null;
    }

    /// <summary>You take a code back before anybody redeemed it. Nobody redeems it once this returns.</summary>
    /// <param name="shareCode">Its id, as <c>me</c> lists it.</param>
    [Tier(Tier.Subject), Cost(10)]
    public static async Task<ShareCode?> WithdrawShareCode(
        [FromServices] WithdrawShareCode withdraw, IResolveFieldContext context, ShareCodeId shareCode, CancellationToken cancellation) =>
        context.Answer(await withdraw.ExecuteAsync(shareCode, context.Caller().AsSubject(), cancellation)) is { } view ? new(view) : null;

    /// <summary>
    /// Redeems a code that a person gave you: the answer is a granted consent with its receipt. A code can be redeemed once. After 20 codes in an hour of the clock that
    /// were not valid, none is looked at until the next.
    /// </summary>
    /// <param name="code">As the person said it: in any case, with or without hyphens.</param>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender), Cost(10)]
    public static async Task<Consent?> RedeemShareCode([FromServices] RedeemShareCode redeem, IResolveFieldContext context, string code, CancellationToken cancellation) =>
        context.Answer(await redeem.ExecuteAsync(code, context.Caller().AsAsker(), cancellation)) is { } view ? new(view) : null;
}
