using Bureau.Domain.Companies;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Listings;

/// <summary>An authority proposes to list somebody. Nothing has effect yet; whom it is about is told and sees all of it.</summary>
public sealed class ProposeListing
{
    private const int Attempts = 8;

    private readonly IListingStore listings;
    private readonly ISubjectStore subjects;
    private readonly ICompanyStore companies;
    private readonly IPartnerStore partners;
    private readonly TimeProvider clock;

    internal ProposeListing(IListingStore listings, ISubjectStore subjects, ICompanyStore companies, IPartnerStore partners, TimeProvider clock) =>
        (this.listings, this.subjects, this.companies, this.partners, this.clock) = (listings, subjects, companies, partners, clock);

    /// <summary>Proposes to list a person.</summary>
    /// <param name="person">Who, by number, name and birth date.</param>
    /// <param name="proposed">What the authority says.</param>
    /// <param name="asker">Which authority.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<Outcome<ListingView>> OfPersonAsync(Identity person, ProposedListing proposed, Asker asker, CancellationToken cancellation)
    {
        if (!(await AuthorityRule.AgreementAsync(partners, asker, cancellation)).Succeeded(out var authority, out var refusal))
            return refusal;

        // Before anybody is looked for: that a minor is known here is told to nobody.
        if (MinorRule.Judge(person, clock.GetUtcNow()) is { } minor)
            return minor;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var now = clock.GetUtcNow();
            if (await subjects.FindAsync(person, cancellation) is not { } subject || await listings.OfPersonAsync(subject, cancellation) is not { } known)
                return new ListedOneNotFound();
            var today = known.Person.Jurisdiction.Day(now);
            if (!Listing.Propose(authority, proposed, SubjectKind.Person, known.Listings, today, now).Succeeded(out var listing, out refusal))
                return refusal;
            var holder = new ListingHolder(new ListedOne.Person(known.Person.Id), known.Person.Jurisdiction, known.FileVersion, Before: null);
            if (await listings.TryWriteAsync(holder, listing, ListingNotices.ToPerson(holder, listing, now), cancellation))
                return ListingView.Of(holder.About, listing, today);
        }

        return new ListingChanging();
    }

    /// <summary>Proposes to list a company.</summary>
    /// <param name="key">Which company.</param>
    /// <param name="proposed">What the authority says.</param>
    /// <param name="asker">Which authority.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<Outcome<ListingView>> OfCompanyAsync(CompanyKey key, ProposedListing proposed, Asker asker, CancellationToken cancellation)
    {
        if (!(await AuthorityRule.AgreementAsync(partners, asker, cancellation)).Succeeded(out var authority, out var refusal))
            return refusal;
        if (await companies.FindAsync(key, Freshness.Live, cancellation) is not { Company: { Id: var company, Facts.Jurisdiction: var registered } })
            return new CompanyNotFound();
        var jurisdiction = ObjectionWindow.OfCompany(registered.Value);
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var now = clock.GetUtcNow();
            var today = jurisdiction.Day(now);
            var (version, others) = await listings.OfCompanyAsync(company, cancellation);
            if (!Listing.Propose(authority, proposed, SubjectKind.Company, others, today, now).Succeeded(out var listing, out refusal))
                return refusal;
            var holder = new ListingHolder(new ListedOne.OfCompany(company), jurisdiction, version, Before: null);
            if (await listings.TryWriteAsync(holder, listing, [], cancellation))
                return ListingView.Of(holder.About, listing, today);
        }

        return new ListingChanging();
    }
}
