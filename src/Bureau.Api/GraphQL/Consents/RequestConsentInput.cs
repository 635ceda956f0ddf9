using Bureau.Api.GraphQL.Disclosure;
using Bureau.Domain;
using Bureau.Domain.Consents;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Subjects;

namespace Bureau.Api.GraphQL.Consents;

/// <summary>Who is asked for what. What is left out is the most that the purpose's template allows.</summary>
/// <param name="Person">The person, by number, name and birth date.</param>
/// <param name="Purpose">The one purpose.</param>
/// <param name="Sections">What will be read.</param>
/// <param name="LifetimeDays">How long, in days from the grant.</param>
/// <param name="Frequency">How often.</param>
/// <param name="Renews">A consent of yours of the same person for the same purpose, in force or paused; it ends when this one is granted.</param>
public sealed record RequestConsentInput(
    PersonInput Person, Purpose Purpose, IReadOnlyList<Sections>? Sections, int? LifetimeDays, FrequencyInput? Frequency, ConsentId? Renews)
{
    /// <summary>A life longer than any template allows; it stands for every longer one, so that no number is too large to say no to.</summary>
    private const int Century = 36_525;

    internal static TimeSpan? Lifetime(int? days) => days is { } given ? TimeSpan.FromDays(Math.Clamp(given, -1, Century)) : null;

    internal Outcome<ConsentRequest> ToRequest()
    {
        if (!Person.ToIdentity().Succeeded(out var identity, out var refusal))
            return refusal;
        FrequencyBound? frequency = Frequency is { } bound
            ? new(bound.Uses, bound.WithinHours is { } hours ? TimeSpan.FromHours(Math.Clamp(hours, -1, Century * 24)) : null)
            : null;
        return new ConsentRequest(identity, Purpose, Sections?.All(), Lifetime(LifetimeDays), frequency, Renews);
    }
}

/// <summary>A person, by everything that identifies them. All of it must be right; a name alone finds nobody.</summary>
/// <param name="NumberType">What kind of number.</param>
/// <param name="Number">The identity number; it is kept as a keyed hash and a ciphertext, and never shown.</param>
/// <param name="Name">The full name.</param>
/// <param name="BirthDate">The birth date.</param>
public sealed record PersonInput(IdentityNumberType NumberType, string Number, string Name, DateOnly BirthDate)
{
    internal Outcome<Identity> ToIdentity() =>
        IdentityNumber.Read(NumberType, Number).Succeeded(out var number, out var refusal) ? Identity.Of(number, Name, BirthDate) : refusal;
}

/// <summary>How often a consent may be used.</summary>
/// <param name="Uses">At most this many uses.</param>
/// <param name="WithinHours">In any period of this many hours; null: in the consent's whole life.</param>
public sealed record FrequencyInput(int Uses, int? WithinHours);
