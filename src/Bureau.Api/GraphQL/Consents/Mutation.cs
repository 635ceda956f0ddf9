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

    /// <summary>
    /// Asks two people for a mutual view: a badge of each, shown only while both have granted. The answer is the same whether the bureau knows them or not; only
    /// each person can grant their own.
    /// </summary>
    /// <param name="input">Which two people, for how long.</param>
    [Tier(Tier.Dating), Cost(20)]
    public static async Task<MutualConsents?> RequestMutualBadge(
        [FromServices] RequestMutualBadge request, IResolveFieldContext context, RequestMutualBadgeInput input, CancellationToken cancellation)
    {
        var outcome = input.ToPeople().Succeeded(out var people, out var refusal)
            ? await request.ExecuteAsync(people, input.Lifetime, context.Caller().AsAsker(), cancellation)
            : refusal;
        return context.Answer(outcome) is { } badge ? new(new(badge.First), new(badge.Second)) : null;
    }

    /// <summary>You say yes to a request. The consent's life starts now; one that it renews ends.</summary>
    /// <param name="consent">The request, as <c>me</c> lists it.</param>
    [Tier(Tier.Subject), Cost(10)]
    public static Task<Consent?> GrantConsent([FromServices] AnswerConsent answer, IResolveFieldContext context, ConsentId consent, CancellationToken cancellation) =>
        AnsweredAsync(context, answer.GrantAsync(consent, context.Caller().AsSubject(), cancellation));

    /// <summary>You say no to a request. Nothing is read.</summary>
    /// <param name="consent">The request, as <c>me</c> lists it.</param>
    [Tier(Tier.Subject), Cost(10)]
    public static Task<Consent?> RefuseConsent([FromServices] AnswerConsent answer, IResolveFieldContext context, ConsentId consent, CancellationToken cancellation) =>
        AnsweredAsync(context, answer.RefuseAsync(consent, context.Caller().AsSubject(), cancellation));

    /// <summary>You stop a consent for a while. No inquiry under it is committed once this returns; its end comes nearer all the same.</summary>
    /// <param name="consent">The consent, as <c>me</c> lists it.</param>
    [Tier(Tier.Subject), Cost(10)]
    public static Task<Consent?> PauseConsent([FromServices] AnswerConsent answer, IResolveFieldContext context, ConsentId consent, CancellationToken cancellation) =>
        AnsweredAsync(context, answer.PauseAsync(consent, context.Caller().AsSubject(), cancellation));

    /// <summary>You let a paused consent go on.</summary>
    /// <param name="consent">The consent, as <c>me</c> lists it.</param>
    [Tier(Tier.Subject), Cost(10)]
    public static Task<Consent?> ResumeConsent([FromServices] AnswerConsent answer, IResolveFieldContext context, ConsentId consent, CancellationToken cancellation) =>
        AnsweredAsync(context, answer.ResumeAsync(consent, context.Caller().AsSubject(), cancellation));

    /// <summary>You take a consent back, paused or not. No inquiry under it is committed once this returns; an answer committed before may still be on its way.</summary>
    /// <param name="consent">The consent, as <c>me</c> lists it.</param>
    [Tier(Tier.Subject), Cost(10)]
    public static Task<Consent?> RevokeConsent([FromServices] AnswerConsent answer, IResolveFieldContext context, ConsentId consent, CancellationToken cancellation) =>
        AnsweredAsync(context, answer.RevokeAsync(consent, context.Caller().AsSubject(), cancellation));

    private static async Task<Consent?> AnsweredAsync(IResolveFieldContext context, Task<Outcome<ConsentView>> step) =>
        context.Answer(await step) is { } view ? new(view) : null;
}
