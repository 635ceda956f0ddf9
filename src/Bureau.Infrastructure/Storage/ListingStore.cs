using Bureau.Domain;
using Bureau.Domain.Companies;
using Bureau.Domain.Listings;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;
using Bureau.Infrastructure.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bureau.Infrastructure.Storage;

/// <summary>The listings in the database. Whatever is written raises the version of the file or company first, which locks it: all steps in one come one after another.</summary>
internal sealed class ListingStore(IDbContextFactory<BureauDbContext> contexts, TimeProvider clock) : IListingStore
{
    private const int BatchSize = 1_000;

    private static readonly TimeSpan ReadersAreToldFor = TimeSpan.FromDays(366);

    private static readonly ListingStatus[] GoingOn = [ListingStatus.Proposed, ListingStatus.Notified, ListingStatus.Active];

    public async Task<ListedPerson?> OfPersonAsync(SubjectId subject, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);

        // The version before the content: what changes in between is not written over, for the write finds another version.
        var file = await context.CreditFiles.AsNoTracking().Where(file => file.SubjectId == subject)
            .Join(context.Subjects, file => file.SubjectId, person => person.Id, (file, person) => new { file.Version, Person = person })
            .SingleOrDefaultAsync(cancellation);
        if (file is null)
            return null;
        var listings = await context.Listings.AsNoTracking().Where(listing => listing.SubjectId == subject).ToListAsync(cancellation);
        var person = file.Person;
        return new(
            new Subject(person.Id, person.Name, person.BirthDate, person.NumberMasked, person.NumberType.Jurisdiction()) { DiedOn = person.DeceasedOn },
            file.Version, [.. listings.Select(listing => listing.ToListing())]);
    }

    public async Task<HeldListing?> FindAsync(ListingId id, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return (await Held(context).SingleOrDefaultAsync(one => one.Row.Id == id.Value, cancellation))?.ToHeld()
            ?? (await HeldOfCompanies(context).SingleOrDefaultAsync(one => one.Row.Id == id.Value, cancellation))?.ToHeld();
    }

    public async Task<(long Version, IReadOnlyList<Listing> Listings)> OfCompanyAsync(CompanyId company, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);

        // The version before the content, as of a person.
        var version = await context.Companies.AsNoTracking().Where(row => row.Id == company.Value).Select(row => row.Version).SingleAsync(cancellation);
        var rows = await context.Listings.AsNoTracking().Where(listing => listing.CompanyId == company).ToListAsync(cancellation);
        return (version, [.. rows.Select(row => row.ToListing())]);
    }

    public async Task<IReadOnlyList<HeldListing>> OfAuthorityAsync(PartnerId authority, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var people = await PageAsync(Held(context), authority, first, after, cancellation);
        var companies = await PageAsync(HeldOfCompanies(context), authority, first, after, cancellation);
        return [.. people.Concat(companies).OrderByDescending(one => one.Row.ProposedAt).ThenByDescending(one => one.Row.Id).Take(first).Select(one => one.ToHeld())];
    }

    public async Task<IReadOnlyList<HeldListing>> OverdueAsync(DateTimeOffset at, ListingId? after, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var (cn, us) = (Jurisdiction.Cn.Day(at), Jurisdiction.Us.Day(at));
        var overdue = Held(context).Where(one => GoingOn.Contains(one.Row.Status) && one.Row.EffectiveUntil < (one.NumberType == IdentityNumberType.UsSsn ? us : cn));
        if (after is { Value: var last })
            overdue = overdue.Where(one => one.Row.Id.CompareTo(last) > 0);
        var found = await overdue.OrderBy(one => one.Row.Id).Take(most).ToListAsync(cancellation);
        return [.. found.Select(one => one.ToHeld())];
    }

    public async Task<bool> TryWriteAsync(ListingHolder before, Listing next, IReadOnlyList<Notice> notices, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        ListingRow row;
        switch (before.About)
        {
            case ListedOne.Person { Subject: var subject }:
                if (await context.CreditFiles.Where(file => file.SubjectId == subject && file.Version == before.Version)
                    .ExecuteUpdateAsync(set => set.SetProperty(file => file.Version, before.Version + 1), cancellation) != 1)
                    return false;
                row = ListingRow.Of(subject, next);
                if (CorrectionRow.Of(subject, before.Before, next) is { } correction)
                    context.Corrections.Add(correction);
                break;
            case ListedOne.OfCompany { Company: var company }:
                var at = clock.GetUtcNow();
                if (!await CompanyStore.TryRaiseAsync(context, company, before.Version, at, cancellation))
                    return false;
                row = ListingRow.Of(company, next);
                if (before.Before is { Status: ListingStatus.Active } && next.Status is ListingStatus.Repaired or ListingStatus.Withdrawn)
                    await TellReadersAsync(context, [company], at, cancellation);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(before));
        }

        if (before.Before is not { } stored)
        {
            context.Listings.Add(row);
        }
        else
        {
            // The file or company is locked: nobody else is between the two.
            if (!await context.Listings.AnyAsync(listing => listing.Id == stored.Id && listing.Version == stored.Version, cancellation))
                return false;
            context.Listings.Update(row);
        }

        context.Notices.AddRange(notices.Select(NoticeRow.Of));
        await context.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    public async Task<ListingsWritten> WriteAsync(PartnerId authority, CompanySource source, IReadOnlyList<ListedCompany> chunk, DateTimeOffset at, CancellationToken cancellation)
    {
        if (chunk.Any(entry => entry.Listing.AuthorityId != authority))
            throw new ArgumentException("An entry is of another authority's list.", nameof(chunk));
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await using var transaction = await context.BeginWriteAsync(cancellation);
        var place = await CompanyStore.NextPlaceAsync(context, cancellation);
        var about = await CompanyStore.WriteAsync(context, place, source, [.. chunk.Select(entry => entry.Company)], at, cancellation);
        var entries = chunk.Zip(about, (entry, company) => new CompanyListing(company.Id, entry.SourceKey, entry.Listing)).ToList();
        var keys = chunk.Select(entry => entry.SourceKey).ToList();
        var rows = await context.Listings.AsNoTracking().Where(listing => listing.AuthorityId == authority)
            .OfKeys(context, listing => listing.SourceKey, keys).ToListAsync(cancellation);
        var stored = rows.Select(row => row.ToCompanyListing()).ToDictionary(entry => entry.SourceKey);
        var added = entries.Where(entry => !stored.ContainsKey(entry.SourceKey)).ToList();
        var changed = entries.Where(entry => stored.ContainsKey(entry.SourceKey)).Select(entry => (Before: stored[entry.SourceKey], After: entry.After(stored[entry.SourceKey])))
            .Where(entry => !ReferenceEquals(entry.Before, entry.After)).Select(entry => entry.After).ToList();
        await RowSet<ListingRow>.Of(context).InsertAsync(context, [.. added.Select(ListingRow.Of)], cancellation);
        await RowSet<ListingRow>.Of(context).UpdateAsync(context, [.. changed.Select(ListingRow.Of)], cancellation);

        // Those that were written just now have this place and another version already.
        var raised = about.Where(company => company.Outcome is CompanyWriting.Added or CompanyWriting.Changed).Select(company => company.Id).ToHashSet();
        var others = added.Concat(changed).Select(entry => entry.Company).Where(company => !raised.Contains(company)).Distinct().ToList();
        if (others.Count > 0)
            await CompanyStore.RaiseAsync(context, place, others, at, cancellation);
        await transaction.CommitAsync(cancellation);
        return new(added.Count, changed.Count, chunk.Count - added.Count - changed.Count);
    }

    public async Task<int> EndMissingAsync(PartnerId authority, string list, IReadOnlySet<string> present, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var missing = new List<(Guid Id, CompanyId Company)>();
        await foreach (var entry in context.Listings.AsNoTracking()
            .Where(listing => listing.AuthorityId == authority && listing.SourceKey!.StartsWith(list) && GoingOn.Contains(listing.Status))
            .Select(listing => new { listing.Id, listing.SourceKey, listing.CompanyId }).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (!present.Contains(entry.SourceKey!))
                missing.Add((entry.Id, entry.CompanyId!.Value));
        }

        var ended = 0;
        foreach (var batch in missing.Chunk(BatchSize))
        {
            await using var transaction = await context.BeginWriteAsync(cancellation);
            var place = await CompanyStore.NextPlaceAsync(context, cancellation);
            var ids = batch.Select(entry => entry.Id).ToArray();
            ended += await context.Listings.Where(listing => EF.Parameter(ids).Contains(listing.Id) && GoingOn.Contains(listing.Status)).ExecuteUpdateAsync(
                set => set.SetProperty(listing => listing.Status, ListingStatus.Withdrawn).SetProperty(listing => listing.EndedAt, at)
                    .SetProperty(listing => listing.Version, listing => listing.Version + 1),
                cancellation);
            await CompanyStore.RaiseAsync(context, place, batch.Select(entry => entry.Company), at, cancellation);
            await TellReadersAsync(context, [.. batch.Select(entry => entry.Company).Distinct()], at, cancellation);
            await context.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return ended;
    }

    public async Task<ILookup<CompanyId, Listing>> OfCompaniesAsync(IReadOnlyList<CompanyId> companies, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = await context.Listings.AsNoTracking().Where(listing => EF.Parameter(companies).Contains(listing.CompanyId!.Value)).ToListAsync(cancellation);
        return rows.OrderBy(row => row.EffectiveFrom).ThenBy(row => row.Id).ToLookup(row => row.CompanyId!.Value, row => row.ToListing());
    }

    /// <summary>Tells every partner that looked one of these companies up within a year that a listing of it has ended: what it read is not to be used any more.</summary>
    private static async Task TellReadersAsync(BureauDbContext context, IReadOnlyList<CompanyId> companies, DateTimeOffset at, CancellationToken cancellation)
    {
        var since = at - ReadersAreToldFor;
        var readers = await context.CompanyInquiries.AsNoTracking()
            .Where(inquiry => EF.Parameter(companies).Contains(inquiry.CompanyId!.Value) && inquiry.MadeAt >= since)
            .Select(inquiry => new { inquiry.PartnerId, inquiry.CompanyId }).Distinct().ToListAsync(cancellation);
        context.Notices.AddRange(readers.Select(reader => NoticeRow.Of(Notice.To(reader.PartnerId, NoticeKind.CompanyDelisted, reader.CompanyId!.Value.Value, at))));
    }

    private static async Task<List<OfOne>> PageAsync(IQueryable<OfOne> held, PartnerId authority, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        var listings = held.Where(one => one.Row.AuthorityId == authority && one.Row.SourceKey == null);
        if (after is (var at, var id))
            listings = listings.Where(one => one.Row.ProposedAt < at || (one.Row.ProposedAt == at && one.Row.Id.CompareTo(id) < 0));
        return await listings.OrderByDescending(one => one.Row.ProposedAt).ThenByDescending(one => one.Row.Id).Take(first).ToListAsync(cancellation);
    }

    private static IQueryable<OfOne> Held(BureauDbContext context) => context.Listings.AsNoTracking()
        .Join(context.CreditFiles, row => row.SubjectId, file => file.SubjectId, (row, file) => new { row, file.SubjectId, file.Version })
        .Join(context.Subjects, one => one.SubjectId, person => person.Id, (one, person) => new OfOne { Row = one.row, NumberType = person.NumberType, Version = one.Version });

    private static IQueryable<OfOne> HeldOfCompanies(BureauDbContext context) => context.Listings.AsNoTracking().Where(row => row.CompanyId != null)
        .Join(context.Companies, row => (Guid)(object)row.CompanyId!.Value, company => company.Id, (row, company) => new OfOne { Row = row, Registered = company.Jurisdiction, Version = company.Version });

    private sealed class OfOne
    {
        public required ListingRow Row { get; init; }

        public IdentityNumberType? NumberType { get; init; }

        public string? Registered { get; init; }

        public required long Version { get; init; }

        public HeldListing ToHeld()
        {
            var listing = Row.ToListing();
            ListedOne about = Row.CompanyId is { } company ? new ListedOne.OfCompany(company) : new ListedOne.Person(Row.SubjectId!.Value);
            var jurisdiction = Registered is { } registered ? ObjectionWindow.OfCompany(registered) : NumberType!.Value.Jurisdiction();
            return new(new(about, jurisdiction, Version, listing), listing);
        }
    }
}
