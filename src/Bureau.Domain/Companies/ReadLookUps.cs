using Bureau.Domain.Partners;

namespace Bureau.Domain.Companies;

/// <summary>Who looked at a company, for the operator, who answers its questions.</summary>
public sealed class ReadLookUps
{
    private readonly ICompanyLedger ledger;
    private readonly IPartnerStore partners;

    internal ReadLookUps(ICompanyLedger ledger, IPartnerStore partners) => (this.ledger, this.partners) = (ledger, partners);

    /// <summary>At most <paramref name="first"/> look-ups of a company, newest first, before a place in the record when that is given.</summary>
    public async Task<IReadOnlyList<LookUp>> OfCompanyAsync(CompanyId company, int first, long? before, CancellationToken cancellation)
    {
        var found = await ledger.OfCompanyAsync(company, first, before, cancellation);
        var names = new Dictionary<PartnerId, string?>();
        foreach (var partner in found.Select(one => one.Inquiry.Partner).Distinct())
            names[partner] = (await partners.FindAsync(partner, Freshness.Remembered, cancellation))?.Name;
        return [.. found.Select(one => new LookUp(one.Sequence, one.Inquiry.MadeAt, one.Inquiry.Partner, names[one.Inquiry.Partner], one.Inquiry.Question))];
    }
}

/// <summary>That somebody looked at a company.</summary>
/// <param name="Sequence">Its place in the record.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Partner">Who.</param>
/// <param name="PartnerName">What they are called; null: they are no partner any more.</param>
/// <param name="Question">The field that asked.</param>
public sealed record LookUp(long Sequence, DateTimeOffset At, PartnerId Partner, string? PartnerName, string Question);
