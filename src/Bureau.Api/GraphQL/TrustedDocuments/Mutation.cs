using Bureau.Api.Access;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Operations;
using Bureau.Api.GraphQL.TrustedDocuments;
using Bureau.Domain.Partners;
using Bureau.Domain.TrustedDocuments;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>What a partner trusts.</content>
public sealed partial class Mutation
{
    /// <summary>You register a document, to run it by its hash. It must be one that you could send now, without texts of its own: give them by variables. To register it again changes nothing.</summary>
    /// <param name="name">Your own name for it, 1 to 100 characters.</param>
    /// <param name="document">The document, to the letter.</param>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender, Tier.Business, Tier.Furnisher, Tier.Authority), Cost(10)]
    public static async Task<TrustedDocumentAnswer?> TrustDocument(
        [FromServices] TrustDocument trust, IResolveFieldContext context, string name, string document, CancellationToken cancellation)
    {
        var documents = context.RequestServices!.GetRequiredService<DocumentCache>();
        if (await documents.GetAsync(document, cancellation) is { Document: null } refused)
            return context.Refuse<TrustedDocumentAnswer>(refused.Refusals[0].Reason);
        // What is kept for as long as a partner likes holds nobody's name or number.
        if (LexicalGuard.HoldsText(document))
            return context.Refuse<TrustedDocumentAnswer>(new DocumentHoldsText());
        return context.Answer(await trust.ExecuteAsync(context.Caller().AsAsker().Partner, name, document, cancellation)) is { } trusted ? new(trusted) : null;
    }

    /// <summary>You withdraw a document: within 10 seconds no node knows its hash. To say it again changes nothing.</summary>
    /// <param name="hash">Its hash.</param>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender, Tier.Business, Tier.Furnisher, Tier.Authority), Cost(10)]
    public static async Task<TrustedDocumentList?> WithdrawTrustedDocument(
        [FromServices] TrustDocument trust, IResolveFieldContext context, string hash, CancellationToken cancellation) =>
        context.Answer(await trust.WithdrawAsync(context.Caller().AsAsker().Partner, hash, cancellation)) is { } list ? new(list) : null;

    /// <summary>
    /// From now on, on every node within 10 seconds, whoever has a token of yours can run your trusted documents and nothing else: to register more, trust the document by which you do that too. An
    /// operator can undo it.
    /// </summary>
    [Tier(Tier.Rental, Tier.Dating, Tier.Lender, Tier.Business, Tier.Furnisher, Tier.Authority), Cost(10)]
    public static async Task<TrustedDocumentList?> RequireTrustedDocuments([FromServices] TrustDocument trust, IResolveFieldContext context, CancellationToken cancellation) =>
        context.Answer(await trust.RequireAsync(context.Caller().AsAsker().Partner, cancellation)) is { } list ? new(list) : null;

    /// <summary>You let a partner run any document again. True: it may.</summary>
    /// <param name="partner">Which.</param>
    [Tier(Tier.Operator), Cost(10)]
    public static async Task<bool?> AllowAnyDocument([FromServices] TrustDocument trust, PartnerId partner, CancellationToken cancellation)
    {
        await trust.AllowAnyAsync(partner, cancellation);
        return true;
    }
}
