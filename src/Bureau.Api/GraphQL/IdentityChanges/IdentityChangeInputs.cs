using Bureau.Api.GraphQL.Consents;
using Bureau.Domain;
using Bureau.Domain.Subjects;

namespace Bureau.Api.GraphQL.IdentityChanges;

/// <summary>That somebody has died.</summary>
/// <param name="Person">Who.</param>
/// <param name="DiedOn">The day of death.</param>
/// <param name="Because">What you go by, such as a certificate, in 1 to 1000 characters; nothing of the person that is not needed.</param>
public sealed record RecordDeathInput(PersonInput Person, DateOnly DiedOn, string Because);

/// <summary>That two are one.</summary>
/// <param name="Duplicate">Whose file is closed, and its content moved.</param>
/// <param name="Kept">Who they are: the name and the number that stay.</param>
/// <param name="Because">What you go by, in 1 to 1000 characters; nothing of the person that is not needed.</param>
public sealed record MergeSubjectsInput(PersonInput Duplicate, PersonInput Kept, string Because);

/// <summary>That somebody has another number.</summary>
/// <param name="Person">Who, by the number so far.</param>
/// <param name="NewNumber">The new number, of the same type. A birth date that it states is the person's from then on.</param>
/// <param name="Because">What you go by, in 1 to 1000 characters; nothing of the person that is not needed.</param>
public sealed record ChangeIdentityNumberInput(PersonInput Person, string NewNumber, string Because)
{
    internal Outcome<IdentityNumber> ToNumber() => IdentityNumber.Read(Person.NumberType, NewNumber);
}
