using Bureau.Domain.Inquiries;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.CreditFiles;

/// <summary>The subject freezes the file, or thaws it: for everybody, or for one partner and a time. When it returns, every node of the bureau decides by it.</summary>
public sealed class FreezeFile
{
    private const int Attempts = 5;

    private readonly ICreditFileStore files;
    private readonly IPartnerStore partners;
    private readonly TimeProvider clock;

    internal FreezeFile(ICreditFileStore files, IPartnerStore partners, TimeProvider clock) => (this.files, this.partners, this.clock) = (files, partners, clock);

    /// <summary>How the file stands.</summary>
    public async Task<Outcome<FreezeView>> ReadAsync(SubjectId subject, CancellationToken cancellation) =>
        await files.FindHeadAsync(subject, Freshness.Live, cancellation) is { } head ? await ViewAsync(head, clock.GetUtcNow(), cancellation) : new SubjectNotFound();

    /// <summary>Nobody reads the file from now on. No answer that is committed after this has returned holds anything of it.</summary>
    public Task<Outcome<FreezeView>> FreezeAsync(SubjectId subject, CancellationToken cancellation) =>
        TakeStepAsync(subject, static (head, at) => head.Freeze(at), [("step", "FROZEN")], cancellation);

    /// <summary>The freeze ends or, with a partner and an end, that partner may read the file until then.</summary>
    public async Task<Outcome<FreezeView>> ThawAsync(SubjectId subject, PartnerId? partner, DateTimeOffset? until, CancellationToken cancellation)
    {
        if (partner is null && until is null)
            return await TakeStepAsync(subject, static (head, _) => head.Thaw(), [("step", "THAWED")], cancellation);
        if (partner is not { } one || until is not { } end)
            return new ThawIncomplete();
        if (await partners.FindAsync(one, Freshness.Live, cancellation) is not { Tier: Tier.Rental or Tier.Dating or Tier.Lender } agreement)
            return new PartnerNotFound();
        return await TakeStepAsync(
            subject, (head, at) => head.ThawFor(one, end, at), [("step", "THAWED_FOR_PARTNER"), ("partner", agreement.Name), ("until", $"{end.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}")], cancellation);
    }

    private async Task<Outcome<FreezeView>> TakeStepAsync(
        SubjectId subject, Func<FileHead, DateTimeOffset, Outcome<FileHead>> step, (string Name, string Value)[] told, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var now = clock.GetUtcNow();
            if (await files.FindHeadAsync(subject, Freshness.Live, cancellation) is not { } head)
                return new SubjectNotFound();
            if (!step(head, now).Succeeded(out var next, out var refusal))
                return refusal;

            // An entry may have come between: then the step is taken again, from the newer version.
            if (await files.TryReplaceHeadAsync(next, Notice.To(subject, NoticeKind.FileFrozen, subject.Value, now, told), cancellation))
                return await ViewAsync(next, now, cancellation);
        }

        return new FactsChanging();
    }

    private async Task<FreezeView> ViewAsync(FileHead head, DateTimeOffset now, CancellationToken cancellation)
    {
        var thaws = new List<ThawView>();
        foreach (var thaw in head.LiveThaws(now))
            thaws.Add(new(thaw.Partner, (await partners.FindAsync(thaw.Partner, Freshness.Remembered, cancellation))?.Name, thaw.Until, thaw.ThawedAt));
        return new(head.Frozen, thaws, head.ClosedAt);
    }
}

/// <summary>Whether a file may be read, as its subject sees it.</summary>
/// <param name="Frozen">Whether it is frozen.</param>
/// <param name="Thaws">The partners that may read it all the same, for a time.</param>
/// <param name="ClosedAt">When it was closed for good, UTC; null: it is open.</param>
public sealed record FreezeView(bool Frozen, IReadOnlyList<ThawView> Thaws, DateTimeOffset? ClosedAt);

/// <summary>A thaw for one partner, as the subject sees it.</summary>
/// <param name="Partner">Which.</param>
/// <param name="PartnerName">Its name; null when its agreement is gone.</param>
/// <param name="Until">Its end, UTC.</param>
/// <param name="ThawedAt">When the subject thawed, UTC.</param>
public sealed record ThawView(PartnerId Partner, string? PartnerName, DateTimeOffset Until, DateTimeOffset ThawedAt);
