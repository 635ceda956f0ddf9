using Bureau.Api.GraphQL.AdverseActions;
using Bureau.Api.GraphQL.Consents;
using Bureau.Api.GraphQL.Corrections;
using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Disputes;
using Bureau.Api.GraphQL.Errors;
using Bureau.Api.GraphQL.Notices;
using Bureau.Api.GraphQL.Paging;
using Bureau.Api.GraphQL.ShareCodes;
using Bureau.Domain.AdverseActions;
using Bureau.Domain.Consents;
using Bureau.Domain.Corrections;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disputes;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;
using Bureau.Domain.ShareCodes;
using Bureau.Domain.Subjects;
using GraphQL;

namespace Bureau.Api.GraphQL.CreditFiles;

/// <summary>Your whole file.</summary>
public sealed class Me(SubjectId subject, MyFile file)
{
    /// <summary>Your name, as furnished.</summary>
    [Tier(Tier.Subject)]
    public string? Name => file.Name;

    /// <summary>Your identity number, masked.</summary>
    [Tier(Tier.Subject)]
    public string? IdentityNumber => file.IdentityNumber;

    /// <summary>Your birth date, as furnished.</summary>
    [Tier(Tier.Subject)]
    public DateOnly? BirthDate => file.BirthDate;

    /// <summary>Whether you have frozen the file.</summary>
    [Tier(Tier.Subject)]
    public bool? Frozen => file.Frozen;

    /// <summary>Whether your file may be read, and which partners may though you have frozen it.</summary>
    [Tier(Tier.Subject), Cost(2)]
    public async Task<Freeze?> Freeze([FromServices] FreezeFile freeze, IResolveFieldContext context, CancellationToken cancellation) =>
        context.Answer(await freeze.ReadAsync(subject, cancellation)) is { } view ? new(view) : null;

    /// <summary>What your accounts give by the published scorecard; null when they hold too little for a score.</summary>
    [Tier(Tier.Subject)]
    public MyScore? Score => file.Score is Score score ? new(score, file) : null;

    /// <summary>Every account that is reported about you, with every month; those too that a dispute hides from everybody else.</summary>
    [Tier(Tier.Subject), ListSize(AssumedSize = 20)]
    public IReadOnlyList<MyTradeline>? Tradelines => [.. file.Tradelines.Select(tradeline => new MyTradeline(tradeline, file.Matches[tradeline.Id], file.Remarks.GetValueOrDefault(tradeline.Id.Value, EntryRemarks.None)))];

    /// <summary>
    /// Reports under your number that are not in your file, since their name or birth date is another: somebody reviews whose they are. They count for nothing until then. What they
    /// say may be somebody else's and is not shown.
    /// </summary>
    [Tier(Tier.Subject), ListSize(AssumedSize = 5)]
    public IReadOnlyList<HeldReport>? HeldReports => file.Held;

    /// <summary>Every listing about you, in effect or not.</summary>
    [Tier(Tier.Subject), ListSize(AssumedSize = 5)]
    public IReadOnlyList<MyListing>? Listings => [.. file.Listings.Select(listing => new MyListing(listing, file.Remarks.GetValueOrDefault(listing.Id, EntryRemarks.None)))];

    /// <summary>Your objections to entries, newest first.</summary>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="after">The cursor of the last dispute of the page before.</param>
    [Tier(Tier.Subject), Cost(5), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
    public async Task<DisputeConnection?> Disputes(
        [FromServices] ReadDisputes read, IResolveFieldContext context, CancellationToken cancellation, int first = 20, string? after = null) =>
        await context.PageAsync(
            first, after, Cursor.InTime, async (most, place) => await read.OfSubjectAsync(subject, most, place, cancellation),
            (found, more) => new DisputeConnection(found, more));

    /// <summary>Your statements about the whole file, oldest first; those about one entry stand with it.</summary>
    [Tier(Tier.Subject), Cost(5), ListSize(AssumedSize = 5)]
    public async Task<IReadOnlyList<Statement>?> Statements([FromServices] ReadDisputes read, CancellationToken cancellation) =>
        [.. (await read.StatementsAsync(subject, cancellation)).Select(statement => new Statement(statement))];

    /// <summary>Every consent that names you and every request for one, newest first.</summary>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="after">The cursor of the last consent of the page before.</param>
    /// <param name="status">Only those that stand there now; left out: all.</param>
    [Tier(Tier.Subject), Cost(5), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
    public async Task<ConsentConnection?> Consents(
        [FromServices] ReadMyFile read, IResolveFieldContext context, CancellationToken cancellation, int first = 20, string? after = null, ConsentStatus? status = null) =>
        await context.PageAsync(
            first, after, Cursor.InTime, async (most, place) => await read.ConsentsAsync(subject, status, most, place, cancellation),
            (found, more) => new ConsentConnection(found, more));

    /// <summary>The codes that you made for partners to redeem, newest first. A code itself was shown when it was made and is not kept.</summary>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="after">The cursor of the last code of the page before.</param>
    [Tier(Tier.Subject), Cost(5), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
    public async Task<ShareCodeConnection?> ShareCodes(
        [FromServices] ReadShareCodes read, IResolveFieldContext context, CancellationToken cancellation, int first = 20, string? after = null) =>
        await context.PageAsync(
            first, after, Cursor.InTime, async (most, place) => await read.ExecuteAsync(subject, most, place, cancellation),
            (found, more) => new ShareCodeConnection(found, more));

    /// <summary>Who asked about you, when, for which purpose, and which fields they were given or why not; newest first.</summary>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="after">The cursor of the last inquiry of the page before.</param>
    [Tier(Tier.Subject), Cost(5), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
    public async Task<InquiryConnection?> Inquiries(
        [FromServices] ReadMyFile read, IResolveFieldContext context, CancellationToken cancellation, int first = 20, string? after = null) =>
        await context.PageAsync(
            first, after, Cursor.Sequence, async (most, place) => await read.InquiriesAsync(subject, most, place, cancellation),
            (found, more) => new InquiryConnection(found, more));

    /// <summary>Which partners were told that something they had read about you was wrong, and whether they have acknowledged it; newest first.</summary>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="after">The cursor of the last recall of the page before.</param>
    [Tier(Tier.Subject), Cost(5), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
    public async Task<RecallConnection?> Corrections(
        [FromServices] AcknowledgeRecall recalls, IResolveFieldContext context, CancellationToken cancellation, int first = 20, string? after = null) =>
        await context.PageAsync(
            first, after, Cursor.InTime, async (most, place) => await recalls.OfSubjectAsync(subject, most, place, cancellation),
            (found, more) => new RecallConnection(found, more));

    /// <summary>Decisions that partners took against you by an inquiry, newest first: what they used, and what came of it when you asked that somebody look again.</summary>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="after">The cursor of the last notice of the page before.</param>
    [Tier(Tier.Subject), Cost(5), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
    public async Task<AdverseActionConnection?> AdverseActions(
        [FromServices] ReadAdverseActions read, IResolveFieldContext context, CancellationToken cancellation, int first = 20, string? after = null) =>
        await context.PageAsync(
            first, after, Cursor.InTime, async (most, place) => await read.OfSubjectAsync(subject, most, place, cancellation),
            (found, more) => new AdverseActionConnection(found, more));

    /// <summary>What you are told, newest first: it is complete, whether or not you chose to be told elsewhere, too.</summary>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="after">The cursor of the last notice of the page before.</param>
    /// <param name="unread">Only those that you have not read.</param>
    [Tier(Tier.Subject), Cost(5), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
    public async Task<NoticeConnection?> Notices(
        [FromServices] ReadNotices read, IResolveFieldContext context, CancellationToken cancellation, int first = 20, string? after = null, bool unread = false) =>
        await context.PageAsync(
            first, after, Cursor.InTime, async (most, place) => await read.OfSubjectAsync(subject, unread, most, place, cancellation),
            (found, more) => new NoticeConnection(found, more));

    /// <summary>Where you are told, besides here.</summary>
    [Tier(Tier.Subject), Cost(2), ListSize(AssumedSize = 5)]
    public async Task<IReadOnlyList<NotificationEndpoint>?> Alerts([FromServices] ChooseDelivery delivery, CancellationToken cancellation) =>
        [.. (await delivery.OfSubjectAsync(subject, cancellation)).Select(endpoint => new NotificationEndpoint(endpoint))];

    /// <summary>Your score month by month, as snapshots kept it, newest first; of the last four years.</summary>
    /// <param name="first">How many, 1 to 100.</param>
    /// <param name="after">The cursor of the last month of the page before.</param>
    [Tier(Tier.Subject), Cost(5), ListSize(SlicingArguments = ["first"], SizedFields = ["edges"])]
    public async Task<ScoreHistoryConnection?> ScoreHistory(
        [FromServices] ReadMyScoreHistory read, IResolveFieldContext context, CancellationToken cancellation, int first = 12, string? after = null) =>
        await context.PageAsync(
            first, after, Cursor.OfScore, async (most, place) => await read.ExecuteAsync(subject, most, place, cancellation),
            (found, more) => new ScoreHistoryConnection(found, more));
}
