using System.Security.Cryptography;
using System.Text;
using Bureau.Domain.Companies.Names;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;
using Bureau.Domain.Mappings;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Companies.Imports;

/// <summary>Stores an authority's list of companies. A row that may be about a person is left out: a list of people cannot be looked up by name.</summary>
public sealed class ImportListings
{
    private const int LongestText = 2000;
    private const string AfterList = "\u001F";

    private readonly ICompanyNameIndex names;
    private readonly IListingStore listings;
    private readonly IPartnerStore partners;
    private readonly TimeProvider clock;

    internal ImportListings(ICompanyNameIndex names, IListingStore listings, IPartnerStore partners, TimeProvider clock) =>
        (this.names, this.listings, this.partners, this.clock) = (names, listings, partners, clock);

    /// <summary>Stores the list; an entry that it has no more ends.</summary>
    /// <param name="authority">Whose list it is.</param>
    /// <param name="table">The list.</param>
    /// <param name="isWhole">Whether it is all that the list has.</param>
    /// <param name="leftOut">Told of each row that is left out.</param>
    /// <param name="progress">Told how many of how many bytes are stored.</param>
    /// <param name="cancellation">Stops between two chunks.</param>
    /// <returns>What has changed; or <see cref="AgreementNotInForce"/>, <see cref="ListingWithoutAuthority"/>.</returns>
    /// <exception cref="IOException">The table cannot be read; what was stored is whole, and nothing has ended.</exception>
    public async Task<Outcome<TableChanges>> ExecuteAsync(
        PartnerId authority, MappedTable table, bool isWhole, Action<MappedRow> leftOut, IProgress<(long Done, long Total)>? progress, CancellationToken cancellation)
    {
        if (await partners.FindAsync(authority, Freshness.Live, cancellation) is not { Suspended: false } agreement)
            return new AgreementNotInForce();
        if (agreement.Tier is not Tier.Authority)
            return new ListingWithoutAuthority();
        var (mapping, at) = (table.Mapping, clock.GetUtcNow());
        var list = mapping.Source + AfterList;
        Func<IReadOnlyList<StoredRow<RowOfListing>>, CancellationToken, Task<TableChanges>> write = (rows, token) => WriteAsync(agreement, mapping.Source, rows, token);
        var store = new StoreTable<RowOfListing>
        {
            Read = row => Read(row, agreement, mapping, at),
            WriteAsync = write.IndexedBy(names),
            EndOthersAsync = async (present, token) =>
                await listings.EndMissingAsync(authority, list, present.Select(key => KeyOf(list, key)).ToHashSet(StringComparer.Ordinal), clock.GetUtcNow(), token),
        };
        var stored = await store.ExecuteAsync(table, isWhole, leftOut, progress, cancellation);
        await names.CatchUpAsync(cancellation);
        return stored;
    }

    private static RowOfListing? Read(MappedRow row, PartnerAgreement authority, Mapping mapping, DateTimeOffset at)
    {
        var facts = ReadCompanyRow.Facts(row);
        if (facts is not null && !mapping.OnlyOrganisations && !OrganisationSigns.Shows(facts.LegalName))
            row.Refuse(MappedField.Name, MappedReasons.PersonPossible);
        var colour = row.RequiredWord<ListColour>(MappedField.Colour);
        var grade = row.Word<ListingClass>(MappedField.Class);
        var domain = row.RequiredWord<RecordDomain>(MappedField.Sector);
        var (basis, reason) = (row.RequiredText(MappedField.LegalBasis, Listing.LongestLegalBasis), row.RequiredText(MappedField.Reason, LongestText));
        var (told, from, until) = (row.RequiredDay(MappedField.NotifiedOn), row.RequiredDay(MappedField.From), row.Day(MappedField.Until));
        if (until < from)
            row.Refuse(MappedField.Until, MappedReasons.EndBeforeStart);
        var published = new PublishedListing(colour, colour is ListColour.Red ? null : grade, domain, basis, reason, told, from, until, mapping.Name)
        {
            Originator = row.Text(MappedField.Originator, Listing.LongestReference),
            CaseNumber = row.Text(MappedField.CaseNumber, Listing.LongestCaseNumber),
            RepairRoute = row.Text(MappedField.RepairRoute, Listing.LongestRepairRoute),
            Amount = row.Amount(),
        };
        if (row.Mistakes.Count > 0 || facts is null)
            return null;
        if (Listing.Publish(authority, published, ObjectionWindow.OfCompany(facts.Jurisdiction.Value), at).Succeeded(out var listing, out var refusal))
            return new(facts, listing);
        row.Refuse(null, MappedReasons.Of(refusal));
        return null;
    }

    private async Task<TableChanges> WriteAsync(PartnerAgreement authority, string source, IReadOnlyList<StoredRow<RowOfListing>> rows, CancellationToken cancellation)
    {
        var at = clock.GetUtcNow();
        var chunk = rows.Select(row => new ListedCompany(new(row.Key, row.Value.Facts), KeyOf(source + AfterList, row.Key), row.Value.Listing)).ToList();
        var written = await listings.WriteAsync(authority.Id, new(source, IsList: true), chunk, at, cancellation);
        return new(written.Added, written.Changed, written.Unchanged, 0, 0);
    }

    /// <summary>An entry's key among all of the authority's lists.</summary>
    private static string KeyOf(string list, string key) => list.Length + key.Length <= CompanyListing.LongestSourceKey
        ? list + key
        : list + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private sealed record RowOfListing(CompanyFacts Facts, Listing Listing);
}
