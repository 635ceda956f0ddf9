using Bureau.Api.Access;
using Bureau.Api.GraphQL.CreditFiles;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Listings;
using Bureau.Domain;
using Bureau.Domain.Disputes;
using Bureau.Domain.Listings;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>Red and black lists: an authority takes the steps, whom they are about answers.</content>
public sealed partial class Mutation
{
    /// <summary>You propose to list somebody. Nothing has effect yet; whom it is about is told now and sees all of it.</summary>
    /// <param name="input">Whom, and why.</param>
    [Tier(Tier.Authority), Cost(10)]
    public static async Task<AuthorityListing?> ProposeListing(
        [FromServices] ProposeListing propose, IResolveFieldContext context, ProposeListingInput input, CancellationToken cancellation)
    {
        var asker = context.Caller().AsAsker();
        Refusal? refusal;
        switch (input)
        {
            case { Person: { } named, Company: null }:
                return named.ToIdentity().Succeeded(out var person, out refusal)
                    ? await ListedAsync(context, propose.OfPersonAsync(person, input.ToProposed(), asker, cancellation))
                    : context.Refuse<AuthorityListing>(refusal);
            case { Person: null, Company: { } given }:
                return given.ToKey().Succeeded(out var company, out refusal)
                    ? await ListedAsync(context, propose.OfCompanyAsync(company, input.ToProposed(), asker, cancellation))
                    : context.Refuse<AuthorityListing>(refusal);
            default:
                return context.Refuse<AuthorityListing>(new ListedOneAmbiguous());
        }
    }

    /// <summary>You have told whom a listing is about, and can prove it. The time to object begins today: 15 days in China, 30 in the United States.</summary>
    /// <param name="input">The notice and its proof.</param>
    [Tier(Tier.Authority), Cost(10)]
    public static Task<AuthorityListing?> RecordNotice([FromServices] AdvanceListing advance, IResolveFieldContext context, RecordNoticeInput input, CancellationToken cancellation) =>
        ListedAsync(context, advance.RecordNoticeAsync(
            input.Listing, input.Channel, input.ServedOn, input.Reference, input.ProofSha256, context.Caller().AsAsker(), cancellation));

    /// <summary>You let a listing take effect, when the time to object has passed. From its first day on, and not before today, those may read it whose purpose reads its domain.</summary>
    /// <param name="listing">Which, as <c>myListings</c> shows it.</param>
    [Tier(Tier.Authority), Cost(10)]
    public static Task<AuthorityListing?> ActivateListing([FromServices] AdvanceListing advance, IResolveFieldContext context, ListingId listing, CancellationToken cancellation) =>
        ListedAsync(context, advance.ActivateAsync(listing, context.Caller().AsAsker(), cancellation));

    /// <summary>What a black listing is about was put right. When this returns it is shown, shared and used no more; whoever read it is told.</summary>
    /// <param name="input">Which, and what was put right.</param>
    [Tier(Tier.Authority), Cost(10)]
    public static Task<AuthorityListing?> RepairListing([FromServices] AdvanceListing advance, IResolveFieldContext context, EndListingInput input, CancellationToken cancellation) =>
        ListedAsync(context, advance.RepairAsync(input.Listing, input.Because, context.Caller().AsAsker(), cancellation));

    /// <summary>You take a listing back. When this returns it is shown, shared and used no more; whoever read it is told.</summary>
    /// <param name="input">Which, and why.</param>
    [Tier(Tier.Authority), Cost(10)]
    public static Task<AuthorityListing?> WithdrawListing([FromServices] AdvanceListing advance, IResolveFieldContext context, EndListingInput input, CancellationToken cancellation) =>
        ListedAsync(context, advance.WithdrawAsync(input.Listing, input.Because, context.Caller().AsAsker(), cancellation));

    /// <summary>A company has appealed to you against its listing. When this returns nobody is shown it, until you have decided.</summary>
    /// <param name="input">Against which, and what the company says.</param>
    [Tier(Tier.Authority), Cost(10)]
    public static Task<AuthorityListing?> RecordAppeal([FromServices] AdvanceListing advance, IResolveFieldContext context, RecordAppealInput input, CancellationToken cancellation) =>
        ListedAsync(context, advance.RecordAppealAsync(input.Listing, input.Words, context.Caller().AsAsker(), cancellation));

    /// <summary>You decide an appeal, by another person than the one who entered the listing.</summary>
    /// <param name="input">The decision.</param>
    [Tier(Tier.Authority), Cost(10)]
    public static Task<AuthorityListing?> DecideAppeal([FromServices] AdvanceListing advance, IResolveFieldContext context, DecideAppealInput input, CancellationToken cancellation) =>
        ListedAsync(context, advance.DecideAppealAsync(input.Listing, input.Outcome, input.Because, input.DecidedBy, context.Caller().AsAsker(), cancellation));

    /// <summary>You appeal against a listing of yours, once. When this returns nobody is shown it, until its authority has decided.</summary>
    /// <param name="input">Against which, and what you say.</param>
    [Tier(Tier.Subject), Cost(10)]
    public static Task<MyListing?> AppealListing([FromServices] AnswerListing answer, IResolveFieldContext context, AppealListingInput input, CancellationToken cancellation) =>
        AnsweredAsync(context, answer.AppealAsync(context.Caller().AsSubject(), input.Listing, input.Words, cancellation));

    /// <summary>You want to be on a red list. Without this nobody is shown that you are honoured.</summary>
    /// <param name="listing">Which, as <c>me</c> shows it.</param>
    [Tier(Tier.Subject), Cost(10)]
    public static Task<MyListing?> AcceptListing([FromServices] AnswerListing answer, IResolveFieldContext context, ListingId listing, CancellationToken cancellation) =>
        AnsweredAsync(context, answer.AcceptAsync(context.Caller().AsSubject(), listing, cancellation));

    private static async Task<AuthorityListing?> ListedAsync(IResolveFieldContext context, Task<Outcome<ListingView>> step) =>
        context.Answer(await step) is { } view ? new(view) : null;

    private static async Task<MyListing?> AnsweredAsync(IResolveFieldContext context, Task<Outcome<ListingView>> step) =>
        context.Answer(await step) is { } view ? new(view.Listing with { Status = view.Status }, EntryRemarks.None) : null;
}
