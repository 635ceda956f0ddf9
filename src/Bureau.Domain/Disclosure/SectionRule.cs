namespace Bureau.Domain.Disclosure;

/// <summary>
/// At least one section that was asked for is covered by the consent and by its purpose. The others are left out of the report, each with
/// its own error, instead of refusing everything.
/// </summary>
internal static class SectionRule
{
    public static Refusal? Judge(DisclosureFacts facts) =>
        (Granted(facts) & facts.Asked.Sections) == Sections.None ? new SectionNotCovered() : null;

    /// <summary>The sections that both the consent and its purpose cover, whether asked for or not.</summary>
    public static Sections Granted(DisclosureFacts facts) =>
        facts.Grant is { } grant ? grant.Sections & PurposeMatrix.Of(grant.Purpose).Sections : Sections.None;
}
