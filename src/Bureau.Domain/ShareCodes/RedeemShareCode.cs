using Bureau.Domain.Consents;
using Bureau.Domain.Inquiries;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;

namespace Bureau.Domain.ShareCodes;

/// <summary>
/// A partner redeems a code and has a consent. Every try is counted before the code is looked at and given back when it was right, so that a partner can guess
/// <see cref="TriesAnHour"/> codes an hour and no more, by however many connections: at that pace a guess hits one of a million live codes once in some six million years.
/// </summary>
public sealed class RedeemShareCode
{
    /// <summary>How many codes that are none a partner may try in an hour of the clock.</summary>
    public const int TriesAnHour = 20;

    private readonly IShareCodeStore codes;
    private readonly IPartnerStore partners;
    private readonly IReceiptIssuer receipts;
    private readonly TimeProvider clock;

    internal RedeemShareCode(IShareCodeStore codes, IPartnerStore partners, IReceiptIssuer receipts, TimeProvider clock) =>
        (this.codes, this.partners, this.receipts, this.clock) = (codes, partners, receipts, clock);

    /// <summary>Makes the consent that the code stands for.</summary>
    public async Task<Outcome<ConsentView>> ExecuteAsync(string written, Asker asker, CancellationToken cancellation)
    {
        var agreement = await partners.FindAsync(asker.Partner, Freshness.Live, cancellation);
        if (agreement is null or { Suspended: true })
            return new AgreementNotInForce();
        if (agreement.Tier != asker.Tier)
            return new TierMismatch();

        var now = clock.GetUtcNow();
        var hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        if (await codes.CountTryAsync(agreement.Id, hour, cancellation) > TriesAnHour)
            return new ShareCodeTriesExhausted();

        // Something that is no code is looked up like one that nobody made, so that the time it takes does not tell.
        var found = await codes.FindAsync(Code.Read(written) ?? Code.New(), cancellation);
        if (found is null || !found.Redeem(agreement, now).Succeeded(out var redeemed, out _))
            return new ShareCodeInvalid();

        var consent = redeemed.Consent with { Receipt = await receipts.IssueAsync(ConsentReceipt.Of(redeemed.Consent, agreement.Name, now), cancellation) };
        return await codes.TryRedeemAsync(redeemed.Code, consent, Notices(consent, agreement.Name, now), hour, cancellation)
            ? ConsentView.Of(consent, agreement.Name, now)
            : new ShareCodeInvalid();
    }

    private static List<Notice> Notices(ConsentGrant consent, string partnerName, DateTimeOffset at)
    {
        var purpose = ("purpose", UpperSnake.Of(consent.Purpose.ToString()));
        var notices = new List<Notice> { Notice.To(consent.Partner, NoticeKind.ConsentGranted, consent.Id.Value, at, purpose) };
        if (consent.Subject is { } subject)
            notices.Add(Notice.To(subject, NoticeKind.ConsentGranted, consent.Id.Value, at, purpose, ("partner", partnerName)));
        return notices;
    }
}
