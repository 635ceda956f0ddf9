using Bureau.Domain.Limits;
using Bureau.Domain.Partners;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Bureau.Infrastructure.Limits;

/// <summary>
/// What everybody may spend; section <c>Bureau:Limits</c>. A tier's budget has a capacity, a rate and a quota of the day, as in <c>Bureau:Limits:Lender:Capacity</c>;
/// what is not set is as <see cref="Defaults"/> says, which in Development is more than one machine can spend.
/// </summary>
public sealed class LimitsOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Bureau:Limits";

    /// <summary>The budget of a partner that asks about deposits.</summary>
    public BudgetSettings Rental { get; set; } = new();

    /// <summary>The budget of a partner that shows badges.</summary>
    public BudgetSettings Dating { get; set; } = new();

    /// <summary>The budget of a lender.</summary>
    public BudgetSettings Lender { get; set; } = new();

    /// <summary>The budget of a partner that checks companies.</summary>
    public BudgetSettings Business { get; set; } = new();

    /// <summary>The budget of one person, for themselves.</summary>
    public BudgetSettings Subject { get; set; } = new();

    /// <summary>The budget of a furnisher.</summary>
    public BudgetSettings Furnisher { get; set; } = new();

    /// <summary>The budget of an authority.</summary>
    public BudgetSettings Authority { get; set; } = new();

    /// <summary>The budget of an operator.</summary>
    public BudgetSettings Operator { get; set; } = new();

    /// <summary>The budget of one address (of IPv6: its first 64 bits) for requests by nobody known, a unit each; each node counts for itself.</summary>
    public BudgetSettings Unauthenticated { get; set; } = new();

    /// <summary>The part of a budget, and of a caller's subscriptions, that each node may grant by itself while Redis does not answer: more than 0, 1 at most.</summary>
    public double ShareWithoutRedis { get; set; } = 0.25;

    /// <summary>How long a charge waits for Redis, in milliseconds, before the node goes on with its share.</summary>
    public int RedisPatience { get; set; } = 100;

    /// <summary>For how long Redis holds the place of a subscription whose node it hears no more of, in seconds.</summary>
    public int PlaceLease { get; set; } = 30;

    /// <summary>The budget of a tier.</summary>
    public BudgetPolicy PolicyOf(Tier tier) => Of(tier).Policy;

    internal BudgetSettings Of(Tier tier) => tier switch
    {
        Tier.Rental => Rental,
        Tier.Dating => Dating,
        Tier.Lender => Lender,
        Tier.Business => Business,
        Tier.Subject => Subject,
        Tier.Furnisher => Furnisher,
        Tier.Authority => Authority,
        Tier.Operator => Operator,
        _ => throw new ArgumentOutOfRangeException(nameof(tier)),
    };

    /// <summary>What is not set: small enough to protect the others, large enough for a partner's peak. In Development nobody meets a limit.</summary>
    public sealed class Defaults(IHostEnvironment environment) : IPostConfigureOptions<LimitsOptions>
    {
        private static readonly BudgetPolicy Plenty = new(1_000_000, 1_000_000, 0);

        /// <summary>The budget of one address.</summary>
        public static BudgetPolicy OfAddress { get; } = new(60, 1, 0);

        /// <summary>The budget of a tier outside Development.</summary>
        public static BudgetPolicy Of(Tier tier) => tier switch
        {
            Tier.Rental => new(2_000, 50, 500_000),
            Tier.Dating => new(2_000, 100, 1_000_000),
            Tier.Lender => new(5_000, 200, 2_000_000),
            Tier.Business => new(5_000, 200, 2_000_000),
            Tier.Subject => new(1_000, 10, 0),
            Tier.Furnisher => new(5_000, 100, 2_000_000),
            Tier.Authority => new(2_000, 50, 500_000),
            Tier.Operator => new(5_000, 100, 0),
            _ => throw new ArgumentOutOfRangeException(nameof(tier)),
        };

        /// <inheritdoc/>
        public void PostConfigure(string? name, LimitsOptions options)
        {
            foreach (var tier in Enum.GetValues<Tier>())
                options.Of(tier).Complete(environment.IsDevelopment() ? Plenty : Of(tier));
            options.Unauthenticated.Complete(environment.IsDevelopment() ? Plenty : OfAddress);
        }
    }

    /// <summary>What the settings must keep to.</summary>
    public sealed class Check : IValidateOptions<LimitsOptions>
    {
        private const double Most = 1e12;

        /// <inheritdoc/>
        public ValidateOptionsResult Validate(string? name, LimitsOptions options)
        {
            var mistakes = new List<string>();
            foreach (var tier in Enum.GetValues<Tier>())
                Budget(tier.ToString(), options.Of(tier));
            Budget(nameof(Unauthenticated), options.Unauthenticated);
            Within(nameof(ShareWithoutRedis), options.ShareWithoutRedis, 0.001, 1);
            Within(nameof(RedisPatience), options.RedisPatience, 1, 10_000);
            Within(nameof(PlaceLease), options.PlaceLease, 3, 600);
            return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);

            void Budget(string setting, BudgetSettings budget)
            {
                Within($"{setting}:{nameof(budget.Capacity)}", budget.Policy.Capacity, 1, Most);
                Within($"{setting}:{nameof(budget.RestoreRate)}", budget.Policy.RestoreRate, 0.0001, Most);
                Within($"{setting}:{nameof(budget.DailyQuota)}", budget.Policy.DailyQuota, 0, Most);
            }

            void Within(string setting, double value, double least, double most)
            {
                if (!(value >= least && value <= most))
                    mistakes.Add(FormattableString.Invariant($"{Section}:{setting} is outside {least} to {most}."));
            }
        }
    }
}
