using Bureau.Domain.Companies;
using Bureau.Domain.Inquiries;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Bureau.Infrastructure.Storage;

/// <summary>
/// Who looked at which company. Concurrent look-ups share one transaction of two statements: agreements and companies are locked and compared, then what still holds is written.
/// </summary>
internal sealed class CompanyLedger : ICompanyLedger
{
    private readonly IDbContextFactory<BureauDbContext> contexts;
    private readonly LedgerCommits<CompanyInquiry> commits;

    public CompanyLedger(IDbContextFactory<BureauDbContext> contexts, TimeProvider clock, ILogger<CompanyLedger> log) =>
        (this.contexts, commits) = (contexts, new(contexts, WriteAsync, clock, log));

    public Task<CommitOutcome> CommitAsync(CompanyInquiry inquiry) => commits.CommitAsync(inquiry);

    public async Task<IReadOnlyList<(long Sequence, CompanyInquiry Inquiry)>> OfCompanyAsync(CompanyId company, int first, long? before, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var end = before ?? long.MaxValue;
        var rows = await context.CompanyInquiries.AsNoTracking().Where(inquiry => inquiry.CompanyId == company && inquiry.Sequence < end)
            .OrderByDescending(inquiry => inquiry.Sequence).Take(first).ToListAsync(cancellation);
        return [.. rows.Select(row => (row.Sequence, row.ToInquiry()))];
    }

    private static async Task<IReadOnlyList<CommitOutcome>> WriteAsync(BureauDbContext context, IReadOnlyList<CompanyInquiry> batch, CancellationToken cancellation)
    {
        var held = (await context.Database.SqlQueryRaw<HeldVersion>(context.Ledger.HoldCompanies, LedgerJson.LookedAt(batch)).ToListAsync(cancellation))
            .ToDictionary(version => (version.Kind, version.Id));
        var outcomes = batch.Select(inquiry => Holds(inquiry) ? CommitOutcome.Committed : CommitOutcome.Stale).ToArray();
        var rows = batch.Where((_, i) => outcomes[i] is CommitOutcome.Committed).SelectMany(CompanyInquiryRow.Of).ToList();
        await RowSet<CompanyInquiryRow>.Of(context).InsertAsync(context, rows, cancellation);
        return outcomes;

        // A refusal discloses nothing, and is written whatever has changed.
        bool Holds(CompanyInquiry inquiry) => inquiry.Denial is not null
            || (held.TryGetValue((HeldKind.Agreement, inquiry.Partner.Value), out var agreement) && !agreement.Closed
                && inquiry.Read.All(read => held.TryGetValue((HeldKind.Company, read.Company.Value), out var company) && company.Version == read.Version));
    }
}
