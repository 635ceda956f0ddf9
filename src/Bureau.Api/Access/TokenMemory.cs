using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Bureau.Api.Access;

/// <summary>
/// Remembers whose a validated token is, so that a signature (some 60 µs) is verified once a minute and not with every request.
/// <list type="bullet">
/// <item>Key: SHA-256 of the whole Authorization header. Every byte of the token counts, and none is kept.</item>
/// <item>Life: until the token ends, and a minute at most; so a token of a key that was retired elsewhere is validated again within a minute.</item>
/// <item>Bound: two halves. When the younger is full it becomes the older, whose tokens are validated again if they come back.</item>
/// <item>Forgotten at once when the keys that tokens are validated with change.</item>
/// </list>
/// </summary>
/// <param name="capacity">The most tokens that are remembered.</param>
/// <param name="clock">The clock that tokens end by.</param>
internal sealed class TokenMemory(int capacity, TimeProvider clock)
{
    /// <summary>The longest that a token is trusted without being validated again.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromMinutes(1);

    private volatile Page _page = new(capacity / 2, clock);

    /// <summary>
    /// The page that is written now. What a validation learns MUST be written to the page that was current before it began: if the keys
    /// changed meanwhile, that page is nobody's any more.
    /// </summary>
    public Page Current => _page;

    /// <summary>Forgets every token.</summary>
    public void Forget() => _page = new(capacity / 2, clock);

    /// <summary>What is remembered between two changes of the keys.</summary>
    internal sealed class Page(int half, TimeProvider clock)
    {
        private readonly Lock _turning = new();
        private volatile Half _younger = new();
        private volatile Half _older = new();

        /// <summary>The caller whose token has this hash, when it was validated within the last minute and has not ended.</summary>
        public bool TryRecall(in TokenHash token, [NotNullWhen(true)] out Caller? caller)
        {
            caller = (_younger.TryGetValue(token, out var remembered) || _older.TryGetValue(token, out remembered)) && clock.GetUtcNow() < remembered.Until
                ? remembered.Caller
                : null;
            return caller is not null;
        }

        /// <summary>Remembers a token that was found valid. One that has ended meanwhile is not remembered.</summary>
        /// <param name="token">Its hash.</param>
        /// <param name="caller">Whose it is.</param>
        /// <param name="ends">The token's <c>exp</c>.</param>
        public void Remember(in TokenHash token, Caller caller, DateTimeOffset ends)
        {
            var now = clock.GetUtcNow();
            if (ends <= now)
                return;
            var latest = now + LongestLife;
            _younger[token] = new(caller, ends < latest ? ends : latest);
            if (_younger.Count >= half)
                Turn();
        }

        private void Turn()
        {
            lock (_turning)
            {
                if (_younger.Count < half)
                    return;
                _older = _younger;
                _younger = new();
            }
        }
    }

    private sealed class Half : ConcurrentDictionary<TokenHash, Remembered>;

    private sealed record Remembered(Caller Caller, DateTimeOffset Until);
}
