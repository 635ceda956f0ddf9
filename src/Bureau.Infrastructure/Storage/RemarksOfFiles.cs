using Bureau.Domain.Disputes;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>Reads what subjects object to and say, and finds the entries that it is about in their files: an account by its number or one that it had before.</summary>
internal static class RemarksOfFiles
{
    /// <summary>The remarks of these subjects; who has made none is left out.</summary>
    public static async Task<IReadOnlyDictionary<SubjectId, FileRemarks>> ReadAsync(
        BureauDbContext context, IReadOnlyList<SubjectId> subjects, ILookup<SubjectId, TradelineRow> tradelines, Func<SubjectId, Jurisdiction> jurisdiction)
    {
        var disputes = await context.Disputes.AsNoTracking()
            .Where(row => EF.Parameter(subjects).Contains(row.SubjectId))
            .Where(row => row.Status == DisputeStatus.Open || ((row.Status == DisputeStatus.Deleted || row.Status == DisputeStatus.Suppressed) && row.ReinsertedAt == null))
            .ToListAsync();
        var statements = await context.Statements.AsNoTracking().Where(row => EF.Parameter(subjects).Contains(row.SubjectId) && row.WithdrawnAt == null).ToListAsync();
        var remarked = disputes.Select(row => row.SubjectId).Concat(statements.Select(row => row.SubjectId)).Distinct().ToList();
        if (remarked.Count == 0)
            return new Dictionary<SubjectId, FileRemarks>();

        var former = (await context.Tradelines.AsNoTracking()
            .Where(tradeline => EF.Parameter(remarked).Contains(tradeline.SubjectId))
            .Join(context.FormerAccountNumbers, tradeline => tradeline.Id, number => number.TradelineId, (_, number) => number)
            .ToListAsync()).ToLookup(number => (number.FurnisherId, number.AccountNumber), number => number.TradelineId);

        // A number that an account has now finds that one, even if another had it before.
        Guid? Find(SubjectId subject, FileEntry entry) => entry switch
        {
            FileEntry.Listed(var listing) => listing,
            FileEntry.Account(var furnisher, var number) =>
                tradelines[subject].FirstOrDefault(row => row.FurnisherId == furnisher && row.AccountNumber == number)?.Id.Value
                ?? tradelines[subject].FirstOrDefault(row => former[(furnisher, number)].Contains(row.Id))?.Id.Value,
            _ => throw new ArgumentOutOfRangeException(nameof(entry)),
        };

        var remarks = new Dictionary<SubjectId, FileRemarks>();
        foreach (var subject in remarked)
        {
            var about = new List<(Guid Entry, Dispute Dispute)>();
            foreach (var dispute in disputes.Where(row => row.SubjectId == subject).Select(row => row.ToDispute(jurisdiction(subject))))
            {
                if (Find(subject, dispute.Entry) is { } entry)
                    about.Add((entry, dispute));
            }

            var said = new List<(Guid? Entry, Statement Statement)>();
            foreach (var statement in statements.Where(row => row.SubjectId == subject).OrderBy(row => row.WrittenAt).Select(row => row.ToStatement()))
            {
                var entry = statement.Entry is null ? null : Find(subject, statement.Entry);
                if (statement.Entry is null || entry is not null)
                    said.Add((entry, statement));
            }

            remarks.Add(subject, new FileRemarks(about, said));
        }

        return remarks;
    }
}
