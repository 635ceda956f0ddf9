using Bureau.Api.GraphQL.Directives;
using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Inquiries;

namespace Bureau.Api.GraphQL.CreditFiles;

/// <summary>One inquiry about you: who asked what, by which right, and what they were given or why not.</summary>
[Unprotected("Beneath me alone.")]
public sealed class MyInquiry(InquiryView inquiry)
{
    /// <summary>Identity in the ledger.</summary>
    public InquiryId Id => inquiry.Id;

    /// <summary>When it was decided.</summary>
    public DateTimeOffset MadeAt => inquiry.MadeAt;

    /// <summary>Who asked; null when the partner's agreement is gone.</summary>
    public string? PartnerName => inquiry.PartnerName;

    /// <summary>Under which of your consents.</summary>
    public ConsentId Consent => inquiry.Consent;

    /// <summary>For which purpose: that of the consent.</summary>
    public Purpose? Purpose => inquiry.Purpose;

    /// <summary>What was asked.</summary>
    public string Question => inquiry.Question;

    /// <summary>The fields that were disclosed or, when refused, asked for.</summary>
    [ListSize(AssumedSize = 10)]
    public IReadOnlyList<string> Fields => inquiry.Fields;

    /// <summary>The code of the refusal; null when it was answered.</summary>
    public string? Denial => inquiry.Denial;

    /// <summary>Whether it was answered anew; false when it was refused, and when it was given an answer again that stood for 24 hours.</summary>
    public bool Charged => inquiry.Charged;
}
