using Bureau.Api.GraphQL.Directives;
using Bureau.Domain;
using Bureau.Domain.Subjects;

namespace Bureau.Api.GraphQL.Consents;

/// <summary>Which two people are asked for a mutual view.</summary>
/// <param name="First">One of them.</param>
/// <param name="Second">The other.</param>
/// <param name="LifetimeDays">How long, in days from the grant; the view ends with the consent that ends first. Left out: as long as the template allows.</param>
public sealed record RequestMutualBadgeInput(PersonInput First, PersonInput Second, int? LifetimeDays)
{
    internal TimeSpan? Lifetime => RequestConsentInput.Lifetime(LifetimeDays);

    internal Outcome<(Identity First, Identity Second)> ToPeople()
    {
        if (!First.ToIdentity().Succeeded(out var first, out var refusal) || !Second.ToIdentity().Succeeded(out var second, out refusal))
            return refusal;
        return (first, second);
    }
}

/// <summary>The two consents of a mutual view, each for its own person to grant.</summary>
/// <param name="First">Of the person named first.</param>
/// <param name="Second">Of the other.</param>
[Unprotected("Given to the partner that asked for both.")]
public sealed record MutualConsents(Consent First, Consent Second);
