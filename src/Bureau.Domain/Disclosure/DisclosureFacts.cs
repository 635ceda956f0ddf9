using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Disclosure;

/// <summary>Everything that a disclosure is decided on, as it was known at one moment. A fact that is missing is null and means no.</summary>
/// <param name="Asked">The inquiry as the partner made it.</param>
/// <param name="Agreement">The asking partner's agreement.</param>
/// <param name="Grant">The consent that the inquiry names, whoever it was given to.</param>
/// <param name="File">Version and freeze of the file of the consent's subject.</param>
/// <param name="SandboxGrantsAllowed">Whether grants without a frequency bound count: in the Development environment alone.</param>
/// <param name="AsOf">The moment of the decision, UTC.</param>
internal sealed record DisclosureFacts(
    InquiryRequest Asked,
    PartnerAgreement? Agreement,
    ConsentGrant? Grant,
    FileHead? File,
    bool SandboxGrantsAllowed,
    DateTimeOffset AsOf)
{
    /// <summary>The other half of a mutual view, read live and after the grant.</summary>
    public ConsentGrant? Counterpart { get; init; }
}
