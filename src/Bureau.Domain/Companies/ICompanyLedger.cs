using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Companies;

/// <summary>The append-only record of who looked at which company. It has no subject and no consent: nothing of it is ever in a person's file.</summary>
internal interface ICompanyLedger
{
    /// <summary>
    /// Commits a look-up. It MUST, in the transaction that writes it, find the agreement in force and the companies at the versions that were read; if not, it MUST write nothing and say
    /// <see cref="CommitOutcome.Stale"/>. <see cref="CommitOutcome.Committed"/> MUST mean that it is durable.
    /// </summary>
    Task<CommitOutcome> CommitAsync(CompanyInquiry inquiry);

    /// <summary>Who looked at a company, newest first: at most <paramref name="first"/>, before <paramref name="before"/> when that is given.</summary>
    Task<IReadOnlyList<(long Sequence, CompanyInquiry Inquiry)>> OfCompanyAsync(CompanyId company, int first, long? before, CancellationToken cancellation);
}

/// <summary>One look-up as the ledger keeps it: a row for each company that was disclosed, or one that names none.</summary>
/// <param name="Id">Identity in the ledger.</param>
/// <param name="MadeAt">When it was decided, UTC.</param>
/// <param name="Partner">Who looked.</param>
/// <param name="Question">The field that asked.</param>
/// <param name="Asked">By what the companies were named or searched, at most 400 characters.</param>
/// <param name="Read">The companies that were disclosed, at these versions; empty when none was.</param>
internal sealed record CompanyInquiry(InquiryId Id, DateTimeOffset MadeAt, PartnerId Partner, string Question, string Asked, IReadOnlyList<ReadCompany> Read)
{
    /// <summary>The code of the refusal; null: it was answered.</summary>
    public string? Denial { get; init; }
}

/// <summary>A company at the version at which it was read.</summary>
internal readonly record struct ReadCompany(CompanyId Company, long Version);
