using Bureau.Api.Access;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Disputes;
using Bureau.Api.GraphQL.Errors;
using Bureau.Domain;
using Bureau.Domain.Disputes;
using Bureau.Domain.Partners;
using GraphQL;

namespace Bureau.Api.GraphQL;

/// <content>Objections: the subject raises them, whoever reports the entry answers.</content>
public sealed partial class Mutation
{
    /// <summary>You object to an entry of your file, at no charge. From now on every report says that it is disputed, and the score leaves a disputed account out.</summary>
    /// <param name="input">To which entry, and why.</param>
    [Tier(Tier.Subject), Cost(10)]
    public static Task<Dispute?> OpenDispute([FromServices] OpenDispute open, IResolveFieldContext context, OpenDisputeInput input, CancellationToken cancellation) =>
        DisputedAsync(context, open.ExecuteAsync(
            context.Caller().AsSubject(), new EntryName(input.Tradeline, input.Listing), input.Reason, input.Statement, input.EvidenceSha256, cancellation));

    /// <summary>You take an objection back.</summary>
    /// <param name="dispute">The dispute, as <c>me</c> lists it.</param>
    [Tier(Tier.Subject), Cost(10)]
    public static Task<Dispute?> WithdrawDispute([FromServices] WithdrawDispute withdraw, IResolveFieldContext context, DisputeId dispute, CancellationToken cancellation) =>
        DisputedAsync(context, withdraw.ExecuteAsync(dispute, context.Caller().AsSubject(), cancellation));

    /// <summary>You say something of an entry, or of your whole file. It travels with the entry until you withdraw it.</summary>
    /// <param name="input">The words.</param>
    [Tier(Tier.Subject), Cost(10)]
    public static Task<Statement?> AddStatement([FromServices] WriteStatement write, IResolveFieldContext context, AddStatementInput input, CancellationToken cancellation) =>
        StatedAsync(context, write.AddAsync(context.Caller().AsSubject(), new EntryName(input.Tradeline, input.Listing), input.Text, input.EvidenceSha256, cancellation));

    /// <summary>You take a statement back: no report carries it any more.</summary>
    /// <param name="statement">The statement, as <c>me</c> lists it.</param>
    [Tier(Tier.Subject), Cost(10)]
    public static Task<Statement?> WithdrawStatement([FromServices] WriteStatement write, IResolveFieldContext context, StatementId statement, CancellationToken cancellation) =>
        StatedAsync(context, write.WithdrawAsync(context.Caller().AsSubject(), statement, cancellation));

    /// <summary>
    /// You have checked an entry that you report and that its person disputes. VERIFIED ends the dispute and its mark; so does CORRECTED, when the entry has changed since the dispute was
    /// opened; DELETED hides the entry from everybody but its person.
    /// </summary>
    /// <param name="input">The answer.</param>
    [Tier(Tier.Furnisher, Tier.Authority), Cost(10)]
    public static Task<Dispute?> AnswerDispute([FromServices] AnswerDispute answer, IResolveFieldContext context, AnswerDisputeInput input, CancellationToken cancellation) =>
        DisputedAsync(context, answer.AnswerAsync(
            input.Dispute, input.Outcome, input.Reason, input.EnteredBy, input.ReviewedBy, context.Caller().AsAsker(), cancellation));

    /// <summary>You take 15 more days, once: where the law gives them, and when the person has said something more of the entry since the dispute was opened.</summary>
    /// <param name="dispute">The dispute, as <c>disputes</c> lists it.</param>
    [Tier(Tier.Furnisher, Tier.Authority), Cost(10)]
    public static Task<Dispute?> ExtendDispute([FromServices] AnswerDispute answer, IResolveFieldContext context, DisputeId dispute, CancellationToken cancellation) =>
        DisputedAsync(context, answer.ExtendAsync(dispute, context.Caller().AsAsker(), cancellation));

    /// <summary>You certify that an entry which a dispute has hidden is complete and accurate. It is shown again, and its person is told.</summary>
    /// <param name="input">The certificate.</param>
    [Tier(Tier.Furnisher, Tier.Authority), Cost(10)]
    public static Task<Dispute?> ReinsertEntry([FromServices] AnswerDispute answer, IResolveFieldContext context, ReinsertEntryInput input, CancellationToken cancellation) =>
        DisputedAsync(context, answer.ReinsertAsync(input.Dispute, input.CertifiedBy, context.Caller().AsAsker(), cancellation));

    private static async Task<Dispute?> DisputedAsync(IResolveFieldContext context, Task<Outcome<DisputeView>> step) =>
        context.Answer(await step) is { } view ? new(view) : null;

    private static async Task<Statement?> StatedAsync(IResolveFieldContext context, Task<Outcome<StatementView>> step) =>
        context.Answer(await step) is { } view ? new(view) : null;
}
