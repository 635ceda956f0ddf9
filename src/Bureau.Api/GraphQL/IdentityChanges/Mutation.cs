using Bureau.Api.Access;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.IdentityChanges;
using Bureau.Domain.IdentityChanges;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>Who people are, under dual control.</content>
public sealed partial class Mutation
{
    /// <summary>
    /// You propose that a person has died. Once another operator has confirmed it, nobody reads the file any more, what the person granted has ended, and requests are answered as
    /// for somebody unknown.
    /// </summary>
    /// <param name="input">Who, when, and by what.</param>
    [Tier(Tier.Operator), Cost(10)]
    public static async Task<IdentityChange?> RecordDeath(
        [FromServices] ProposeIdentityChange propose, IResolveFieldContext context, RecordDeathInput input, CancellationToken cancellation)
    {
        if (!input.Person.ToIdentity().Succeeded(out var person, out var refusal))
            return context.Refuse<IdentityChange>(refusal);
        return context.Answer(await propose.DeathAsync(person, input.DiedOn, input.Because, context.Caller().AsAsker(), cancellation)) is { } view ? new(view) : null;
    }

    /// <summary>
    /// You propose that two people whom the bureau knows are one. Once another operator has confirmed it, everything of the duplicate is the kept person's, and both numbers find
    /// that one. It cannot be undone.
    /// </summary>
    /// <param name="input">Which two, and by what.</param>
    [Tier(Tier.Operator), Cost(10)]
    public static async Task<IdentityChange?> MergeSubjects(
        [FromServices] ProposeIdentityChange propose, IResolveFieldContext context, MergeSubjectsInput input, CancellationToken cancellation)
    {
        if (!input.Duplicate.ToIdentity().Succeeded(out var duplicate, out var refusal) || !input.Kept.ToIdentity().Succeeded(out var kept, out refusal))
            return context.Refuse<IdentityChange>(refusal);
        return context.Answer(await propose.MergeAsync(duplicate, kept, input.Because, context.Caller().AsAsker(), cancellation)) is { } view ? new(view) : null;
    }

    /// <summary>You propose that a person has another identity number. Once another operator has confirmed it, the file is found by both numbers.</summary>
    /// <param name="input">Who, which number, and by what.</param>
    [Tier(Tier.Operator), Cost(10)]
    public static async Task<IdentityChange?> ChangeIdentityNumber(
        [FromServices] ProposeIdentityChange propose, IResolveFieldContext context, ChangeIdentityNumberInput input, CancellationToken cancellation)
    {
        if (!input.Person.ToIdentity().Succeeded(out var person, out var refusal) || !input.ToNumber().Succeeded(out var number, out refusal))
            return context.Refuse<IdentityChange>(refusal);
        return context.Answer(await propose.NewNumberAsync(person, number, input.Because, context.Caller().AsAsker(), cancellation)) is { } view ? new(view) : null;
    }

    /// <summary>You confirm a change that another operator proposed at most 7 days ago: it is done when this returns, whole, and the person is told.</summary>
    /// <param name="change">The change, as <c>identityChanges</c> lists it.</param>
    [Tier(Tier.Operator), Cost(10)]
    public static async Task<IdentityChange?> ConfirmIdentityChange(
        [FromServices] DecideIdentityChange decide, IResolveFieldContext context, IdentityChangeId change, CancellationToken cancellation) =>
        context.Answer(await decide.ConfirmAsync(change, context.Caller().AsAsker(), cancellation)) is { } view ? new(view) : null;

    /// <summary>You withdraw a proposed change, yours or another operator's: nothing comes of it.</summary>
    /// <param name="change">The change, as <c>identityChanges</c> lists it.</param>
    [Tier(Tier.Operator), Cost(10)]
    public static async Task<IdentityChange?> WithdrawIdentityChange(
        [FromServices] DecideIdentityChange decide, IResolveFieldContext context, IdentityChangeId change, CancellationToken cancellation) =>
        context.Answer(await decide.WithdrawAsync(change, context.Caller().AsAsker(), cancellation)) is { } view ? new(view) : null;
}
