using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.ShareCodes;

/// <summary>Shows a subject the codes that they made, and what came of each.</summary>
public sealed class ReadShareCodes
{
    private readonly IShareCodeStore codes;
    private readonly IPartnerStore partners;
    private readonly TimeProvider clock;

    internal ReadShareCodes(IShareCodeStore codes, IPartnerStore partners, TimeProvider clock) => (this.codes, this.partners, this.clock) = (codes, partners, clock);

    /// <summary>Newest first: at most <paramref name="first"/>, from <paramref name="after"/> on.</summary>
    public async Task<IReadOnlyList<ShareCodeView>> ExecuteAsync(SubjectId subject, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var views = new List<ShareCodeView>();
        foreach (var code in await codes.OfSubjectAsync(subject, first, after, cancellation))
        {
            var redeemer = code.RedeemedBy is { } partner ? await partners.FindAsync(partner, Freshness.Remembered, cancellation) : null;
            views.Add(ShareCodeView.Of(code, redeemer?.Name, now));
        }

        return views;
    }
}
