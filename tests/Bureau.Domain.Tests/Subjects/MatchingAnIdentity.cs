using Bureau.Domain.Subjects;

namespace Bureau.Domain.Tests.Subjects;

public sealed class MatchingAnIdentity
{
    private static readonly DateOnly Born = new(1990, 3, 7);

    // Made up, in area 999999, which is assigned to no place.
    private static readonly Identity Known = Identity.Of(
        IdentityNumber.Read(IdentityNumberType.CnResidentId, "999999199003070012").Value!, "Sandbox Person", Born).Value!;

    [Fact]
    public void IsTheSame_WhenBirthDateAndNameAgree() => Assert.True(IdentityMatch.Of(Known, "SANDBOX PERSON", Born).IsSame);

    [Fact]
    public void IsTheSame_WhenTheNameIsAlikeEnough() => Assert.True(IdentityMatch.Of(Known, "Person Sandbx", Born).IsSame);

    [Fact]
    public void IsAQuestion_WhenTheNameIsAnother() => Assert.False(IdentityMatch.Of(Known, "Sandbox Stranger", Born).IsSame);

    [Fact]
    public void IsAQuestion_WhenTheBirthDateIsAnother() => Assert.False(IdentityMatch.Of(Known, "Sandbox Person", Born.AddDays(1)).IsSame);

    [Fact]
    public void AsksMoreOfTheName_WhenTheNumberCannotBeChecked() =>
        Assert.Equal(
            [IdentityMatch.WithCheckedNumber, .. Enumerable.Repeat(IdentityMatch.WithUncheckedNumber, Enum.GetValues<IdentityNumberType>().Length - 1)],
            Enum.GetValues<IdentityNumberType>().Select(IdentityMatch.CutOffFor));
}
