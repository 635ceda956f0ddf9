using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Consents;

/// <summary>Gives a consent's receipt to the partner and to the subject that the consent belongs to, and to nobody else.</summary>
public sealed class ReadReceipt
{
    private readonly IReceiptStore receipts;
    private readonly ReadConsent consents;

    internal ReadReceipt(IReceiptStore receipts, ReadConsent consents) => (this.receipts, this.consents) = (receipts, consents);

    /// <summary>The receipt, a JWS in compact form.</summary>
    public async Task<Outcome<string>> OfPartnerAsync(ConsentId consent, PartnerId partner, CancellationToken cancellation) =>
        await OfAsync(await consents.OfPartnerAsync(consent, partner, cancellation), cancellation);

    /// <summary>The receipt, a JWS in compact form.</summary>
    public async Task<Outcome<string>> OfSubjectAsync(ConsentId consent, SubjectId subject, CancellationToken cancellation) =>
        await OfAsync(await consents.OfSubjectAsync(consent, subject, cancellation), cancellation);

    /// <summary>The receipt of a consent whose view the caller has, a JWS in compact form: whoever has the view may have the receipt. Null: it has none.</summary>
    public async Task<string?> OfAsync(ConsentView consent, CancellationToken cancellation) =>
        consent.DecidedAt is null ? null : (await receipts.FindAsync(consent.Id, cancellation))?.Text;

    private async Task<Outcome<string>> OfAsync(Outcome<ConsentView> found, CancellationToken cancellation) =>
        found.Succeeded(out var consent, out _) && await OfAsync(consent, cancellation) is { } receipt ? receipt : new ReceiptNotFound();
}
