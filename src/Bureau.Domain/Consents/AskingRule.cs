using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Consents;

/// <summary>A partner may ask for a consent when its agreement is in force, is of the tier of its token and of the purpose, and names the purpose.</summary>
internal static class AskingRule
{
    public static Refusal? Judge(PartnerAgreement? agreement, Asker asker, Purpose purpose) => agreement switch
    {
        null or { Suspended: true } => new AgreementNotInForce(),
        _ when agreement.Tier != asker.Tier => new TierMismatch(),
        _ when PurposeMatrix.Of(purpose).Tier != agreement.Tier => new ConsentForAnotherTier(),
        _ when !agreement.Purposes.Contains(purpose) => new PurposeNotAgreed(),
        _ => null,
    };
}
