using Bureau.Domain.CreditFiles;
using Bureau.Domain.Notices;
using Bureau.Domain.Partners;
using Bureau.Domain.Scoring;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.Disputes;

/// <summary>The subject objects to an entry, at no charge. When it returns, every report carries the mark, whatever a cache holds.</summary>
public sealed class OpenDispute
{
    /// <summary>How many disputes a person may have open.</summary>
    internal const int MostOpen = 20;

    /// <summary>How many a person may open within <see cref="Frivolous"/>, withdrawn ones among them.</summary>
    internal const int MostWithin = 60;

    /// <summary>How long after a verification the same objection without new evidence is none (15 U.S.C. § 1681i(a)(3) names no time).</summary>
    internal static readonly TimeSpan Frivolous = TimeSpan.FromDays(30);

    private const int Attempts = 8;

    private readonly IDisputeStore disputes;
    private readonly ICreditFileStore files;
    private readonly IPartnerStore partners;
    private readonly TimeProvider clock;

    internal OpenDispute(IDisputeStore disputes, ICreditFileStore files, IPartnerStore partners, TimeProvider clock) =>
        (this.disputes, this.files, this.partners, this.clock) = (disputes, files, partners, clock);

    /// <summary>Opens a dispute.</summary>
    /// <param name="subject">Who objects.</param>
    /// <param name="name">To which entry.</param>
    /// <param name="reason">What is wrong.</param>
    /// <param name="words">In the subject's words; needed with <see cref="DisputeReason.Other"/>.</param>
    /// <param name="evidence">SHA-256 of evidence in hexadecimal digits.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<Outcome<DisputeView>> ExecuteAsync(
        SubjectId subject, EntryName name, DisputeReason reason, string? words, string? evidence, CancellationToken cancellation)
    {
        if (!name.NamesOne)
            return new EntryAmbiguous();
        string? statement = null;
        if ((words is not null || reason is DisputeReason.Other) && !StatementText.Read(words ?? "").Succeeded(out statement, out var unreadable))
            return unreadable;
        byte[]? hash = null;
        if (evidence is not null && !Evidence.Read(evidence).Succeeded(out hash, out var noHash))
            return noHash;

        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var now = clock.GetUtcNow();
            if (await files.FindHeadAsync(subject, Freshness.Live, cancellation) is not { } head
                || await files.ReadAsync(subject, head.Version, cancellation) is not { } stored
                || await disputes.OfSubjectAsync(subject, cancellation) is not { } before)
                return new SubjectNotFound();
            if (await FindAsync(name, stored.RetainedAt(now), cancellation) is not { } found)
                return new EntryNotFound();
            if (WhyNot(stored.Remarks.Of(found.Id), before, now) is { } refusal)
                return refusal;
            if (SameAsBefore(before.Disputes, found.Entry, reason, hash, now) is { } verified)
            {
                await disputes.TellOnceAsync(FrivolousNotice(verified, now), cancellation);
                return new DisputeFrivolous();
            }

            var dispute = new Dispute
            {
                Id = DisputeId.New(),
                Subject = subject,
                Jurisdiction = before.Jurisdiction,
                Entry = found.Entry,
                AnsweredBy = found.AnsweredBy,
                Reason = reason,
                Statement = statement,
                EvidenceSha256 = hash,
                Print = found.Print,
                OpenedAt = now,
                DueOn = DisputeDays.DueOn(before.Jurisdiction, before.Jurisdiction.Day(now)),
                Status = DisputeStatus.Open,
                Version = 1,
            };
            if (await disputes.TryWriteAsync(dispute, head.Version, [OpenedNotice(dispute)], cancellation))
                return DisputeView.Of(dispute, await NameAsync(found.AnsweredBy, cancellation), [], now);
        }

        return new FileChanging();
    }

    private static Refusal? WhyNot(Dispute? standing, SubjectDisputes before, DateTimeOffset now)
    {
        if (standing is not null)
            return standing.StatusAt(now) is DisputeStatus.Open ? new DisputeAlreadyOpen() : new EntryHidden();
        return before.Disputes.Count(dispute => dispute.StatusAt(now) is DisputeStatus.Open) >= MostOpen
            || before.Disputes.Count(dispute => now - dispute.OpenedAt < Frivolous) >= MostWithin
                ? new TooManyDisputes()
                : null;
    }

    /// <summary>The verified dispute that says the same of the same entry, with evidence that was sent then or with none.</summary>
    private static Dispute? SameAsBefore(IReadOnlyList<Dispute> before, FileEntry entry, DisputeReason reason, byte[]? evidence, DateTimeOffset now)
    {
        var same = before.Where(dispute => dispute.Entry == entry && dispute.Reason == reason).ToList();
        return evidence is null || same.Exists(dispute => Evidence.Same(dispute.EvidenceSha256, evidence))
            ? same.LastOrDefault(dispute => dispute.Status is DisputeStatus.Verified && now - dispute.ClosedAt < Frivolous)
            : null;
    }

    /// <summary>15 U.S.C. § 1681i(a)(3)(B) and (C): the subject is told, with the reason and what is missing.</summary>
    private static Notice FrivolousNotice(Dispute verified, DateTimeOffset now) =>
        Notice.To(verified.Subject, NoticeKind.DisputeClosed, verified.Id.Value, now, ("outcome", "FRIVOLOUS"), ("needed", "NEW_EVIDENCE"));

    private static Notice OpenedNotice(Dispute dispute)
    {
        var reason = ("reason", UpperSnake.Of(dispute.Reason.ToString()));
        return dispute.AnsweredBy is { } partner
            ? Notice.To(partner, NoticeKind.DisputeOpened, dispute.Id.Value, dispute.OpenedAt, reason)
            : Notice.ToOperators(NoticeKind.DisputeOpened, dispute.Id.Value, dispute.OpenedAt, reason);
    }

    private async Task<Found?> FindAsync(EntryName name, CreditFile file, CancellationToken cancellation)
    {
        if (file.Tradelines.FirstOrDefault(tradeline => tradeline.Id == name.Tradeline) is { } tradeline)
            return new(tradeline.Id.Value, new FileEntry.Account(tradeline.Furnisher, tradeline.AccountNumber), tradeline.Furnisher, EntryPrint.Of(tradeline));
        return file.Listings.FirstOrDefault(listing => listing.Id == name.Listing?.Value) is { } listing
            ? new(listing.Id, new FileEntry.Listed(listing.Id), listing.AuthorityId ?? await disputes.AuthorityAsync(listing.Authority, cancellation), null)
            : null;
    }

    private async Task<string?> NameAsync(PartnerId? partner, CancellationToken cancellation) =>
        partner is { } known ? (await partners.FindAsync(known, Freshness.Remembered, cancellation))?.Name : null;

    private sealed record Found(Guid Id, FileEntry Entry, PartnerId? AnsweredBy, EntryPrint? Print);
}
