using Bureau.Domain.Subjects;

namespace Bureau.Domain.ShareCodes;

/// <summary>A subject takes a code back. Nobody redeems it after this has returned.</summary>
public sealed class WithdrawShareCode
{
    private readonly IShareCodeStore codes;
    private readonly TimeProvider clock;

    internal WithdrawShareCode(IShareCodeStore codes, TimeProvider clock) => (this.codes, this.clock) = (codes, clock);

    /// <summary>Withdraws it, or says why it cannot be: somebody redeemed it, or it has ended.</summary>
    public async Task<Outcome<ShareCodeView>> ExecuteAsync(ShareCodeId id, SubjectId subject, CancellationToken cancellation)
    {
        while (true)
        {
            var now = clock.GetUtcNow();
            var code = await codes.FindAsync(id, cancellation);
            if (code is null || code.Subject != subject)
                return new ShareCodeNotFound();
            if (!code.Withdraw(now).Succeeded(out var withdrawn, out var refusal))
                return refusal;

            // False: it was redeemed or withdrawn meanwhile, both of which are final, so that the next round ends.
            if (await codes.TryWithdrawAsync(withdrawn, cancellation))
                return ShareCodeView.Of(withdrawn, null, now);
        }
    }
}
