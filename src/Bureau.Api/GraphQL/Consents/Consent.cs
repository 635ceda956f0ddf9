using Bureau.Api.GraphQL.Directives;
using Bureau.Api.GraphQL.Disclosure;
using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using GraphQL;

namespace Bureau.Api.GraphQL.Consents;

/// <summary>One consent: what a partner may read of a person, for which purpose, how often and until when.</summary>
[Unprotected("Only the partner that asked and the subject are given it: ReadConsent and AnswerConsent compare, and requestConsent makes it.")]
public sealed class Consent(ConsentView view)
{
    /// <summary>The same from the request on.</summary>
    public ConsentId Id => view.Id;

    /// <summary>The partner that asked; null when its agreement is gone.</summary>
    public string? PartnerName => view.PartnerName;

    /// <summary>What for; a consent has one purpose.</summary>
    public Purpose Purpose => view.Purpose;

    /// <summary>What may be read.</summary>
    [ListSize(AssumedSize = 6)]
    public IReadOnlyList<Sections> Sections => view.Sections.Each();

    /// <summary>How often it may be used; null: without bound, in a sandbox alone.</summary>
    public Frequency? Frequency => view.Frequency is { } bound ? new(bound.Uses, bound.Within is { } span ? (int)span.TotalHours : null) : null;

    /// <summary>How long it lasts, in days from the grant.</summary>
    public int LifetimeDays => (int)Math.Ceiling(view.Lifetime.TotalDays);

    /// <summary>Where it stands now.</summary>
    public ConsentStatus Status => view.Status;

    /// <summary>When the partner asked.</summary>
    public DateTimeOffset RequestedAt => view.RequestedAt;

    /// <summary>When the subject granted or refused.</summary>
    public DateTimeOffset? DecidedAt => view.DecidedAt;

    /// <summary>Since when the subject has paused it; null while it is not paused.</summary>
    public DateTimeOffset? PausedAt => view.PausedAt;

    /// <summary>When the subject revoked.</summary>
    public DateTimeOffset? RevokedAt => view.RevokedAt;

    /// <summary>When the request lapses or, once granted, the consent ends; a pause does not move it.</summary>
    public DateTimeOffset ExpiresAt => view.ExpiresAt;

    /// <summary>The consent that ends when this one is granted.</summary>
    public ConsentId? Renews => view.Renews;

    /// <summary>The other person's consent of a mutual view: neither may be used unless both are in force.</summary>
    public ConsentId? Counterpart => view.Counterpart;

    /// <summary>In plain words: who reads what for which purpose, how often, how long, and what the person can do about it.</summary>
    public string Text => view.Text;

    /// <summary>
    /// The receipt of the grant, a JWS in compact form that never changes: what was granted to whom for what, signed by a key of <c>/receipts/keys</c>. What became of the
    /// consent since is its status. Null until it is granted.
    /// </summary>
    [Cost(1)]
    public Task<string?> Receipt([FromServices] ReadReceipt read, CancellationToken cancellation) => read.OfAsync(view, cancellation);
}

/// <summary>How often a consent may be used. The same question within 24 hours of a use gets the same answer and is no new use.</summary>
/// <param name="Uses">At most this many uses.</param>
/// <param name="WithinHours">In any period of this many hours; null: in the consent's whole life.</param>
[Unprotected("Part of a consent.")]
public sealed record Frequency(int Uses, int? WithinHours);
