using Bureau.Domain.Consents;

namespace Bureau.Domain.Disclosure;

/// <summary>
/// The subject consented, to this partner, and the consent is in force. A consent that does not exist and one that was given to
/// somebody else are refused alike, so that guessing ids teaches nothing. Of a mutual view both halves are in force.
/// </summary>
internal static class ConsentRule
{
    public static Refusal? Judge(DisclosureFacts facts) => facts.Grant switch
    {
        null => new ConsentNotFound(),
        var grant when grant.Partner != facts.Asked.Asker.Partner => new ConsentNotFound(),
        { Frequency: null } when !facts.SandboxGrantsAllowed => new ConsentWithoutBound(),
        var grant => grant.WhyNotInForce(facts.AsOf) ?? WhyOneSided(grant, facts),
    };

    private static ConsentOneSided? WhyOneSided(ConsentGrant grant, DisclosureFacts facts) =>
        grant.Counterpart is null || (facts.Counterpart is { } other && other.Id == grant.Counterpart && other.WhyNotInForce(facts.AsOf) is null)
            ? null
            : new ConsentOneSided();
}
