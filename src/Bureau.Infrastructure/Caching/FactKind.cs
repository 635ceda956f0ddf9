using ZiggyCreatures.Caching.Fusion;

namespace Bureau.Infrastructure.Caching;

/// <summary>What the node remembers: the name under which keys begin and counts are kept.</summary>
internal enum FactName
{
    /// <summary>A granted consent with its uses.</summary>
    Consent,

    /// <summary>An agreement that is in force.</summary>
    Agreement,

    /// <summary>The head of a file that is open and not frozen.</summary>
    Head,

    /// <summary>A company with what is on record of it.</summary>
    Company,

    /// <summary>A credit file at a version.</summary>
    File,
}

/// <summary>How one kind of fact is remembered.</summary>
/// <typeparam name="T">The fact.</typeparam>
internal sealed class FactKind<T>
    where T : class
{
    // With something that has run out to fall back on, Redis is waited for only so long; the hard limit is the last resort behind SealedEntries' own patience.
    private static readonly TimeSpan RedisSoft = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan RedisHard = TimeSpan.FromSeconds(1);

    /// <param name="name">Its name.</param>
    /// <param name="lasts">How long it is remembered, counted from its reading in the store, on whichever node.</param>
    /// <param name="staysWhenUnreadable">For how long it may still serve when the store cannot be read; null: not at all. Only for what never changes.</param>
    public FactKind(FactName name, TimeSpan lasts, TimeSpan? staysWhenUnreadable = null)
    {
        Name = name;
        FromMemory = new() { Duration = lasts, Size = 1, SkipDistributedCacheRead = true, SkipDistributedCacheWrite = true, SkipBackplaneNotifications = true };
        Alone = Options(false, false);
        Shared = Options(true, false);
        Lost = Options(false, true);
        LostEverywhere = Options(true, true);

        // A read is no news to other nodes: they would forget what they know and read it, and that would be news to this one.
        FusionCacheEntryOptions Options(bool redis, bool tell) => new()
        {
            Duration = lasts,

            // From Redis, too, no longer than this by the reader's own clock: the writer's may be ahead.
            MemoryCacheDuration = lasts,
            DistributedCacheFailSafeMaxDuration = lasts,
            Size = 1,
            IsFailSafeEnabled = staysWhenUnreadable is not null,
            FailSafeMaxDuration = staysWhenUnreadable ?? lasts,
            FailSafeThrottleDuration = TimeSpan.FromSeconds(5),
            SkipDistributedCacheRead = !redis,
            SkipDistributedCacheWrite = !redis,
            SkipBackplaneNotifications = !tell,
            AllowBackgroundDistributedCacheOperations = true,
            AllowBackgroundBackplaneOperations = true,
            DistributedCacheSoftTimeout = RedisSoft,
            DistributedCacheHardTimeout = RedisHard,
            ReThrowSerializationExceptions = false,
        };
    }

    public FactName Name { get; }

    /// <summary>Whether a fact may be remembered at all: never one that refuses.</summary>
    public Predicate<T> MayRemember { get; init; } = _ => true;

    /// <summary>Whether a fact that may be remembered may be kept in Redis as well; null: none of this kind. Never what is in a person's words or names one.</summary>
    public Predicate<T>? MayShare { get; init; }

    /// <summary>What it takes of the memory, in units of about half a kilobyte.</summary>
    public Func<T, int> Weight { get; init; } = _ => 1;

    /// <summary>Reading the memory, and nothing else.</summary>
    public FusionCacheEntryOptions FromMemory { get; }

    /// <summary>In this node's memory.</summary>
    public FusionCacheEntryOptions Alone { get; }

    /// <summary>In this node's memory and in Redis.</summary>
    public FusionCacheEntryOptions Shared { get; }

    /// <summary>Forgetting in the memory of all nodes.</summary>
    public FusionCacheEntryOptions Lost { get; }

    /// <summary>Forgetting in the memory of all nodes and in Redis.</summary>
    public FusionCacheEntryOptions LostEverywhere { get; }
}
