using Bureau.Domain.Partners;

namespace Bureau.Domain.IdentityChanges;

/// <summary>Shows operators what is proposed and what was done.</summary>
public sealed class ReadIdentityChanges
{
    private readonly IIdentityChangeStore changes;
    private readonly IPartnerStore partners;
    private readonly TimeProvider clock;

    internal ReadIdentityChanges(IIdentityChangeStore changes, IPartnerStore partners, TimeProvider clock) => (this.changes, this.partners, this.clock) = (changes, partners, clock);

    /// <summary>Changes, newest first: at most <paramref name="first"/> that follow <paramref name="after"/>.</summary>
    /// <param name="open">Whether only those that wait for another operator.</param>
    /// <param name="first">How many at most.</param>
    /// <param name="after">The place of the last one of the page before; null: from the newest.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<IdentityChangeView>> ExecuteAsync(bool open, int first, PlaceInTime? after, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var views = new List<IdentityChangeView>();
        foreach (var change in await changes.ListAsync(open ? now : null, first, after, cancellation))
        {
            var proposedBy = (await partners.FindAsync(change.ProposedBy, Freshness.Remembered, cancellation))?.Name;
            var decidedBy = change.DecidedBy is { } decider ? (await partners.FindAsync(decider, Freshness.Remembered, cancellation))?.Name : null;
            views.Add(IdentityChangeView.Of(change, proposedBy, decidedBy, now));
        }

        return views;
    }
}
