using Bureau.Domain.CreditFiles;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring.Training;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The files of a training sample in the database.</summary>
internal sealed class SampleStore(IDbContextFactory<BureauDbContext> contexts) : ISampleStore
{
    public async Task<IReadOnlyDictionary<string, SubjectId>> SubjectsAsync(PartnerId furnisher, IReadOnlyCollection<string> accounts, CancellationToken cancellation)
    {
        var numbers = accounts.ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var former = await context.FormerAccountNumbers.AsNoTracking()
            .Where(account => account.FurnisherId == furnisher && EF.Parameter(numbers).Contains(account.AccountNumber))
            .Join(context.Tradelines, account => account.TradelineId, tradeline => tradeline.Id, (account, tradeline) => new { account.AccountNumber, tradeline.SubjectId })
            .ToListAsync(cancellation);
        var current = await context.Tradelines.AsNoTracking()
            .Where(tradeline => tradeline.FurnisherId == furnisher && EF.Parameter(numbers).Contains(tradeline.AccountNumber))
            .Select(tradeline => new { tradeline.AccountNumber, tradeline.SubjectId })
            .ToListAsync(cancellation);

        // A database may compare without regard to case; an account number is what the furnisher wrote.
        var asked = accounts.ToHashSet(StringComparer.Ordinal);
        var subjects = new Dictionary<string, SubjectId>(StringComparer.Ordinal);
        foreach (var account in former.Concat(current).Where(account => asked.Contains(account.AccountNumber)))
            subjects[account.AccountNumber] = account.SubjectId;
        return subjects;
    }

    public async Task<ILookup<SubjectId, Tradeline>> TradelinesAsync(IReadOnlyCollection<SubjectId> subjects, CancellationToken cancellation)
    {
        var asked = subjects.ToList();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.Tradelines.AsNoTracking().Where(tradeline => EF.Parameter(asked).Contains(tradeline.SubjectId)).ToListAsync(cancellation);
        return rows.OrderBy(row => row.AccountNumber, StringComparer.Ordinal).ThenBy(row => row.Months, StringComparer.Ordinal).ToLookup(row => row.SubjectId, row => row.ToTradeline());
    }

    public async Task<ILookup<SubjectId, DateOnly>> CreditInquiriesAsync(IReadOnlyCollection<SubjectId> subjects, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await CreditApplications.ReadAsync(context, subjects, cancellation);
    }
}
