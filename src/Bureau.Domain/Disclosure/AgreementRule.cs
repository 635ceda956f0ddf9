using Bureau.Domain.Partners;

namespace Bureau.Domain.Disclosure;

/// <summary>The partner's agreement is in force and is for the tier in which it asks.</summary>
internal static class AgreementRule
{
    public static Refusal? Judge(DisclosureFacts facts) => facts.Agreement switch
    {
        null or { Suspended: true } => new AgreementNotInForce(),
        var agreement when agreement.Tier != facts.Asked.Asker.Tier => new TierMismatch(),
        _ => null,
    };
}
