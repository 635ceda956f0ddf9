using Bureau.Domain.Disclosure;
using Bureau.Domain.Subjects;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>Applications for credit, as the ledger of inquiries tells of them: what a score counts, and what a sample is trained with, is read here alone.</summary>
internal static class CreditApplications
{
    /// <summary>The days, UTC, on which an application for credit was first answered: one for each consent.</summary>
    public static async Task<ILookup<SubjectId, DateOnly>> ReadAsync(BureauDbContext context, IReadOnlyCollection<SubjectId> subjects, CancellationToken cancellation)
    {
        var duplicates = await InquiriesOfPeople.DuplicatesAsync(context, subjects, cancellation);
        var people = subjects.Concat(duplicates.Keys).Select(subject => (SubjectId?)subject).ToList();
        var answered = await context.Inquiries.AsNoTracking()
            .Where(inquiry => EF.Parameter(people).Contains(inquiry.SubjectId) && inquiry.Purpose == Purpose.LoanUnderwriting && inquiry.Denial == null)
            .Select(inquiry => new { inquiry.SubjectId, inquiry.ConsentId, inquiry.MadeAt })
            .ToListAsync(cancellation);
        return answered.GroupBy(inquiry => (Subject: Kept(inquiry.SubjectId!.Value), inquiry.ConsentId))
            .ToLookup(application => application.Key.Subject, application => DateOnly.FromDateTime(application.Min(inquiry => inquiry.MadeAt).UtcDateTime));

        SubjectId Kept(SubjectId named) => duplicates.TryGetValue(named, out var kept) ? kept : named;
    }
}
