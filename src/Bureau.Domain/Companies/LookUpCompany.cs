using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Companies;

/// <summary>
/// Answers who looks for a company, after it is on record that they looked. As with people, what is remembered only lets an answer pass: the commit compares the versions, so a listing that was
/// repaired on another node is not shown.
/// </summary>
public sealed class LookUpCompany
{
    /// <summary>The first on remembered companies, the others on live ones.</summary>
    private const int Attempts = 4;

    private readonly ICompanyStore companies;
    private readonly ICompanyLedger ledger;
    private readonly IPartnerStore partners;
    private readonly TimeProvider clock;

    internal LookUpCompany(ICompanyStore companies, ICompanyLedger ledger, IPartnerStore partners, TimeProvider clock) =>
        (this.companies, this.ledger, this.partners, this.clock) = (companies, ledger, partners, clock);

    /// <summary>The company of a key; or why there is no answer. Either is on record before this returns.</summary>
    public async Task<Outcome<CompanyReport>> ExecuteAsync(CompanyKey key, Asker asker, CancellationToken cancellation)
    {
        return (await AskAsync(asker, "company", key.Text, FindAsync, cancellation)).Succeeded(out var reports, out var refusal) ? reports[0] : refusal;

        async ValueTask<Outcome<CompanyFile[]>> FindAsync(Freshness freshness) =>
            await companies.FindAsync(key, freshness, cancellation) is { } file ? new[] { file } : new CompanyNotFound();
    }

    /// <summary>What a question reads of companies, after it is on record who asked.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="question">The field that asks.</param>
    /// <param name="asked">What is asked for.</param>
    /// <param name="read">Reads the companies, or refuses.</param>
    /// <param name="cancellation">Ends the reading; a commit under way is finished.</param>
    internal async Task<Outcome<CompanyReport[]>> AskAsync(
        Asker asker, string question, string asked, Func<Freshness, ValueTask<Outcome<CompanyFile[]>>> read, CancellationToken cancellation)
    {
        var freshness = Freshness.Remembered;
        for (var attempt = 0; attempt < Attempts; attempt++, freshness = Freshness.Live)
        {
            var now = clock.GetUtcNow();
            var agreement = await partners.FindAsync(asker.Partner, freshness, cancellation);
            CompanyFile[] files = [];
            var refusal = AgreementInForce(agreement, asker);
            if (refusal is null && !(await read(freshness)).Succeeded(out files!, out refusal))
                files = [];

            // A no that rests on what is remembered may be out of date, and would be the last word.
            if (refusal is not null && freshness is Freshness.Remembered)
                continue;
            var inquiry = new CompanyInquiry(InquiryId.New(), now, asker.Partner, question, asked, [.. files.Select(file => new ReadCompany(file.Company.Id, file.Company.Version))])
            {
                Denial = refusal?.Code,
            };
            switch (await ledger.CommitAsync(inquiry))
            {
                case CommitOutcome.Unavailable: return new LedgerUnavailable();
                case CommitOutcome.Committed when refusal is not null: return refusal;
                case CommitOutcome.Committed: return files.Select(file => CompanyReport.Of(file, now)).ToArray();
                default: break;
            }
        }

        return new FactsChanging();
    }

    private static Refusal? AgreementInForce(PartnerAgreement? agreement, Asker asker) => agreement switch
    {
        null or { Suspended: true } => new AgreementNotInForce(),
        _ when agreement.Tier != asker.Tier => new TierMismatch(),
        _ => null,
    };
}
