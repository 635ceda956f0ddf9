using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>
/// Finds in the ledger what concerns a person. Its entries are never changed, so one that was made of a duplicate goes on naming the duplicate, also when it was committed in the moment of the merge.
/// </summary>
internal static class InquiriesOfPeople
{
    /// <summary>The inquiries about a person, and about those who were merged into them.</summary>
    public static async Task<IQueryable<InquiryRow>> OfAsync(BureauDbContext context, SubjectId subject, CancellationToken cancellation)
    {
        var people = await context.Subjects.Where(row => row.MergedInto == subject).Select(row => (SubjectId?)row.Id).ToListAsync(cancellation);

        // One person's are read in their order by the index; those of several are sorted.
        if (people.Count == 0)
            return context.Inquiries.AsNoTracking().Where(inquiry => inquiry.SubjectId == subject);
        people.Add(subject);
        return context.Inquiries.AsNoTracking().Where(inquiry => EF.Parameter(people).Contains(inquiry.SubjectId));
    }

    /// <summary>Those who were merged into these people, by whom inquiries still name.</summary>
    public static async Task<IReadOnlyDictionary<SubjectId, SubjectId>> DuplicatesAsync(BureauDbContext context, IReadOnlyCollection<SubjectId> kept, CancellationToken cancellation)
    {
        var people = kept.Select(subject => (SubjectId?)subject).ToList();
        return await context.Subjects.Where(row => EF.Parameter(people).Contains(row.MergedInto)).Select(row => new { row.Id, row.MergedInto })
            .ToDictionaryAsync(row => row.Id, row => row.MergedInto!.Value, cancellation);
    }

    /// <summary>Of those whom inquiries name, those who were merged, each with whom they are now.</summary>
    public static async Task<IReadOnlyDictionary<SubjectId, SubjectId>> MergedAsync(BureauDbContext context, IReadOnlyCollection<SubjectId> named, CancellationToken cancellation) =>
        await context.Subjects.Where(row => EF.Parameter(named).Contains(row.Id) && row.MergedInto != null).Select(row => new { row.Id, row.MergedInto })
            .ToDictionaryAsync(row => row.Id, row => row.MergedInto!.Value, cancellation);
}
