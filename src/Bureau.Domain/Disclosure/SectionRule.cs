namespace Bureau.Domain.Disclosure;

/// <summary>
/// At least one section that was asked for is covered by the consent and by its purpose, and all that the question cannot do without. The others are left out of the
/// report, each with its own error, instead of refusing everything.
/// </summary>
internal static class SectionRule
{
    public static Refusal? Judge(DisclosureFacts facts)
    {
        var (granted, needed) = (Granted(facts), facts.Asked.Question.Needs);
        return (granted & facts.Asked.Sections) == Sections.None || (granted & needed) != needed ? new SectionNotCovered() : null;
    }

    /// <summary>The sections that both the consent and its purpose cover, whether asked for or not.</summary>
    public static Sections Granted(DisclosureFacts facts) =>
        facts.Grant is { } grant ? grant.Sections & PurposeMatrix.Of(grant.Purpose).Sections : Sections.None;
}
