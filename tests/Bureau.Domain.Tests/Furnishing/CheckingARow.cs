using Bureau.Domain.CreditFiles;
using Bureau.Domain.Furnishing;
using Bureau.Domain.Subjects;
using CsCheck;

namespace Bureau.Domain.Tests.Furnishing;

public sealed class CheckingARow
{
    private static readonly Gen<FurnishingColumn> AnyColumn = Gen.Enum<FurnishingColumn>();

    [Fact]
    public void AcceptsARightRow_WithEveryValue()
    {
        var month = Accept(new WrittenRow());

        Assert.Equal("Account Holder", month.Subject.Name);
        Assert.Equal(new DateOnly(1990, 3, 7), month.Subject.BirthDate);
        Assert.Equal(
            ("A-000001", 'R', "18", new DateOnly(2020, 2, 29), "TWD", "XB"),
            (month.AccountNumber, month.PortfolioType, month.AccountType, month.OpenedOn!.Value, month.Currency, month.ComplianceCondition));
        Assert.Equal(
            new TradelineMonth(new DateOnly(2026, 10, 31), AccountStatus.Current, TrendedUsage.Transactor, 20_000, -12.50m, 0, 1_500),
            month.Month);
    }

    [Fact]
    public void AcceptsARow_WithoutAnyOptionalValue()
    {
        var row = new WrittenRow();
        foreach (var entry in FurnishingDictionary.Entries.Where(entry => !entry.Required))
        {
            row.With(entry.Column, "");
        }

        var month = Accept(row);

        Assert.Null(month.OpenedOn);
        Assert.Null(month.ComplianceCondition);
        Assert.Equal(new TradelineMonth(new DateOnly(2026, 10, 31), AccountStatus.Current, TrendedUsage.Unknown, null, -12.50m, null, null), month.Month);
    }

    [Fact]
    public void RejectsARow_WithoutARequiredValue()
    {
        foreach (var entry in FurnishingDictionary.Entries.Where(entry => entry.Required))
        {
            Assert.Equal([new RowMistake(entry.Column, RejectionReasons.Required)], Reject(new WrittenRow().With(entry.Column, "")));
        }
    }

    [Theory]
    [InlineData(FurnishingColumn.AsOf, "2026-11-22")]
    [InlineData(FurnishingColumn.AccountNumber, "x")]
    [InlineData(FurnishingColumn.AccountNumber, "123456789 123456789/123456789~")]
    [InlineData(FurnishingColumn.PortfolioType, "M")]
    [InlineData(FurnishingColumn.AccountType, "0A9")]
    [InlineData(FurnishingColumn.OpenedOn, "1900-01-01")]
    [InlineData(FurnishingColumn.OpenedOn, "2026-10-31")]
    [InlineData(FurnishingColumn.CreditLimit, "9999999999999.99")]
    [InlineData(FurnishingColumn.CreditLimit, "0.5")]
    [InlineData(FurnishingColumn.Currency, "CNY")]
    [InlineData(FurnishingColumn.AccountStatus, "97")]
    [InlineData(FurnishingColumn.AccountStatus, "05")]
    [InlineData(FurnishingColumn.AccountStatus, "DA")]
    [InlineData(FurnishingColumn.AccountStatus, "DF")]
    [InlineData(FurnishingColumn.PaymentHistory, "0123456BDEGHJKL000000000")]
    [InlineData(FurnishingColumn.FirstDelinquencyOn, "2026-10-31")]
    [InlineData(FurnishingColumn.ClosedOn, "2020-02-29")]
    [InlineData(FurnishingColumn.CorrectionIndicator, "1")]
    [InlineData(FurnishingColumn.NewAccountNumber, "A-000002")]
    [InlineData(FurnishingColumn.TrendedUsage, "INACTIVE")]
    [InlineData(FurnishingColumn.CurrentBalance, "-9999999999999.99")]
    [InlineData(FurnishingColumn.CurrentBalance, "007")]
    [InlineData(FurnishingColumn.ComplianceCondition, "XR")]
    [InlineData(FurnishingColumn.SubjectName, "\u6b27\u9633\u6d4b\u8bd5")]
    [InlineData(FurnishingColumn.SubjectName, "Nguye\u0302\u0303n V\u0103n A")]
    public void AcceptsWhatTheDictionaryAllows(FurnishingColumn column, string value) => Accept(new WrittenRow().With(column, value));

    [Theory]
    [InlineData(FurnishingColumn.AsOf, "2026-02-29", "NOT_A_DATE")]
    [InlineData(FurnishingColumn.AsOf, "2026-13-01", "NOT_A_DATE")]
    [InlineData(FurnishingColumn.AsOf, "0000-01-01", "NOT_A_DATE")]
    [InlineData(FurnishingColumn.AsOf, "31/10/2026", "NOT_A_DATE")]
    [InlineData(FurnishingColumn.AsOf, "2026-10-31T00:00", "NOT_A_DATE")]
    [InlineData(FurnishingColumn.AsOf, "2026-11-23", "DATE_IN_FUTURE")]
    [InlineData(FurnishingColumn.AsOf, "1969-12-31", "DATE_TOO_EARLY")]
    [InlineData(FurnishingColumn.AccountNumber, "1234567890123456789012345678901", "TEXT_LENGTH")]
    [InlineData(FurnishingColumn.AccountNumber, "A\t1", "TEXT_CHARACTERS")]
    [InlineData(FurnishingColumn.AccountNumber, " A1", "TEXT_CHARACTERS")]
    [InlineData(FurnishingColumn.AccountNumber, "A1 ", "TEXT_CHARACTERS")]
    [InlineData(FurnishingColumn.AccountNumber, "\u8d26\u53f7", "TEXT_CHARACTERS")]
    [InlineData(FurnishingColumn.PortfolioType, "r", "UNKNOWN_CODE")]
    [InlineData(FurnishingColumn.PortfolioType, "RR", "UNKNOWN_CODE")]
    [InlineData(FurnishingColumn.AccountType, "1", "TEXT_LENGTH")]
    [InlineData(FurnishingColumn.AccountType, "1234", "TEXT_LENGTH")]
    [InlineData(FurnishingColumn.AccountType, "0a", "TEXT_CHARACTERS")]
    [InlineData(FurnishingColumn.AccountType, "\u00e9", "TEXT_CHARACTERS")]
    [InlineData(FurnishingColumn.AccountType, "90", "FORBIDDEN_ACCOUNT_TYPE_HEALTH")]
    [InlineData(FurnishingColumn.AccountType, "50", "FORBIDDEN_ACCOUNT_TYPE_FAMILY")]
    [InlineData(FurnishingColumn.AccountType, "93", "FORBIDDEN_ACCOUNT_TYPE_FAMILY")]
    [InlineData(FurnishingColumn.OpenedOn, "2026-11-01", "OPENED_AFTER_AS_OF")]
    [InlineData(FurnishingColumn.OpenedOn, "1899-12-31", "DATE_TOO_EARLY")]
    [InlineData(FurnishingColumn.OpenedOn, "never", "NOT_A_DATE")]
    [InlineData(FurnishingColumn.CreditLimit, "-1", "AMOUNT_NEGATIVE")]
    [InlineData(FurnishingColumn.CreditLimit, "1.234", "AMOUNT_DECIMALS")]
    [InlineData(FurnishingColumn.CreditLimit, "12345678901234", "AMOUNT_TOO_LARGE")]
    [InlineData(FurnishingColumn.CreditLimit, "1,000", "NOT_AN_AMOUNT")]
    [InlineData(FurnishingColumn.CreditLimit, "1e3", "NOT_AN_AMOUNT")]
    [InlineData(FurnishingColumn.CreditLimit, "+1", "NOT_AN_AMOUNT")]
    [InlineData(FurnishingColumn.CreditLimit, "1.", "NOT_AN_AMOUNT")]
    [InlineData(FurnishingColumn.CreditLimit, ".5", "NOT_AN_AMOUNT")]
    [InlineData(FurnishingColumn.CreditLimit, " 1", "NOT_AN_AMOUNT")]
    [InlineData(FurnishingColumn.CreditLimit, "-", "NOT_AN_AMOUNT")]
    [InlineData(FurnishingColumn.CreditLimit, "1.2.3", "NOT_AN_AMOUNT")]
    [InlineData(FurnishingColumn.CreditLimit, "\uff11\uff12", "NOT_AN_AMOUNT")]
    [InlineData(FurnishingColumn.Currency, "twd", "UNKNOWN_CODE")]
    [InlineData(FurnishingColumn.Currency, "TWN", "UNKNOWN_CODE")]
    [InlineData(FurnishingColumn.Currency, "TW", "UNKNOWN_CODE")]
    [InlineData(FurnishingColumn.Currency, "\u5143", "UNKNOWN_CODE")]
    [InlineData(FurnishingColumn.AccountStatus, "12", "UNKNOWN_CODE")]
    [InlineData(FurnishingColumn.AccountStatus, "011", "UNKNOWN_CODE")]
    [InlineData(FurnishingColumn.AccountStatus, "-1", "UNKNOWN_CODE")]
    [InlineData(FurnishingColumn.AccountStatus, "DX", "UNKNOWN_CODE")]
    [InlineData(FurnishingColumn.PaymentRating, "0", "RATING_NOT_EXPECTED")]
    [InlineData(FurnishingColumn.PaymentRating, "7", "UNKNOWN_CODE")]
    [InlineData(FurnishingColumn.PaymentHistory, "00000000000000000000000", "TEXT_LENGTH")]
    [InlineData(FurnishingColumn.PaymentHistory, "00000000000000000000000X", "UNKNOWN_CODE")]
    [InlineData(FurnishingColumn.FirstDelinquencyOn, "2026-11-01", "AFTER_AS_OF")]
    [InlineData(FurnishingColumn.ClosedOn, "2026-11-01", "AFTER_AS_OF")]
    [InlineData(FurnishingColumn.ClosedOn, "2020-02-28", "CLOSED_BEFORE_OPENED")]
    [InlineData(FurnishingColumn.CorrectionIndicator, "2", "UNKNOWN_CODE")]
    [InlineData(FurnishingColumn.NewAccountNumber, " A", "TEXT_CHARACTERS")]
    [InlineData(FurnishingColumn.TrendedUsage, "revolver", "UNKNOWN_CODE")]
    [InlineData(FurnishingColumn.CurrentBalance, "--1", "NOT_AN_AMOUNT")]
    [InlineData(FurnishingColumn.AmountPastDue, "-0.01", "AMOUNT_NEGATIVE")]
    [InlineData(FurnishingColumn.ActualPayment, "-5", "AMOUNT_NEGATIVE")]
    [InlineData(FurnishingColumn.ComplianceCondition, "XZ", "UNKNOWN_CODE")]
    [InlineData(FurnishingColumn.SubjectIdType, "PASSPORT", "UNKNOWN_CODE")]
    [InlineData(FurnishingColumn.SubjectId, "99999919900307001", "IDENTITY_NUMBER_MALFORMED")]
    [InlineData(FurnishingColumn.SubjectId, "999999199013070012", "IDENTITY_NUMBER_MALFORMED")]
    [InlineData(FurnishingColumn.SubjectId, "999999199003070021", "IDENTITY_NUMBER_CHECK_FAILED")]
    [InlineData(FurnishingColumn.SubjectName, "  ", "NAME_MALFORMED")]
    [InlineData(FurnishingColumn.SubjectName, "A\u0007B", "NAME_MALFORMED")]
    [InlineData(FurnishingColumn.SubjectName, "A\u202eB", "NAME_MALFORMED")]
    [InlineData(FurnishingColumn.SubjectName, "A\ufffdB", "NAME_MALFORMED")]
    [InlineData(FurnishingColumn.BirthDate, "1990-03-08", "BIRTH_DATE_MISMATCH")]
    [InlineData(FurnishingColumn.BirthDate, "1990-3-7", "NOT_A_DATE")]
    public void RejectsWhatTheDictionaryDoesNotAllow(FurnishingColumn column, string value, string code)
    {
        var mistake = Assert.Single(Reject(new WrittenRow().With(column, value)));

        Assert.Equal((column, code), (mistake.Column, mistake.Reason.Code));
    }

    [Fact]
    public void TakesARating_BesideAStatusThatNeedsOne() => Assert.Equal(
        "3",
        Accept(new WrittenRow().With(FurnishingColumn.AccountStatus, "13").With(FurnishingColumn.PaymentRating, "3")).Month.PaymentRating);

    [Theory]
    [InlineData("078051120", null)]
    [InlineData("07805112", "IDENTITY_NUMBER_MALFORMED")]
    [InlineData("07805112A", "IDENTITY_NUMBER_MALFORMED")]
    [InlineData("000051120", "IDENTITY_NUMBER_CHECK_FAILED")]
    [InlineData("666051120", "IDENTITY_NUMBER_CHECK_FAILED")]
    [InlineData("900051120", "IDENTITY_NUMBER_CHECK_FAILED")]
    [InlineData("078001120", "IDENTITY_NUMBER_CHECK_FAILED")]
    [InlineData("078050000", "IDENTITY_NUMBER_CHECK_FAILED")]
    public void ChecksASocialSecurityNumber_ByWhatIsNeverAssigned(string number, string? code)
    {
        var row = new WrittenRow().With(FurnishingColumn.SubjectIdType, "US_SSN").With(FurnishingColumn.SubjectId, number).With(FurnishingColumn.BirthDate, "1971-01-02");

        if (code is null)
        {
            Assert.Equal(Jurisdiction.Us, Accept(row).Subject.Number.Jurisdiction);
        }
        else
        {
            Assert.Equal(code, Assert.Single(Reject(row)).Reason.Code);
        }
    }

    [Theory]
    [InlineData("US_SSN", "078051120", "97", "", "FIRST_DELINQUENCY_REQUIRED")]
    [InlineData("US_SSN", "078051120", "62", "", "FIRST_DELINQUENCY_REQUIRED")]
    [InlineData("US_SSN", "078051120", "97", "2026-01-15", null)]
    [InlineData("US_SSN", "078051120", "84", "", null)]
    [InlineData("CN_RESIDENT_ID", "999999199003070012", "97", "", null)]
    public void AsksForTheFirstDelinquencyOfALoss_WhereItsYearsRunFromIt(string type, string number, string status, string day, string? code)
    {
        var row = new WrittenRow().With(FurnishingColumn.SubjectIdType, type).With(FurnishingColumn.SubjectId, number)
            .With(FurnishingColumn.AccountStatus, status).With(FurnishingColumn.FirstDelinquencyOn, day);

        Assert.Equal(code, row.Check() is RejectedRow rejected ? Assert.Single(rejected.Mistakes).Reason.Code : null);
    }

    [Theory]
    [InlineData("97", "", true)]
    [InlineData("62", "", true)]
    [InlineData("71", "", true)]
    [InlineData("13", "G", true)]
    [InlineData("13", "3", true)]
    [InlineData("13", "0", false)]
    [InlineData("13", "", false)]
    [InlineData("11", "", false)]
    public void KeepsAFirstDelinquency_BesideWhatItLedTo(string status, string rating, bool kept)
    {
        var row = new WrittenRow().With(FurnishingColumn.AccountStatus, status).With(FurnishingColumn.PaymentRating, rating)
            .With(FurnishingColumn.FirstDelinquencyOn, "2026-01-15");

        Assert.Equal(kept ? new DateOnly(2026, 1, 15) : null, Assert.IsType<AcceptedRow>(row.Check()).Month.Month.FirstDelinquencyOn);
    }

    [Fact]
    public void AcceptsTheFirstDayThatMayBeReported() =>
        Accept(new WrittenRow()
            .With(FurnishingColumn.AsOf, "1970-01-01")
            .With(FurnishingColumn.OpenedOn, "")
            .With(FurnishingColumn.SubjectId, "999999195001010018")
            .With(FurnishingColumn.BirthDate, "1950-01-01"));

    [Fact]
    public void RejectsANameBeyond200Characters()
    {
        Accept(new WrittenRow().With(FurnishingColumn.SubjectName, new string('n', 200)));
        Assert.Equal(RejectionReasons.NameMalformed, Assert.Single(Reject(new WrittenRow().With(FurnishingColumn.SubjectName, new string('n', 201)))).Reason);
    }

    [Fact]
    public void RejectsAMinor()
    {
        var mistake = Assert.Single(Reject(new WrittenRow().With(FurnishingColumn.SubjectIdType, "US_SSN").With(FurnishingColumn.SubjectId, "078051120").With(FurnishingColumn.BirthDate, "2008-11-23")));

        Assert.Equal((FurnishingColumn.BirthDate, RejectionReasons.MinorSubject), (mistake.Column, mistake.Reason));
    }

    [Fact]
    public void RejectsSomebodyBornAfterTheMonth()
    {
        var mistake = Assert.Single(Reject(new WrittenRow().With(FurnishingColumn.AsOf, "1980-01-31").With(FurnishingColumn.OpenedOn, "")));

        Assert.Equal((FurnishingColumn.BirthDate, RejectionReasons.BornAfterAsOf), (mistake.Column, mistake.Reason));
    }

    [Fact]
    public void ReportsEveryMistakeOfARow()
    {
        var mistakes = Reject(new WrittenRow()
            .With(FurnishingColumn.AsOf, "tomorrow")
            .With(FurnishingColumn.CreditLimit, "-1")
            .With(FurnishingColumn.SubjectName, "A\nB")
            .With(FurnishingColumn.BirthDate, "1991-03-07"));

        Assert.Equal(
            [
                new(FurnishingColumn.AsOf, RejectionReasons.NotADate),
                new(FurnishingColumn.CreditLimit, RejectionReasons.AmountNegative),
                new(FurnishingColumn.SubjectName, RejectionReasons.NameMalformed),
                new(FurnishingColumn.BirthDate, RejectionReasons.BirthDateMismatch),
            ],
            mistakes);
    }

    [Fact]
    public void SaysWhereAndWhatWouldBeRight()
    {
        var mistake = Assert.Single(Reject(new WrittenRow().With(FurnishingColumn.PortfolioType, "Q")));

        Assert.Equal("portfolio_type is none of the codes of that column; it holds C, I, M, O or R.", mistake.Message);
    }

    [Fact]
    public void NeverQuotesAValue() =>
        Gen.Select(AnyColumn, Gen.String[Gen.Char['\u0100', '\u017f'], 4, 40]).Sample((column, value) =>
        {
            if (new WrittenRow().With(column, value).Check() is RejectedRow rejected)
                Assert.All(rejected.Mistakes, mistake => Assert.DoesNotContain(value, mistake.ToString(), StringComparison.Ordinal));
        });

    [Fact]
    public void NeverThrows_WhateverTheBytes() =>
        Gen.Select(AnyColumn, Gen.Byte.Array[0, 300], AnyColumn, Gen.String).Sample((column, bytes, other, text) =>
        {
            if (new WrittenRow().With(column, bytes).With(other, text).Check() is RejectedRow rejected)
                Assert.NotEmpty(rejected.Mistakes);
        });

    [Fact]
    public void ReadsAmountsExactly() =>
        Gen.Select(Gen.Long[-999_999_999_999_999, 999_999_999_999_999], Gen.Int[0, 2]).Sample((units, decimals) =>
        {
            var amount = new decimal(Math.Abs(units)) / (decimals switch { 0 => 100, 1 => 10, _ => 1 }) / 100;
            amount = Math.Round(units < 0 ? -amount : amount, decimals, MidpointRounding.ToZero);

            Assert.Equal(amount, Accept(new WrittenRow().With(FurnishingColumn.CurrentBalance, amount.ToString($"F{decimals}"))).Month.CurrentBalance);
        });

    [Fact]
    public void WritesEqualAmountsAlike()
    {
        static string Text(string written) => Accept(new WrittenRow().With(FurnishingColumn.CurrentBalance, written)).Month.CurrentBalance.ToString();

        Assert.Equal(["0", "0", "100", "100", "12.50", "12.50"], [Text("-0.00"), Text("000"), Text("100.0"), Text("100"), Text("12.5"), Text("12.50")]);
    }

    [Fact]
    public void KeepsPersonsOutOfText() => Assert.Equal("account-month of 2026-10-31", Accept(new WrittenRow()).ToString());

    private static FurnishedMonth Accept(WrittenRow row) => row.Check() switch
    {
        AcceptedRow accepted => accepted.Month,
        var other => throw new Xunit.Sdk.XunitException(string.Join(Environment.NewLine, ((RejectedRow)other).Mistakes)),
    };

    private static IReadOnlyList<RowMistake> Reject(WrittenRow row) => Assert.IsType<RejectedRow>(row.Check()).Mistakes;
}
