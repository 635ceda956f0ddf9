using Bureau.Domain.CreditFiles;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;

namespace Bureau.Domain.Disputes;

/// <summary>Takes a step of a dispute from its newest state, and tells those who are to be told in the same transaction.</summary>
internal sealed class DisputeSteps(IDisputeStore disputes, ICreditFileStore files, IPartnerStore partners, TimeProvider clock)
{
    private const int Attempts = 8;

    /// <summary>Takes the step; when somebody else has changed the dispute or its file meanwhile, again from the newer state.</summary>
    /// <param name="id">Of which dispute.</param>
    /// <param name="belongs">Whether it is the caller's; to others it does not exist.</param>
    /// <param name="step">The step, from the dispute, everything that its subject has said, and the account as it is now.</param>
    /// <param name="notices">Who is told of the next state.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<Outcome<DisputeView>> TakeAsync(
        DisputeId id, Predicate<Dispute> belongs, Func<Dispute, SubjectDisputes, EntryPrint?, DateTimeOffset, Outcome<Dispute>> step,
        Func<Dispute, DateTimeOffset, IReadOnlyList<Notice>> notices, CancellationToken cancellation)
    {
        if (await disputes.SubjectOfAsync(id, cancellation) is not { } subject)
            return new DisputeNotFound();
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var now = clock.GetUtcNow();
            var said = await disputes.OfSubjectAsync(subject, cancellation);
            if (said?.Disputes.FirstOrDefault(one => one.Id == id) is not { } dispute || !belongs(dispute))
                return new DisputeNotFound();
            if (!step(dispute, said, await PrintAsync(dispute, said.FileVersion, now, cancellation), now).Succeeded(out var next, out var refusal))
                return refusal;
            if (await disputes.TryWriteAsync(next, said.FileVersion, notices(next, now), cancellation))
                return DisputeView.Of(next, next.AnsweredBy is { } partner ? (await partners.FindAsync(partner, Freshness.Remembered, cancellation))?.Name : null, said.Statements, now);
        }

        return new FileChanging();
    }

    // Only what the dispute itself is about: the account may have another number by now.
    private async Task<EntryPrint?> PrintAsync(Dispute dispute, long fileVersion, DateTimeOffset now, CancellationToken cancellation)
    {
        if (dispute.Print is not { } then || await files.ReadAsync(dispute.Subject, fileVersion, cancellation) is not { } stored)
            return null;
        var entry = stored.Remarks.Disputes.FirstOrDefault(one => one.Dispute.Id == dispute.Id).Entry;
        return stored.RetainedAt(now).Tradelines.FirstOrDefault(tradeline => tradeline.Id.Value == entry) is { } tradeline ? EntryPrint.Of(tradeline, then.UpTo) : null;
    }
}
