using Bureau.Domain.Inquiries;
using Bureau.Domain.Listings;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Companies.Integrity;

/// <summary>An authority records a fact about a company, in the record domains that its agreement names, and ends what it recorded.</summary>
public sealed class RecordIntegrity
{
    private const int LongestReference = 200;

    private readonly IIntegrityStore records;
    private readonly ICompanyStore companies;
    private readonly IPartnerStore partners;
    private readonly TimeProvider clock;

    internal RecordIntegrity(IIntegrityStore records, ICompanyStore companies, IPartnerStore partners, TimeProvider clock) =>
        (this.records, this.companies, this.partners, this.clock) = (records, companies, partners, clock);

    /// <summary>Records a fact; under a reference that was used before, it takes the place of what was recorded.</summary>
    /// <param name="company">Of which company.</param>
    /// <param name="reference">The authority's own, 1 to 200 characters.</param>
    /// <param name="given">What is recorded; its keeper is the authority.</param>
    /// <param name="asker">Who records.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<Outcome<IntegrityRecord>> ExecuteAsync(CompanyKey company, string reference, IntegrityRecord given, Asker asker, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (!(await AuthorityRule.AgreementAsync(partners, asker, cancellation)).Succeeded(out var agreement, out var refusal))
            return refusal;
        if (!agreement.Accredited.Contains(given.Domain))
            return new IntegrityOutsideAccreditation();
        if (!Reference(reference).Succeeded(out var own, out refusal))
            return refusal;
        if (await companies.FindAsync(company, Freshness.Live, cancellation) is not { Company: var found })
            return new CompanyNotFound();
        if (!IntegrityRecord.Of(given with { Keeper = agreement.Name }, ObjectionWindow.OfCompany(found.Facts.Jurisdiction.Value).Day(now)).Succeeded(out var record, out refusal))
            return refusal;
        await records.WriteAsync(SourceOf(asker), [new(found.Id, own, record)], now, cancellation);
        return record;
    }

    /// <summary>Ends what was recorded: when this returns it is shown and counted no longer.</summary>
    public async Task<Outcome<EndedRecord>> EndAsync(string reference, Asker asker, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (!(await AuthorityRule.AgreementAsync(partners, asker, cancellation)).Succeeded(out _, out var refusal) || !Reference(reference).Succeeded(out var own, out refusal))
            return refusal;
        return await records.TryEndAsync(SourceOf(asker), own, now, cancellation) ? new EndedRecord(own, now) : new IntegrityRecordNotFound();
    }

    private static string SourceOf(Asker asker) => $"authority {asker.Partner.Value:N}";

    private static Outcome<string> Reference(string written)
    {
        var reference = written.Trim();
        return reference.Length is 0 or > LongestReference || reference.Any(character => char.IsControl(character) || char.IsSurrogate(character)) ? new IntegrityReferenceMalformed() : reference;
    }
}

/// <summary>That a record has ended.</summary>
/// <param name="Reference">The authority's own.</param>
/// <param name="EndedAt">When, UTC.</param>
public sealed record EndedRecord(string Reference, DateTimeOffset EndedAt);
