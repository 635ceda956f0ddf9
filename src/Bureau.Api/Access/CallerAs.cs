using Bureau.Domain.Inquiries;
using Bureau.Domain.Subjects;

namespace Bureau.Api.Access;

/// <summary>A caller in the words of the domain. Which of the two applies follows from the tiers that a field's <c>@tier</c> lets in.</summary>
internal static class CallerAs
{
    /// <summary>The caller as a partner that asks.</summary>
    /// <exception cref="InvalidOperationException">The token names no partner; Access refuses such a token for a partner's tier.</exception>
    public static Asker AsAsker(this Caller caller) =>
        new(caller.Partner ?? throw new InvalidOperationException("A partner's field ran for a caller that is no partner."), caller.Tier);

    /// <summary>The caller as the person asked about.</summary>
    /// <exception cref="InvalidOperationException">The token names no subject; Access refuses such a token for the tier SUBJECT.</exception>
    public static SubjectId AsSubject(this Caller caller) =>
        caller.Subject ?? throw new InvalidOperationException("A subject's field ran for a caller that is no subject.");
}
