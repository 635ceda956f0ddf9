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
/// grants its share of each budget by itself, tells Redis afterwards what was spent, and asks again every second. In a cluster the budgets of a range of slots travel together and no others, so
/// that a server which is away holds nobody up whose budget is with another.
/// </summary>
internal sealed partial class RedisBudgetStore : BudgetStore
{
    private const int LargestTrip = 512;

    /// <summary>In a cluster: ranges of slots whose budgets travel together. A range that two servers share goes on alone for both when one is away.</summary>
    private const int Ranges = 64;

    private const int Slots = 16_384;

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
    private readonly ConcurrentDictionary<BudgetHolder, Known> known = new();

    /// <summary>The first for a single server, and as long as it is not known what it is; then one for each range of slots.</summary>
    private readonly Lane[] lanes;

    /// <summary>How many lanes Redis does not answer on.</summary>
    private int away;

    private int sweeping;

    public RedisBudgetStore(RedisConnection redis, LimitsOptions options, TimeProvider clock, ILogger<RedisBudgetStore> log)
    {
        (this.redis, this.clock, this.log) = (redis, clock, log);
        (share, patience) = (options.ShareWithoutRedis, TimeSpan.FromMilliseconds(options.RedisPatience));
        lanes = [.. Enumerable.Range(0, 1 + Ranges).Select(_ => new Lane(new(TravelAsync, LargestTrip, patience, clock), clock))];
    }

    public override async ValueTask<Charge> ChargeAsync(BudgetHolder holder, BudgetPolicy policy, double amount)
    {
        if (amount > policy.Capacity || (policy.DailyQuota > 0 && amount > policy.DailyQuota))
            return new(policy, BudgetState.Full(policy, clock.GetUtcNow()), new CostBeyondBudget());
        var lane = LaneOf(holder);
        if (!lane.MayTry())
            return Alone(holder, policy, amount);
        Exception? failure;
        try
        {
            (var charge, failure) = await lane.Trips.CommitAsync(new(holder, policy, amount, 0)).WaitAsync(patience, clock);
            if (failure is null)
            {
                IsBack(lane);
                if (Volatile.Read(ref away) > 0)
                    TryOthers(lane);
                return charge;
            }
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            failure = exception;
        }

        if (lane.Failed())
        {
            Interlocked.Increment(ref away);
            Log.IsAway(log, share, Part(lane), failure);
        }

        return Alone(holder, policy, amount);
    }

    public override void Refund(BudgetHolder holder, BudgetPolicy policy, double amount)
    {
        if (amount <= 0)
            return;
        if (LaneOf(holder).Answers)
            _ = RefundAsync(new(holder, policy, 0, amount));
        else
            Of(holder).GiveBack(policy.Share(share), amount, clock.GetUtcNow());
    }

    private Lane LaneOf(BudgetHolder holder) => redis.SlotOf(Tag(holder)) is >= 0 and var slot ? lanes[1 + (slot * Ranges / Slots)] : lanes[0];

    private string Part(Lane lane)
    {
        var place = Array.IndexOf(lanes, lane);
        return place == 0 ? "each budget" : $"each budget of slots {(place - 1) * (Slots / Ranges)} to {(place * (Slots / Ranges)) - 1}";
    }

    private void IsBack(Lane lane)
    {
        if (!lane.Answered())
            return;
        Interlocked.Decrement(ref away);
        Log.IsBack(log, Part(lane));
        foreach (var (holder, budget) in known)
        {
            if (budget.Owes is { } policy && (lane == lanes[0] || lane == LaneOf(holder)))
                _ = RefundAsync(new(holder, policy, 0, 0));
        }
    }

    /// <summary>What is owed on other lanes is told when Redis is back there, though nobody is charged there any more.</summary>
    private void TryOthers(Lane answers)
    {
        // Nobody travels there since this is known to be a cluster.
        if (answers != lanes[0])
            IsBack(lanes[0]);
        var due = lanes.Where(lane => !lane.Answers && lane.MayTry()).ToHashSet();
        if (due.Count == 0)
            return;
        foreach (var (holder, budget) in known)
        {
            if (budget.Owes is { } policy && due.Remove(LaneOf(holder)))
                _ = RefundAsync(new(holder, policy, 0, 0));
        }
    }

    // Lost with Redis or the process: a budget is then a little smaller than it could be.
    private async Task RefundAsync(Item refund)
    {
        var lane = LaneOf(refund.Holder);
        try
        {
            if ((await lane.Trips.CommitAsync(refund)).Failure is null)
                IsBack(lane);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException)
        {
            // It is told again with the next charge, or when the lane is tried again.
        }
    }

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

    private async Task<IReadOnlyList<Answer>> TravelAsync(IReadOnlyList<Item> trip)
    {
        var database = await redis.DatabaseAsync();
        var results = new Answer[trip.Count];
        await Task.WhenAll(trip.Select((item, place) => (item, place)).GroupBy(one => one.item.Holder).Select(async budget =>
        {
            var items = budget.ToList();
            var (policy, about) = (items[^1].item.Policy, Of(budget.Key));
            var (before, spent) = about.Take();
            RedisResult[] answer;
            try
            {
                answer = (RedisResult[])(await database.ScriptEvaluateAsync(
                    BudgetScript.Text, [Key(budget.Key)], Arguments(policy, before, items.Sum(one => one.item.Refund) - spent, items.Select(one => one.item.Amount))))!;
            }
            catch (Exception failure) when (failure is RedisException or TimeoutException)
            {
                // The trip's other budgets have been charged, or fail for themselves.
                about.StillOwe(spent);
                foreach (var (_, place) in items)
                    results[place] = new(default!, failure);
                return;
            }

            var state = State(answer);
            about.Learn(state);
            for (var i = 0; i < items.Count; i++)
            {
                var code = (int)answer[3 + i];
                results[items[i].place] = new(
                    code == 0
                        ? new(policy, state, null)
                        : new(policy, state, Refusals[code - 1], code == 2 ? state.DayEnds - state.AsOf : state.TimeUntil(items[i].item.Amount, policy)),
                    null);
            }
        }));
        return results;
    }

    /// <summary>What decides a budget's slot in a cluster.</summary>
    private static string Tag(BudgetHolder holder) => holder.Id.ToString("N");

    private RedisKey Key(BudgetHolder holder) => $"{redis.Prefix}:budget:{{{Tag(holder)}}}:{holder.Tier?.ToString() ?? "address"}";

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

    /// <summary>What came of an item.</summary>
    /// <param name="Charge">When there is no failure.</param>
    /// <param name="Failure">Why Redis was not told.</param>
    private readonly record struct Answer(Charge Charge, Exception? Failure);

    /// <summary>The way of some budgets to Redis, and whether Redis answers on it.</summary>
    private sealed class Lane(GroupCommit<Item, Answer> trips, TimeProvider clock)
    {
        /// <summary>When Redis is asked again, in the clock's ticks; 0: it answers.</summary>
        private long askAgainAt;

        public GroupCommit<Item, Answer> Trips => trips;

        public bool Answers => Interlocked.Read(ref askAgainAt) == 0;

        /// <summary>Whether a charge may travel. While Redis is away one does, each second; the others do not wait for what it finds.</summary>
        public bool MayTry() =>
            Interlocked.Read(ref askAgainAt) is var again && (again == 0 || (clock.GetTimestamp() >= again && Interlocked.CompareExchange(ref askAgainAt, Later(), again) == again));

        /// <returns>Whether it had not until now.</returns>
        public bool Answered() => !Answers && Interlocked.Exchange(ref askAgainAt, 0) != 0;

        /// <returns>Whether it had answered until now.</returns>
        public bool Failed() => Interlocked.Exchange(ref askAgainAt, Later()) == 0;

        private long Later() => clock.GetTimestamp() + (long)(AwayFor.TotalSeconds * clock.TimestampFrequency);
    }

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
        [LoggerMessage(1, LogLevel.Warning, "Redis does not answer: this node grants {Share} of {Part} by itself until it does.")]
        public static partial void IsAway(ILogger log, double share, string part, Exception exception);

        [LoggerMessage(2, LogLevel.Information, "Redis answers again: {Part} is shared with the other nodes.")]
        public static partial void IsBack(ILogger log, string part);
    }
}
