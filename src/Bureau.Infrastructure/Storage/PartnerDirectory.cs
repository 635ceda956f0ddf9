using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The partners in the database, as people find them.</summary>
internal sealed class PartnerDirectory(IDbContextFactory<BureauDbContext> contexts) : IPartnerDirectory
{
    public Task<IReadOnlyList<PartnerEntry>> OfSubjectAsync(SubjectId subject, int first, CancellationToken cancellation) => ReadAsync(
        context => context.Partners.Where(partner => context.ConsentGrants.Any(consent => consent.SubjectId == subject && consent.PartnerId == partner.Id)), first, cancellation);

    public Task<IReadOnlyList<PartnerEntry>> SearchAsync(string text, int first, CancellationToken cancellation)
    {
        // Capitals are compared by the store, and not every store knows those of every script.
        var pattern = $"%{string.Concat(text.ToLowerInvariant().Select(character => "%_[\\".Contains(character, StringComparison.Ordinal) ? $"\\{character}" : $"{character}"))}%";
        return ReadAsync(context => context.Partners.Where(partner => EF.Functions.Like(partner.Name.ToLower(), pattern, "\\")), first, cancellation);
    }

    private async Task<IReadOnlyList<PartnerEntry>> ReadAsync(Func<BureauDbContext, IQueryable<PartnerRow>> which, int first, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await which(context).AsNoTracking()
            .Where(partner => partner.Tier == Tier.Rental || partner.Tier == Tier.Dating || partner.Tier == Tier.Lender)
            .OrderBy(partner => partner.Name).ThenBy(partner => partner.Id)
            .Take(first)
            .Select(partner => new PartnerEntry(partner.Id, partner.Name, partner.Tier))
            .ToListAsync(cancellation);
    }
}
