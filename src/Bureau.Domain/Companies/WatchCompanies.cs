using System.Runtime.CompilerServices;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Companies;

/// <summary>Tells a partner when a company changes. Each time it is told is a look-up of its own, judged and on record like any other.</summary>
public sealed class WatchCompanies
{
    /// <summary>How long a suspension can remain unnoticed while nothing happens.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ICompanyFeed feed;
    private readonly LookUpCompany lookUp;
    private readonly IPartnerStore partners;

    internal WatchCompanies(ICompanyFeed feed, LookUpCompany lookUp, IPartnerStore partners) => (this.feed, this.lookUp, this.partners) = (feed, lookUp, partners);

    /// <summary>
    /// Begins to follow a company: as it stands after each change of those that come after this has returned. Ends with the refusal of a look-up: when there is no such company, or the agreement is
    /// not in force any more. What is returned MUST be enumerated, and disposed of.
    /// </summary>
    public async Task<IAsyncEnumerable<Outcome<CompanyReport>>> OfCompanyAsync(CompanyId company, Asker asker, CancellationToken cancellation) =>
        FollowAsync(await feed.WatchAsync(company, cancellation), company, asker, cancellation);

    private async IAsyncEnumerable<Outcome<CompanyReport>> FollowAsync(ICompanyWatch begun, CompanyId company, Asker asker, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var watch = begun;
        for (var isFirst = true; ; isFirst = false)
        {
            var changed = !isFirst && await watch.ChangedAsync(Patience, cancellation);
            if (!changed && !isFirst && await partners.FindAsync(asker.Partner, Freshness.Live, cancellation) is { Suspended: false })
                continue;
            var found = await lookUp.ExecuteAsync(new CompanyKey.OfId(company), asker, cancellation);
            if (changed || found.Refusal is not null)
                yield return found;
            if (found.Refusal is not null)
                yield break;
        }
    }
}
