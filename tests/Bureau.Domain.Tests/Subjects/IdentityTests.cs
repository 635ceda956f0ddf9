using Bureau.Domain.Subjects;
using CsCheck;

namespace Bureau.Domain.Tests.Subjects;

public sealed class IdentityTests
{
    // Made up, in area 999999, which is assigned to no place; the check digits are right.
    private const string Number = "999999199003070012";

    [Fact]
    public void TakesANumber_WhoseCheckDigitIsRight()
    {
        var number = Read(Number);
        Assert.Equal(new DateOnly(1990, 3, 7), number.BirthDate);
    }

    [Fact]
    public void TakesAnXInEitherCase_AsTheSameNumber()
    {
        var upper = WithCheckDigit("99999919900307000");
        var seventeen = Enumerable.Range(0, 1000).Select(n => $"99999919900307{n:D3}").First(text => WithCheckDigit(text).EndsWith('X'));
        var written = WithCheckDigit(seventeen);
        Assert.Equal(Read(written), Read(written.ToLowerInvariant()));
        Assert.NotEqual(Read(written), Read(upper));
    }

    [Theory]
    [InlineData("", "IDENTITY_NUMBER_MALFORMED")]
    [InlineData("99999919900307001", "IDENTITY_NUMBER_MALFORMED")]
    [InlineData("9999991990030700155", "IDENTITY_NUMBER_MALFORMED")]
    [InlineData("99999919900307001A", "IDENTITY_NUMBER_MALFORMED")]
    [InlineData("X99999199003070015", "IDENTITY_NUMBER_MALFORMED")]
    [InlineData("999999199002300019", "IDENTITY_NUMBER_MALFORMED")]
    [InlineData("９９９９９９199003070015", "IDENTITY_NUMBER_MALFORMED")]
    public void RefusesWhatIsNoNumber(string text, string code) =>
        Assert.Equal(code, IdentityNumber.Read(IdentityNumberType.CnResidentId, text).Refusal?.Code);

    [Fact]
    public void RefusesEveryOtherCheckDigit()
    {
        foreach (var other in "0123456789X".Where(digit => digit != Number[17]))
            Assert.IsType<IdentityNumberCheckFailed>(IdentityNumber.Read(IdentityNumberType.CnResidentId, Number[..17] + other).Refusal);
    }

    [Fact]
    public void NeverThrows_WhateverTheText() =>
        Gen.String.Sample(text => { IdentityNumber.Read(IdentityNumberType.CnResidentId, text); });

    [Fact]
    public void PrintsMasked()
    {
        Assert.Equal("99**************12", Read(Number).ToString());
        Assert.DoesNotContain("1990", Person("Sandbox Person").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void NeedsTheBirthDateOfTheNumber() =>
        Assert.IsType<BirthDateMismatch>(Identity.Of(Read(Number), "Sandbox Person", new DateOnly(1990, 3, 8)).Refusal);

    [Fact]
    public void BringsNamesIntoOneForm() => Assert.Equal(Person("Ren\u00e9"), Person(" Rene\u0301 "));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("two\nlines")]
    public void RefusesWhatIsNoName(string name) =>
        Assert.IsType<NameMalformed>(Identity.Of(Read(Number), name, new DateOnly(1990, 3, 7)).Refusal);

    [Fact]
    public void RefusesHalfACharacter() =>
        Assert.IsType<NameMalformed>(Identity.Of(Read(Number), "A\ud800", new DateOnly(1990, 3, 7)).Refusal);

    [Fact]
    public void NeverThrows_WhateverTheName() =>
        Gen.String.Sample(name => { Identity.Of(Read(Number), name, new DateOnly(1990, 3, 7)); });

    private static IdentityNumber Read(string text) =>
        IdentityNumber.Read(IdentityNumberType.CnResidentId, text).Succeeded(out var number, out var refusal) ? number : throw new Xunit.Sdk.XunitException(refusal.Code);

    private static Identity Person(string name) =>
        Identity.Of(Read(Number), name, new DateOnly(1990, 3, 7)).Succeeded(out var identity, out var refusal) ? identity : throw new Xunit.Sdk.XunitException(refusal.Code);

    private static string WithCheckDigit(string seventeen) => seventeen + "0123456789X".First(digit =>
        IdentityNumber.Read(IdentityNumberType.CnResidentId, seventeen + digit).Refusal is null);
}
