using Bureau.Domain.Consents;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Bureau.Infrastructure.Storage;

/// <summary>
/// The append-only ledger of inquiries, with group commit: concurrent inquiries share one transaction of one or two statements, five when
/// consents are used anew. In it the consents, agreements and files that were decided on are locked and compared; what has changed is Stale
/// and leaves no trace; the rest is written and durable when it is Committed.
/// </summary>
internal sealed class InquiryLedger : IInquiryLedger
{
    private readonly IDbContextFactory<BureauDbContext> contexts;
    private readonly TimeProvider clock;
    private readonly LedgerDialect dialect;
    private readonly LedgerCommits<Inquiry> commits;

    public InquiryLedger(IDbContextFactory<BureauDbContext> contexts, TimeProvider clock, ILogger<InquiryLedger> log)
    {
        this.contexts = contexts;
        this.clock = clock;
        using var context = contexts.CreateDbContext();
        dialect = context.Ledger;
        commits = new(contexts, WriteAsync, clock, log);
    }

    public Task<CommitOutcome> CommitAsync(Inquiry inquiry) => commits.CommitAsync(inquiry);

    public async Task<IReadOnlyList<(long Sequence, Inquiry Inquiry)>> OfSubjectAsync(
        SubjectId subject, int first, long? before, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var end = before ?? long.MaxValue;
        var rows = await (await InquiriesOfPeople.OfAsync(context, subject, cancellation))
            .Where(row => row.Sequence < end)
            .OrderByDescending(row => row.Sequence)
            .Take(first)
            .Select(row => new
            {
                Inquiry = row,
                Charged = context.ConsentUses.Any(use => use.ConsentId == row.ConsentId && use.ConsentVersion == row.ConsentVersion && use.InquiryId == row.Id),
            })
            .ToListAsync(cancellation);
        return [.. rows.Select(row => (row.Inquiry.Sequence, row.Inquiry.ToInquiry() with { Charged = row.Charged }))];
    }

    /// <summary>Writes what still holds, inside the caller's transaction, and says which does.</summary>
    private async Task<IReadOnlyList<CommitOutcome>> WriteAsync(BureauDbContext context, IReadOnlyList<Inquiry> batch, CancellationToken cancellation)
    {
        if (dialect.WriteAtOnce is { } writeAtOnce && batch.All(inquiry => inquiry.DecidedOn?.NewUse is null))
        {
            var stands = await writeAtOnce(context, batch, clock.GetUtcNow(), cancellation);
            return [.. batch.Select(inquiry => stands.Contains(inquiry.Id) ? CommitOutcome.Committed : CommitOutcome.Stale)];
        }

        var held = await HoldAsync(context, batch, cancellation);
        var answered = await AnsweredElsewhereAsync(context, batch, cancellation);
        var outcomes = new CommitOutcome[batch.Count];
        var written = new List<Inquiry>(batch.Count);
        var uses = new Dictionary<ConsentId, Inquiry>();
        var asked = new HashSet<(PartnerId, SubjectId?, string)>();
        for (var i = 0; i < batch.Count; i++)
        {
            var inquiry = batch[i];
            if (inquiry.DecidedOn is { } decidedOn)
            {
                // Of two new uses of one consent in a batch the second was decided without knowledge of the first, and so was the same question under another consent.
                var holds = held.Matches(inquiry, decidedOn) && (decidedOn.NewUse is null || IsFirst(inquiry));
                if (!holds)
                {
                    outcomes[i] = CommitOutcome.Stale;
                    continue;
                }
            }

            outcomes[i] = CommitOutcome.Committed;
            written.Add(inquiry);
        }

        if (written.Count > 0)
            await context.Database.ExecuteSqlRawAsync(dialect.AppendInquiries, [LedgerJson.Inquiries(written)], cancellation);
        if (uses.Count > 0)
        {
            var made = LedgerJson.Uses(uses.Values);
            await context.Database.ExecuteSqlRawAsync(dialect.AppendUses, [made], cancellation);
            if (await context.Database.ExecuteSqlRawAsync(dialect.RaiseConsents, [made], cancellation) != uses.Count)
                throw new InvalidOperationException("A consent changed while it was locked.");
        }

        return outcomes;

        bool IsFirst(Inquiry inquiry) =>
            !answered.Contains(inquiry.Consent.Value) && asked.Add((inquiry.Partner, inquiry.Subject, inquiry.Question)) && uses.TryAdd(inquiry.Consent, inquiry);
    }

    /// <summary>The consents of new uses for whose question an answer stands that was given under another: it is to be repeated.</summary>
    private async Task<HashSet<Guid>> AnsweredElsewhereAsync(BureauDbContext context, IReadOnlyList<Inquiry> batch, CancellationToken cancellation)
    {
        var used = batch.Where(inquiry => inquiry.DecidedOn?.NewUse is not null).ToList();
        return used.Count == 0 ? [] : await context.Database.SqlQueryRaw<Guid>(dialect.AnsweredElsewhere, LedgerJson.Uses(used)).ToHashSetAsync(cancellation);
    }

    private async Task<HeldVersions> HoldAsync(BureauDbContext context, IReadOnlyList<Inquiry> batch, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var disclosures = batch.Where(inquiry => inquiry.DecidedOn is not null).ToList();
        if (disclosures.Count == 0)
            return new HeldVersions([], now);
        var statement = disclosures.Exists(inquiry => inquiry.DecidedOn?.NewUse is not null) ? dialect.HoldForUse : dialect.Hold;
        return new HeldVersions(await context.Database.SqlQueryRaw<HeldVersion>(statement, LedgerJson.Concerned(disclosures, now)).ToListAsync(cancellation), now);
    }
}
