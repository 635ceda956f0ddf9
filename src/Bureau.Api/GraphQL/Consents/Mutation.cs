using Bureau.Api.Access;
using Bureau.Api.GraphQL.Consents;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Errors;
using Bureau.Domain;
using Bureau.Domain.Consents;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>The steps of a consent: the partner requests, the subject answers.</content>
public sealed partial class Mutation
{
    /// <summary>Asks a person for a consent. The answer is the same whether the bureau knows the person or not; only the person can grant.</summary>
    /// <param name="input">Who is asked for what.</param>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender), Cost(10)]
    public static async Task<Consent?> RequestConsent(
        [FromServices] RequestConsent request, IResolveFieldContext context, RequestConsentInput input, CancellationToken cancellation)
    {
        var outcome = input.ToRequest().Succeeded(out var asked, out var refusal)
            ? await request.ExecuteAsync(asked, context.Caller().AsAsker(), cancellation)
            : refusal;
        return context.Answer(outcome) is { } view ? new(view) : null;
    }

    /// <summary>You say yes to a request. The consent's life starts now.</summary>
    /// <param name="consent">The request, as <c>me</c> lists it.</param>
    [Tier(Tier.Subject), Cost(10)]
    public static Task<Consent?> GrantConsent([FromServices] AnswerConsent answer, IResolveFieldContext context, ConsentId consent, CancellationToken cancellation) =>
        AnsweredAsync(context, answer.GrantAsync(consent, context.Caller().AsSubject(), cancellation));

    /// <summary>You say no to a request. Nothing is read.</summary>
    /// <param name="consent">The request, as <c>me</c> lists it.</param>
    [Tier(Tier.Subject), Cost(10)]
    public static Task<Consent?> RefuseConsent([FromServices] AnswerConsent answer, IResolveFieldContext context, ConsentId consent, CancellationToken cancellation) =>
        AnsweredAsync(context, answer.RefuseAsync(consent, context.Caller().AsSubject(), cancellation));

    /// <summary>You take a consent back. No inquiry under it is committed once this returns; an answer committed before may still be on its way.</summary>
    /// <param name="consent">The consent, as <c>me</c> lists it.</param>
    [Tier(Tier.Subject), Cost(10)]
    public static Task<Consent?> RevokeConsent([FromServices] AnswerConsent answer, IResolveFieldContext context, ConsentId consent, CancellationToken cancellation) =>
        AnsweredAsync(context, answer.RevokeAsync(consent, context.Caller().AsSubject(), cancellation));

    private static async Task<Consent?> AnsweredAsync(IResolveFieldContext context, Task<Outcome<ConsentView>> step) =>
        context.Answer(await step) is { } view ? new(view) : null;
}
