using Bureau.Domain.Consents;

namespace Bureau.Domain.Disclosure;

/// <summary>The verdict on one inquiry.</summary>
internal abstract record DisclosureDecision
{
    private DisclosureDecision()
    {
    }

    /// <summary>Disclose these sections and no other.</summary>
    /// <param name="Granted">What both the consent and the purpose cover.</param>
    /// <param name="Repeats">The use within the last 24 hours whose answer is given again; null for a new use.</param>
    internal sealed record Disclose(Sections Granted, ConsentUse? Repeats) : DisclosureDecision;

    /// <summary>Disclose nothing.</summary>
    internal sealed record Deny(Refusal Reason) : DisclosureDecision;
}
