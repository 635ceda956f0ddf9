namespace Bureau.Domain.Disclosure;

/// <summary>
/// Decides what of a credit file an inquiry may see. Pure: the same facts give the same verdict.
/// <para>
/// Each rule judges by itself and either objects or is silent; the first objection denies, and nothing overrides it. The consent comes
/// first, so that somebody who holds none learns nothing about the partner, the person or the file.
/// </para>
/// </summary>
internal static class DisclosurePolicy
{
    private static readonly Func<DisclosureFacts, Refusal?>[] Rules =
    [
        ConsentRule.Judge,
        AgreementRule.Judge,
        PurposeRule.Judge,
        FreezeRule.Judge,
        SectionRule.Judge,
        FrequencyRule.Judge,
    ];

    /// <summary>The verdict on these facts.</summary>
    public static DisclosureDecision Decide(DisclosureFacts facts)
    {
        foreach (var judge in Rules)
        {
            if (judge(facts) is { } objection)
                return new DisclosureDecision.Deny(objection);
        }

        return new DisclosureDecision.Disclose(SectionRule.Granted(facts), FrequencyRule.Repeated(facts));
    }
}
