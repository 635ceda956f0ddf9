using System.Collections.Frozen;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Notices;
using Bureau.Domain.Scoring;

namespace Bureau.Domain.Partners;

/// <summary>Registers the score from which a partner waives the deposit of a category, before it asks and seldom anew (<see cref="ThresholdQuota"/>).</summary>
public sealed class RegisterThreshold
{
    private const int Attempts = 4;
    private const decimal LargestDeposit = 10_000_000;

    private readonly IPartnerStore partners;
    private readonly IAgreementStore agreements;
    private readonly ThresholdQuota quota;
    private readonly TimeProvider clock;

    internal RegisterThreshold(IPartnerStore partners, IAgreementStore agreements, ThresholdQuota quota, TimeProvider clock) =>
        (this.partners, this.agreements, this.quota, this.clock) = (partners, agreements, quota, clock);

    /// <summary>Registers a threshold. The one that stands already changes nothing.</summary>
    /// <param name="partner">Whose; of the tier RENTAL.</param>
    /// <param name="category">What is rented.</param>
    /// <param name="minimumScore">350 to 950.</param>
    /// <param name="maximumDeposit">The largest deposit that a YES waives: above 0, at most 10,000,000 of its currency, two decimals.</param>
    /// <param name="by">The operator.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<Outcome<ThresholdView>> ExecuteAsync(
        PartnerId partner, DepositCategory category, int minimumScore, Money maximumDeposit, PartnerId by, CancellationToken cancellation)
    {
        if (minimumScore is < Scorecard.Lowest or > Scorecard.Highest)
            return new ThresholdOutOfRange();
        if (maximumDeposit.Amount is <= 0 or > LargestDeposit || decimal.Round(maximumDeposit.Amount, 2) != maximumDeposit.Amount || Currencies.Find(maximumDeposit.Currency) is null)
            return new DepositOutOfRange();

        var threshold = new DepositThreshold(category, minimumScore, maximumDeposit);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (await partners.FindAsync(partner, Freshness.Live, cancellation) is not { Tier: Tier.Rental } agreement)
                return new ThresholdPartnerNotFound();
            var now = clock.GetUtcNow();
            var changes = await agreements.ThresholdChangesAsync(partner, cancellation);
            if (agreement.Thresholds.TryGetValue(category, out var stands) && stands == threshold)
                return View(threshold, changes, now);
            if (quota.FreeAt(changes, category, now) is { } free)
                return new ThresholdQuotaUsed(free);

            // The first that is kept is a registration. One that came with the agreement is kept now as such.
            List<ThresholdChange> made = [new(partner, threshold, now, by)];
            if (stands is not null && changes.All(change => change.Threshold.Category != category))
                made.Insert(0, new(partner, stands, DateTimeOffset.UnixEpoch, partner));
            var next = agreement with
            {
                Thresholds = agreement.Thresholds.Values.Where(other => other.Category != category).Append(threshold).ToFrozenDictionary(one => one.Category),
                Version = agreement.Version + 1,
            };
            var notice = Notice.To(partner, NoticeKind.AgreementChanged, partner.Value, now, ("change", "THRESHOLD_REGISTERED"), ("category", UpperSnake.Of(category.ToString())));
            if (await agreements.TryReplaceAsync(next, made, notice, cancellation))
                return View(threshold, [.. changes, .. made], now);
        }

        return new AgreementChanging();
    }

    /// <summary>The partner's thresholds, by category.</summary>
    public async Task<IReadOnlyList<ThresholdView>> OfPartnerAsync(PartnerId partner, CancellationToken cancellation)
    {
        if (await partners.FindAsync(partner, Freshness.Live, cancellation) is not { } agreement)
            return [];
        var changes = await agreements.ThresholdChangesAsync(partner, cancellation);
        var now = clock.GetUtcNow();
        return [.. agreement.Thresholds.Values.OrderBy(threshold => threshold.Category).Select(threshold => View(threshold, changes, now))];
    }

    private ThresholdView View(DepositThreshold threshold, IReadOnlyList<ThresholdChange> changes, DateTimeOffset now) => new(
        threshold.Category, threshold.MinimumScore, threshold.MaximumDeposit,
        changes.LastOrDefault(change => change.Threshold.Category == threshold.Category)?.At,
        quota.Left(changes, threshold.Category, now), quota.FreeAt(changes, threshold.Category, now));
}

/// <summary>A registered threshold, and how often it may still be moved.</summary>
/// <param name="Category">What is rented.</param>
/// <param name="MinimumScore">350 to 950.</param>
/// <param name="MaximumDeposit">The largest deposit that a YES waives.</param>
/// <param name="RegisteredAt">Since when, UTC; null: since the agreement was made.</param>
/// <param name="ChangesLeft">How many changes are left now.</param>
/// <param name="NextChangeAt">When there will be one again, UTC; null while there is one left.</param>
public sealed record ThresholdView(
    DepositCategory Category, int MinimumScore, Money MaximumDeposit, DateTimeOffset? RegisteredAt, int ChangesLeft, DateTimeOffset? NextChangeAt);
