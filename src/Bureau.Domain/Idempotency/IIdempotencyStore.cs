namespace Bureau.Domain.Idempotency;

/// <summary>
/// Which requests came under which key, and what was answered. A store MUST keep neither key nor request nor answer in a form that tells anything without the bureau's secret: answers hold
/// personal data.
/// </summary>
internal interface IIdempotencyStore
{
    /// <summary>
    /// Claims a key for a request, or says what became of the claim before. MUST have committed when it returns a claim to run, and MUST give that to one of all who ask at once. A claim older than
    /// <see cref="AnswerOnce.Kept"/> counts as none, whether deleted or not.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="request">What is asked, in a form that is the same for the same request.</param>
    /// <param name="time">How long the claim is believed to be carried out unless it is renewed.</param>
    /// <param name="cancellation">Ends the wait; the key may be claimed then.</param>
    /// <returns>The claim, with the answer if it was given before; <see cref="IdempotencyKeyReused"/>, <see cref="IdempotencyKeyInUse"/> or <see cref="OutcomeUnknown"/>.</returns>
    Task<Outcome<Claim>> ClaimAsync(IdempotencyKey key, ReadOnlyMemory<byte> request, TimeSpan time, CancellationToken cancellation);

    /// <summary>Says that the request is still being carried out.</summary>
    Task RenewAsync(IdempotencyKey key, Claim claim, TimeSpan time, CancellationToken cancellation);

    /// <summary>Keeps what was answered. False, and nothing is written: the claim is not there any more.</summary>
    Task<bool> KeepAsync(IdempotencyKey key, Claim claim, KeptAnswer answer, CancellationToken cancellation);

    /// <summary>Deletes the claims that were made until then, with their answers.</summary>
    /// <returns>How many.</returns>
    Task<int> DeleteAsync(DateTimeOffset until, CancellationToken cancellation);
}

/// <summary>A key in the hands of one request.</summary>
/// <param name="Id">Which claim of the key.</param>
/// <param name="Answer">What was answered; null when the request is to be carried out.</param>
internal sealed record Claim(Guid Id, KeptAnswer? Answer);

/// <summary>What a request was answered.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Body">Its errors and data, to the byte.</param>
public sealed record KeptAnswer(int Status, ReadOnlyMemory<byte> Body);
