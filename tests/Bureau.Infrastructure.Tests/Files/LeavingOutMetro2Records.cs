using Bureau.Domain.Furnishing;
using static Bureau.Infrastructure.Tests.Files.Metro2Sample;

namespace Bureau.Infrastructure.Tests.Files;

public sealed class LeavingOutMetro2Records
{
    [Theory]
    [InlineData(43, "                              ", FurnishingColumn.AccountNumber, "REQUIRED")]
    [InlineData(73, "X", FurnishingColumn.PortfolioType, "UNKNOWN_CODE")]
    [InlineData(74, "  ", FurnishingColumn.AccountType, "REQUIRED")]
    [InlineData(76, "02302020", FurnishingColumn.OpenedOn, "NOT_A_DATE")]
    [InlineData(76, "99999999", FurnishingColumn.OpenedOn, "NOT_A_DATE")]
    [InlineData(84, "00000A000", FurnishingColumn.CreditLimit, "NOT_AN_AMOUNT")]
    [InlineData(84, "-00001000", FurnishingColumn.CreditLimit, "NOT_AN_AMOUNT")]
    [InlineData(115, "12       ", FurnishingColumn.ActualPayment, "NOT_AN_AMOUNT")]
    [InlineData(20, "2", FurnishingColumn.CorrectionIndicator, "UNKNOWN_CODE")]
    [InlineData(124, "ZZ", FurnishingColumn.AccountStatus, "UNKNOWN_CODE")]
    [InlineData(124, "  ", FurnishingColumn.AccountStatus, "REQUIRED")]
    [InlineData(126, "3", FurnishingColumn.PaymentRating, "RATING_NOT_EXPECTED")]
    [InlineData(127, "0X", FurnishingColumn.PaymentHistory, "UNKNOWN_CODE")]
    [InlineData(153, "X?", FurnishingColumn.ComplianceCondition, "UNKNOWN_CODE")]
    [InlineData(155, "         ", FurnishingColumn.CurrentBalance, "REQUIRED")]
    [InlineData(155, "999999999", FurnishingColumn.CurrentBalance, "REQUIRED")]
    [InlineData(155, "0000012.5", FurnishingColumn.CurrentBalance, "NOT_AN_AMOUNT")]
    [InlineData(155, "-00000100", FurnishingColumn.CurrentBalance, "NOT_AN_AMOUNT")]
    [InlineData(164, "1,0000000", FurnishingColumn.AmountPastDue, "NOT_AN_AMOUNT")]
    [InlineData(182, "00000000", FurnishingColumn.AsOf, "REQUIRED")]
    [InlineData(182, "13312026", FurnishingColumn.AsOf, "NOT_A_DATE")]
    [InlineData(182, "11232026", FurnishingColumn.AsOf, "DATE_IN_FUTURE")]
    [InlineData(182, "2026OCT1", FurnishingColumn.AsOf, "NOT_A_DATE")]
    [InlineData(190, "11012026", FurnishingColumn.FirstDelinquencyOn, "AFTER_AS_OF")]
    [InlineData(190, "00312026", FurnishingColumn.FirstDelinquencyOn, "NOT_A_DATE")]
    [InlineData(198, "01012019", FurnishingColumn.ClosedOn, "CLOSED_BEFORE_OPENED")]
    [InlineData(298, "000000000", FurnishingColumn.SubjectId, "REQUIRED")]
    [InlineData(298, "999999999", FurnishingColumn.SubjectId, "REQUIRED")]
    [InlineData(298, "         ", FurnishingColumn.SubjectId, "REQUIRED")]
    [InlineData(298, "000123456", FurnishingColumn.SubjectId, "IDENTITY_NUMBER_CHECK_FAILED")]
    [InlineData(298, "666123456", FurnishingColumn.SubjectId, "IDENTITY_NUMBER_CHECK_FAILED")]
    [InlineData(298, "899-1-234", FurnishingColumn.SubjectId, "IDENTITY_NUMBER_MALFORMED")]
    [InlineData(307, "00000000", FurnishingColumn.BirthDate, "REQUIRED")]
    [InlineData(307, "02291970", FurnishingColumn.BirthDate, "NOT_A_DATE")]
    public void NamesTheField_AndKeepsTheOthers(int position, string text, FurnishingColumn column, string reason)
    {
        var rows = Rows(File([Account(0), Account(1).With(position, text), Account(2)]));

        Assert.Equal([typeof(AcceptedRow), typeof(RejectedRow), typeof(AcceptedRow)], rows.Select(row => row.GetType()));
        var mistake = Assert.Single(Assert.IsType<RejectedRow>(rows[1]).Mistakes);
        Assert.Equal((3L, column, reason), (rows[1].Number, mistake.Column!.Value, mistake.Reason.Code));
    }

    [Fact]
    public void NamesEveryMistakeOfARecord()
    {
        var record = Account(1).With(76, "ABCDEFGH").With(106, "TWENTY   ").With(155, "MUCH     ").And(N1());

        Assert.Equal(["METRO2_FIELD", "FORBIDDEN_SEGMENT", "NOT_A_DATE", "NOT_AN_AMOUNT"], Reasons(record));
    }

    [Fact]
    public void NeverQuotesAValue()
    {
        var row = Rejected(Account(1).With(106, "TWENTY   ").With(298, "666123456").With(307, "AABBCCDD"));

        Assert.All(row.Mistakes, mistake => Assert.DoesNotMatch("TWENTY|666123456|AABB|CCDD", mistake.ToString()));
    }

    [Theory]
    [InlineData(5, "X", "Processing indicator")]
    [InlineData(6, "1102AAAA093000", "Time stamp")]
    [InlineData(106, "TWENTY   ", "Scheduled monthly payment amount")]
    [InlineData(173, "LOTS     ", "Original charge-off amount")]
    [InlineData(206, "99999999", "Date of last payment")]
    public void NamesAFieldThatIsNotKept_ByItsNameInMetro2(int position, string text, string name)
    {
        var mistake = Assert.Single(Rejected(Account(1).With(position, text)).Mistakes);

        Assert.Equal("METRO2_FIELD", mistake.Reason.Code);
        Assert.Contains(name, mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LeavesOutEmployment_ByThatName()
    {
        var mistake = Assert.Single(Rejected(Account(1).And(N1())).Mistakes);

        Assert.Equal("FORBIDDEN_SEGMENT", mistake.Reason.Code);
        Assert.Contains("employment", mistake.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("TEACHER", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void KeepsARecord_WhoseEmploymentIsBlank() => Assert.IsType<AcceptedRow>(Row(Account(1).And("N1" + new string(' ', 144))));

    [Fact]
    public void LeavesOutACompanysAccount() => Assert.Equal(["COMPANY_ACCOUNT"], Reasons(Account(1).With(325, "W")));

    [Fact]
    public void LeavesOutAnUnknownSegment()
    {
        Assert.Equal(["METRO2_SEGMENT_UNKNOWN"], Reasons(Account(1).And("Q1" + new string('A', 98))));
        Assert.Equal(["METRO2_SEGMENT_UNKNOWN"], Reasons(Account(1).And(J1(), "k1" + K1()[2..])));
        Assert.Equal(["METRO2_SEGMENT_UNKNOWN"], Reasons(Account(1).And("0426" + new string(' ', 422))));
    }

    [Fact]
    public void LeavesOutARecord_ThatIsNotAsLongAsItsSegments()
    {
        Assert.Equal(["METRO2_SEGMENT_LENGTH"], Reasons(Account(1).And(K1()[..^1])));
        Assert.Equal(["METRO2_SEGMENT_LENGTH"], Reasons(Account(1).And("J1")));
        Assert.Equal(["METRO2_SEGMENT_LENGTH"], Reasons(Account(1).And(K1(), "K")));
    }

    [Fact]
    public void LeavesOutSegmentsOutOfOrder_OrTwice()
    {
        Assert.Equal(["METRO2_SEGMENT_ORDER"], Reasons(Account(1).And(J2(), J1())));
        Assert.Equal(["METRO2_SEGMENT_ORDER"], Reasons(Account(1).And(K4(), K3())));
        Assert.Equal(["METRO2_SEGMENT_ORDER"], Reasons(Account(1).And(K1(), K1())));
        Assert.IsType<AcceptedRow>(Row(Account(1).And(J1(), J1(), J2(), J2())));
    }

    [Fact]
    public void ChecksTheShapeOfSegments()
    {
        Assert.Equal(["METRO2_FIELD"], Reasons(Account(1).And(J1("12345678X"))));
        Assert.Equal(["METRO2_FIELD"], Reasons(Account(1).And(J1().With(79, "02301970"))));
        Assert.Equal(["METRO2_FIELD"], Reasons(Account(1).And(K1().With(33, "AB"))));
        Assert.Equal(["METRO2_FIELD"], Reasons(Account(1).And(K2('3'))));
        Assert.Equal(["METRO2_FIELD"], Reasons(Account(1).And(K3().With(3, "A1"))));
        Assert.Equal(["METRO2_FIELD"], Reasons(Account(1).And(K4().With(13, "13011999"))));
        Assert.Equal(["METRO2_FIELD"], Reasons(Account(1).And(L1('4'))));
        Assert.Equal(["METRO2_FIELD"], Reasons(Account(1).And(L1('1', new string(' ', 30)))));
        Assert.Equal(["TEXT_CHARACTERS"], Reasons(Account(1).And(L1('3', " NEW"))));
    }

    [Fact]
    public void KeepsTheOthers_WhenTheTrailerCountsWhatCouldNotBeCutOut()
    {
        var broken = Account(1).And("Q1" + new string('A', 98), J1(), K1());
        var trailer = Trailer([Account(0), broken]);
        var counted = Trailer([Account(0), Account(1).And(J1(), K1())]);

        var rows = Rows(File([Account(0), broken]).Replace(trailer, counted, StringComparison.Ordinal));

        Assert.Equal([typeof(AcceptedRow), typeof(RejectedRow)], rows.Select(row => row.GetType()));
    }

    private static FurnishedRow Row(string record) => Assert.Single(Rows(File([record])));

    private static RejectedRow Rejected(string record) => Assert.IsType<RejectedRow>(Row(record));

    private static IEnumerable<string> Reasons(string record) => Rejected(record).Mistakes.Select(mistake => mistake.Reason.Code);
}
