namespace Bureau.Domain.Idempotency;

/// <summary>
/// Carries a request out once, however often it is sent: the first to claim the key does it, everybody after gets what the first was answered. The claim is durable before anything is done, so a
/// node that dies in between leaves a key whose outcome is unknown, and never one that is done a second time.
/// </summary>
public sealed class AnswerOnce
{
    /// <summary>How long the same key gets the same answer.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    /// <summary>How long after its last sign of life a request counts as being carried out. Longer than a node stops for anything but its end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(10);

    private readonly IIdempotencyStore store;
    private readonly TimeProvider clock;

    internal AnswerOnce(IIdempotencyStore store, TimeProvider clock) => (this.store, this.clock) = (store, clock);

    /// <summary>The answer, given now or before.</summary>
    /// <param name="key">The key.</param>
    /// <param name="request">What is asked, in a form that is the same for the same request.</param>
    /// <param name="answer">
    /// Carries the request out. It is run to its end whether or not somebody waits for it: who gave a key and went away comes back for the answer.
    /// </param>
    /// <param name="failed">Is told when the answer could not be kept; it is given all the same.</param>
    public async Task<Outcome<KeptAnswer>> ExecuteAsync(
        IdempotencyKey key, ReadOnlyMemory<byte> request, Func<Task<KeptAnswer>> answer, Action<Exception> failed)
    {
        // No cancellation: whoever leaves while the claim is written would leave a key behind whose outcome seems unknown.
        if (!(await store.ClaimAsync(key, request, Patience, CancellationToken.None)).Succeeded(out var claim, out var refusal))
            return refusal;
        if (claim.Answer is { } before)
            return before;

        var answering = answer();
        while (await Task.WhenAny(answering, Task.Delay(SignOfLife, clock, CancellationToken.None)) != answering)
            await TryAsync(() => store.RenewAsync(key, claim, Patience, CancellationToken.None), failed);
        var given = await answering;
        await TryAsync(() => store.KeepAsync(key, claim, given, CancellationToken.None), failed);
        return given;
    }

    // The request is carried out by now: what it came to is told to whoever waits, even if nobody can be told again.
    private static async Task TryAsync(Func<Task> step, Action<Exception> failed)
    {
        try
        {
            await step();
        }
        catch (Exception failure)
        {
            failed(failure);
        }
    }
}
