using System.Collections.Concurrent;
using System.Globalization;
using Bureau.Domain;
using Bureau.Domain.Limits;
using Bureau.Infrastructure.Redis;
using Bureau.Infrastructure.Storage;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Bureau.Infrastructure.Limits;

/// <summary>
/// Keeps the budgets in Redis, exact for all nodes together. What is charged while a trip is under way goes with the next, each budget in one script. While Redis does not answer in time, the node
/// grants its share of each budget by itself, tells Redis afterwards what was spent, and asks again every second.
/// </summary>
internal sealed partial class RedisBudgetStore : BudgetStore
{
    private const int LargestTrip = 512;

    /// <summary>Budgets that are remembered before those that nobody used for a day are forgotten.</summary>
    private const int Many = 50_000;

    private static readonly TimeSpan RememberedFor = TimeSpan.FromDays(1);

    private static readonly TimeSpan AwayFor = TimeSpan.FromSeconds(1);
    private static readonly Refusal[] Refusals = [new RateLimited(), new QuotaExceeded()];

    private readonly RedisConnection redis;
    private readonly double share;
    private readonly TimeSpan patience;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly GroupCommit<Item, Charge> trips;
    private readonly ConcurrentDictionary<BudgetHolder, Known> known = new();

    /// <summary>When Redis is asked again, in the clock's ticks; 0: it answers.</summary>
    private long askAgainAt;

    private int sweeping;

    public RedisBudgetStore(RedisConnection redis, LimitsOptions options, TimeProvider clock, ILogger<RedisBudgetStore> log)
    {
        (this.redis, this.clock, this.log) = (redis, clock, log);
        (share, patience) = (options.ShareWithoutRedis, TimeSpan.FromMilliseconds(options.RedisPatience));
        trips = new(TravelAsync, LargestTrip, patience, clock);
    }

    public override async ValueTask<Charge> ChargeAsync(BudgetHolder holder, BudgetPolicy policy, double amount)
    {
        if (amount > policy.Capacity || (policy.DailyQuota > 0 && amount > policy.DailyQuota))
            return new(policy, BudgetState.Full(policy, clock.GetUtcNow()), new CostBeyondBudget());
        var again = Interlocked.Read(ref askAgainAt);

        // One request tries whether Redis is back; the others do not wait for what it finds.
        if (again != 0 && (clock.GetTimestamp() < again || Interlocked.CompareExchange(ref askAgainAt, Later(), again) != again))
            return Alone(holder, policy, amount);
        try
        {
            var charge = await trips.CommitAsync(new(holder, policy, amount, 0)).WaitAsync(patience, clock);
            if (Interlocked.Exchange(ref askAgainAt, 0) != 0)
            {
                Log.IsBack(log);
                TellWhatIsOwed();
            }

            return charge;
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            if (Interlocked.Exchange(ref askAgainAt, Later()) == 0)
                Log.IsAway(log, share, exception);
            return Alone(holder, policy, amount);
        }
    }

    public override void Refund(BudgetHolder holder, BudgetPolicy policy, double amount)
    {
        if (amount <= 0)
            return;
        if (Interlocked.Read(ref askAgainAt) == 0)
            _ = RefundAsync(new(holder, policy, 0, amount));
        else
            Of(holder).GiveBack(policy.Share(share), amount, clock.GetUtcNow());
    }

    private void TellWhatIsOwed()
    {
        foreach (var (holder, budget) in known)
        {
            if (budget.Owes is { } policy)
                _ = RefundAsync(new(holder, policy, 0, 0));
        }
    }

    // Lost with Redis or the process: a budget is then a little smaller than it could be.
    private async Task RefundAsync(Item refund) => await ((Task)trips.CommitAsync(refund)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private long Later() => clock.GetTimestamp() + (long)(AwayFor.TotalSeconds * clock.TimestampFrequency);

    private Known Of(BudgetHolder holder)
    {
        if (known.TryGetValue(holder, out var budget))
            return budget;
        if (known.Count >= Many && Interlocked.Exchange(ref sweeping, 1) == 0)
        {
            var before = clock.GetUtcNow() - RememberedFor;
            foreach (var (other, unused) in known)
            {
                if (unused.IsUnusedSince(before))
                    known.TryRemove(other, out _);
            }

            Volatile.Write(ref sweeping, 0);
        }

        return known.GetOrAdd(holder, static _ => new Known());
    }

    private Charge Alone(BudgetHolder holder, BudgetPolicy policy, double amount) => Of(holder).Take(policy, share, amount, clock.GetUtcNow());

    private async Task<IReadOnlyList<Charge>> TravelAsync(IReadOnlyList<Item> trip)
    {
        var database = await redis.DatabaseAsync();
        var results = new Charge[trip.Count];
        await Task.WhenAll(trip.Select((item, place) => (item, place)).GroupBy(one => one.item.Holder).Select(async budget =>
        {
            var items = budget.ToList();
            var (policy, about) = (items[^1].item.Policy, Of(budget.Key));
            var (before, spent) = about.Take();
            RedisResult[]? answer = null;
            try
            {
                answer = (RedisResult[]?)await database.ScriptEvaluateAsync(
                    BudgetScript.Text, [Key(budget.Key)], Arguments(policy, before, items.Sum(one => one.item.Refund) - spent, items.Select(one => one.item.Amount)));
            }
            finally
            {
                if (answer is null)
                    about.StillOwe(spent);
            }

            var state = State(answer!);
            about.Learn(state);
            for (var i = 0; i < items.Count; i++)
            {
                var code = (int)answer![3 + i];
                results[items[i].place] = code == 0
                    ? new(policy, state, null)
                    : new(policy, state, Refusals[code - 1], code == 2 ? state.DayEnds - state.AsOf : state.TimeUntil(items[i].item.Amount, policy));
            }
        }));
        return results;
    }

    private RedisKey Key(BudgetHolder holder) => $"{redis.Prefix}:budget:{{{holder.Id:N}}}:{holder.Tier?.ToString() ?? "address"}";

    private static RedisValue[] Arguments(BudgetPolicy policy, BudgetState? before, double back, IEnumerable<double> amounts) =>
    [
        Text(policy.Capacity), Text(policy.RestoreRate), Text(policy.DailyQuota), KeepFor(policy), Text(back),
        before is { } known ? Text(known.Available) : "", before is { } used ? Text(used.Used) : "", before is { } at ? Text(Seconds(at.AsOf)) : "",
        .. amounts.Select(amount => (RedisValue)Text(amount)),
    ];

    // As long as it can differ from a full one: until it has filled, from a debt of its own size too, and to the end of the day for its quota.
    private static RedisValue KeepFor(BudgetPolicy policy) =>
        (long)Math.Min(2 * policy.Window.TotalMilliseconds + 1_000 + (policy.DailyQuota > 0 ? TimeSpan.MillisecondsPerDay : 0), TimeSpan.FromDays(400).TotalMilliseconds);

    private static BudgetState State(RedisResult[] answer) => new(
        double.Parse((string)answer[1]!, CultureInfo.InvariantCulture), double.Parse((string)answer[2]!, CultureInfo.InvariantCulture),
        DateTimeOffset.UnixEpoch.AddSeconds(double.Parse((string)answer[0]!, CultureInfo.InvariantCulture)));

    private static double Seconds(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).TotalSeconds;

    private static string Text(double number) => number.ToString("F6", CultureInfo.InvariantCulture);

    /// <summary>A charge, or what is given back.</summary>
    private readonly record struct Item(BudgetHolder Holder, BudgetPolicy Policy, double Amount, double Refund);

    /// <summary>What the node knows of a budget: as Redis told it last, and what it has granted by itself since.</summary>
    private sealed class Known
    {
        private BudgetState? told;
        private BudgetState? alone;
        private double spentAlone;
        private BudgetPolicy? grants;

        /// <summary>By which policy something was granted that Redis was not told of; null: nothing.</summary>
        public BudgetPolicy? Owes
        {
            get
            {
                lock (this)
                    return spentAlone > 0 ? grants : null;
            }
        }

        /// <summary>Whether nothing was told of it or granted since.</summary>
        public bool IsUnusedSince(DateTimeOffset time)
        {
            lock (this)
                return spentAlone == 0 && (alone?.AsOf ?? time) <= time && told is { } state && state.AsOf < time;
        }

        /// <summary>For a trip: what was told, and what is to be told. It is owed no longer.</summary>
        public (BudgetState? Told, double Spent) Take()
        {
            lock (this)
            {
                var spent = spentAlone;
                spentAlone = 0;
                return (told, spent);
            }
        }

        /// <summary>The trip came to nothing.</summary>
        public void StillOwe(double spent)
        {
            lock (this)
                spentAlone += spent;
        }

        public void Learn(BudgetState state)
        {
            lock (this)
            {
                if (told is null || state.AsOf > told.Value.AsOf)
                    told = state;
                alone = null;
            }
        }

        /// <summary>Grants from the node's share of what was left when Redis was asked last.</summary>
        public Charge Take(BudgetPolicy policy, double share, double amount, DateTimeOffset now)
        {
            var part = policy.Share(share);
            lock (this)
            {
                grants = policy;

                // What was told has Redis's time; how long ago that was is not asked: it has restored nothing until now.
                alone ??= (told is { } last ? last with { AsOf = now } : BudgetState.Full(policy, now)).Share(share);
                var charge = alone.Value.At(part, now).Take(part, amount);
                alone = charge.State;
                if (charge.Refusal is null)
                    spentAlone += amount;
                return charge;
            }
        }

        public void GiveBack(BudgetPolicy part, double amount, DateTimeOffset now)
        {
            lock (this)
            {
                if (alone is { } state)
                    alone = state.At(part, now).Refund(part, amount);
                spentAlone -= Math.Min(amount, spentAlone);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Redis does not answer: this node grants {Share} of each budget by itself until it does.")]
        public static partial void IsAway(ILogger log, double share, Exception exception);

        [LoggerMessage(2, LogLevel.Information, "Redis answers again: budgets are shared with the other nodes.")]
        public static partial void IsBack(ILogger log);
    }
}
