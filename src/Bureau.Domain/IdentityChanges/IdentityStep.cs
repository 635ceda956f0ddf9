using Bureau.Domain.Consents;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Notices;
using Bureau.Domain.Scoring;
using Bureau.Domain.Subjects;

namespace Bureau.Domain.IdentityChanges;

/// <summary>What a confirmed change writes: all of it or nothing, in one transaction.</summary>
/// <param name="Change">The change, confirmed.</param>
/// <param name="Files">The next version of each file that it touches.</param>
/// <param name="Consents">The next version of each consent that it moves or ends.</param>
/// <param name="Notices">Who is told.</param>
internal sealed record IdentityStep(IdentityChange Change, IReadOnlyList<FileHead> Files, IReadOnlyList<ConsentGrant> Consents, IReadOnlyList<Notice> Notices)
{
    /// <summary>
    /// A death: nobody reads the file any more, and what was granted ends. Requests are left to lapse, as requests to somebody whom the bureau does not know
    /// do: their end would tell a partner that it does.
    /// </summary>
    public static Outcome<IdentityStep> Death(IdentityChange change, PersonStanding person, DateTimeOffset at)
    {
        if (!person.File.Close(at).Succeeded(out var closed, out var refusal))
            return refusal;
        var ended = person.Open.Where(consent => InForce(consent, at)).Select(consent => consent.End(at)).ToList();
        return new IdentityStep(change, [closed], ended, [Told(change, at), .. ended.SelectMany(consent => Ended(consent, "FILE_CLOSED", at))]);
    }

    /// <summary>
    /// Two are one: the duplicate's file is closed, and its content is the kept one's. A freeze of either freezes the kept file. Consents go over; of several that are
    /// in force for one partner and purpose the newest stays, and a mutual view of the person with themselves ends.
    /// </summary>
    public static Outcome<IdentityStep> Merge(IdentityChange change, PersonStanding duplicate, PersonStanding kept, DateTimeOffset at)
    {
        if (!duplicate.File.Close(at).Succeeded(out var closed, out var refusal) || !kept.File.Absorb(duplicate.File, at).Succeeded(out var whole, out refusal))
            return refusal;

        List<ConsentGrant> all = [.. duplicate.Open, .. kept.Open];
        var ids = all.Select(consent => consent.Id).ToHashSet();
        var crossed = all.Where(consent => InForce(consent, at)).GroupBy(consent => (consent.Partner, consent.Purpose))
            .Where(group => group.Select(consent => consent.Subject).Distinct().Count() > 1)
            .SelectMany(group => group.OrderByDescending(consent => consent.DecidedAt).ThenByDescending(consent => consent.Id.Value).Skip(1))
            .Concat(all.Where(consent => consent.Counterpart is { } other && ids.Contains(other)))
            .Select(consent => consent.Id).ToHashSet();

        var ended = all.Where(consent => crossed.Contains(consent.Id)).Select(consent => consent.End(at) with { Subject = kept.Person.Id }).ToList();
        var moved = duplicate.Open.Where(consent => !crossed.Contains(consent.Id)).Select(consent => consent.MoveTo(kept.Person.Id));
        return new IdentityStep(
            change, [closed, whole], [.. moved, .. ended], [Told(change, at), .. ended.SelectMany(consent => Ended(consent, "REPLACED", at))]);
    }

    /// <summary>Another number: the file stays, at a new version, so that no import goes by the old one.</summary>
    public static Outcome<IdentityStep> NewNumber(IdentityChange change, PersonStanding person, DateTimeOffset at) =>
        person.File.ClosedAt is null ? new IdentityStep(change, [person.File.Raise()], [], [Told(change, at)]) : new FileClosed();

    /// <summary>The same with the other halves of mutual views raised of which a half has ended.</summary>
    public IdentityStep Raising(IEnumerable<ConsentGrant> counterparts) => this with { Consents = [.. Consents, .. counterparts.Select(consent => consent.Raise())] };

    /// <summary>The other halves of the mutual views of which a half changes, unless they change themselves.</summary>
    public IReadOnlyList<ConsentId> Counterparts =>
        [.. Consents.Select(consent => consent.Counterpart).OfType<ConsentId>().Except(Consents.Select(consent => consent.Id))];

    private static bool InForce(ConsentGrant consent, DateTimeOffset at) => consent.StatusAt(at) is ConsentStatus.Granted or ConsentStatus.Paused;

    private static Notice Told(IdentityChange change, DateTimeOffset at) => Notice.To(
        (change.Kept ?? change.Person).Subject, NoticeKind.IdentityChanged, change.Id.Value, at, ("change", UpperSnake.Of(change.Kind.ToString())));

    private static IEnumerable<Notice> Ended(ConsentGrant consent, string reason, DateTimeOffset at)
    {
        (string, string)[] details = [("purpose", UpperSnake.Of(consent.Purpose.ToString())), ("reason", reason)];
        yield return Notice.To(consent.Partner, NoticeKind.ConsentExpired, consent.Id.Value, at, details);
        if (consent.Subject is { } subject)
            yield return Notice.To(subject, NoticeKind.ConsentExpired, consent.Id.Value, at, details);
    }
}
