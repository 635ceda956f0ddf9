namespace Bureau.Domain.Disclosure;

/// <summary>
/// The purpose of the consent is one that the question serves, that belongs to the partner's tier and that its agreement names. Data
/// given for one purpose is never read for another (GDPR Art. 5(1)(b), PIPL Art. 6).
/// </summary>
internal static class PurposeRule
{
    public static Refusal? Judge(DisclosureFacts facts)
    {
        if (facts is not { Grant: { } grant, Agreement: { } agreement })
            return new PurposeNotPermitted();
        var permitted = facts.Asked.Question.Serves(grant.Purpose)
            && PurposeMatrix.Of(grant.Purpose).Tier == agreement.Tier
            && agreement.Purposes.Contains(grant.Purpose);
        return permitted ? null : new PurposeNotPermitted();
    }
}
