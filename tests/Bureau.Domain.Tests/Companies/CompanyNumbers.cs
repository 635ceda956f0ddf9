using Bureau.Domain.Companies;
using CsCheck;

namespace Bureau.Domain.Tests.Companies;

/// <summary>Made-up numbers: no organisation has them.</summary>
public sealed class CompanyNumbers
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static readonly Gen<string> AnyUscc = Gen.Select(Gen.Char[Alphabet].Array[2], Gen.Char["0123456789"].Array[6], Gen.Char[Alphabet].Array[9])
        .Select((kind, place, code) => new string([.. kind, .. place, .. code]))
        .Select(first => first + Uscc.CheckCharacterOf(first));

    private static readonly Gen<string> AnyLei = Gen.Char["0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"].Array[18].Select(first => new string(first)).Select(first => first + Lei.CheckDigitsOf(first));

    [Theory]
    [InlineData("91999999MA00TEXT0H", null)]
    [InlineData("11999999000000001U", null)]
    [InlineData("91999999ma00text0h", null)]
    [InlineData("91999999MA00TEXT0G", "USCC_CHECK_FAILED")]
    [InlineData("919999990000000000", "USCC_CHECK_FAILED")]
    [InlineData("", "USCC_MALFORMED")]
    [InlineData("91999999MA00TEXT0", "USCC_MALFORMED")]
    [InlineData("91999999MA00TIXT0H", "USCC_MALFORMED")]
    [InlineData("9199999AMA00TEXT0H", "USCC_MALFORMED")]
    [InlineData("91999999 A00TEXT0H", "USCC_MALFORMED")]
    [InlineData("\uFF191999999MA00TEXT0", "USCC_MALFORMED")]
    public void Uscc_IsReadOrRefused(string text, string? code) => Assert.Equal(code, Uscc.Read(text).Refusal?.Code);

    // 98 and 01, 97 and 00, 02 and 99 leave the same remainder; the standard gives 02 to 98.
    [Theory]
    [InlineData("9999SANDBOXBAKERY096", null)]
    [InlineData("9999sandboxfactory55", null)]
    [InlineData("9999SANDBOXFACTORY56", "LEI_CHECK_FAILED")]
    [InlineData("", "LEI_MALFORMED")]
    [InlineData("9999SANDBOXFACTORY5", "LEI_MALFORMED")]
    [InlineData("9999SANDBOXFACTORY5A", "LEI_MALFORMED")]
    [InlineData("9999SANDB\u00D6XFACTORY55", "LEI_MALFORMED")]
    [InlineData("9999 SANDBOXFACTORY5", "LEI_MALFORMED")]
    public void Lei_IsReadOrRefused(string text, string? code) => Assert.Equal(code, Lei.Read(text).Refusal?.Code);

    [Fact]
    public void Lei_WithOtherCheckDigitsOfTheSameRemainder_IsRefused() => AnyLei.Sample(text =>
    {
        var other = text[^2..] switch { "98" => "01", "97" => "00", "02" => "99", _ => null };
        Assert.Equal(other is null ? null : "LEI_CHECK_FAILED", other is null ? null : Lei.Read(text[..^2] + other).Refusal?.Code);
    });

    [Fact]
    public void Uscc_WithItsCheckCharacter_IsRead() => AnyUscc.Sample(text => Assert.Equal(text, Uscc.Read(text.ToLowerInvariant()).Value.Value));

    [Fact]
    public void Lei_WithItsCheckDigits_IsRead() => AnyLei.Sample(text => Assert.Equal(text, Lei.Read(text.ToLowerInvariant()).Value.Value));

    [Fact]
    public void Uscc_WithOneOtherCharacter_IsRefused() => Gen.Select(AnyUscc, Gen.Int[0, 17], Gen.Char[Alphabet]).Sample((text, at, other) =>
        Assert.Equal(text[at] == other, Uscc.Read(text[..at] + other + text[(at + 1)..]).Refusal is null));

    // A letter counts as two digits, so only changes that keep the length are sure to be seen.
    [Fact]
    public void Lei_WithOneOtherDigitOrLetter_IsRefused() => Gen.Select(AnyLei, Gen.Int[0, 19], Gen.Int[1, 9]).Sample((text, at, by) =>
    {
        var other = char.IsAsciiDigit(text[at]) ? (char)('0' + ((text[at] - '0' + by) % 10)) : (char)('A' + ((text[at] - 'A' + by) % 26));
        Assert.Equal("LEI_CHECK_FAILED", Lei.Read(text[..at] + other + text[(at + 1)..]).Refusal?.Code);
    });

    [Fact]
    public void Lei_WithTwoLettersOrTwoDigitsExchanged_IsRefused() => Gen.Select(AnyLei, Gen.Int[0, 16]).Sample((text, at) =>
    {
        if (text[at] != text[at + 1] && char.IsAsciiDigit(text[at]) == char.IsAsciiDigit(text[at + 1]))
            Assert.Equal("LEI_CHECK_FAILED", Lei.Read(text[..at] + text[at + 1] + text[at] + text[(at + 2)..]).Refusal?.Code);
    });

    [Fact]
    public void Numbers_PrintAsTheyAreWritten()
    {
        Assert.Equal("91999999MA00TEXT0H", $"{Uscc.Read("91999999ma00text0h").Value}");
        Assert.Equal("9999SANDBOXBAKERY096", $"{Lei.Read("9999sandboxbakery096").Value}");
    }
}
