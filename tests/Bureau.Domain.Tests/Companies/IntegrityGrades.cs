using Bureau.Domain.Companies;
using Bureau.Domain.Companies.Integrity;
using Bureau.Domain.CreditFiles;
using Bureau.Domain.Disclosure;
using Bureau.Domain.Listings;
using Bureau.Domain.Scoring.Schemes;

namespace Bureau.Domain.Tests.Companies;

/// <summary>Grades of companies, and what corporate rating systems were abused for, by the name of the abuse.</summary>
public sealed class IntegrityGrades
{
    private static readonly DateOnly Today = new(2030, 3, 15);

    [Fact]
    public void AGrade_ComesOfTheRecords_AndSaysWhy()
    {
        var records = new[] { Passed(1), Finding(2, Severity.Minor), Finding(2, Severity.Serious), Record(IntegrityKind.Penalty, RecordDomain.FoodSafety, 3) with { Severity = Severity.Ordinary } };
        var grade = Assert.Single(IntegrityGrade.Of(records, Today));
        Assert.Equal((RecordDomain.FoodSafety, "food-safety-integrity-1", 80 + 5 - 3 - 15 - 25, Grade.D), (grade.Domain, grade.Scheme.ToString(), grade.Points, grade.Grade));
        Assert.Equal([-25, -15, 5, -3], grade.Reasons.Select(reason => reason.Points));
        Assert.Equal(grade.Points, grade.Base + grade.Reasons.Sum(reason => reason.Points));
    }

    [Fact]
    public void ACompanyThatWasNeverInspected_HasNoGrade()
    {
        Assert.Empty(IntegrityGrade.Of([], Today));
        var grade = Assert.Single(IntegrityGrade.Of([Record(IntegrityKind.Inspection, RecordDomain.FoodSafety, 1) with { Result = 91 }], Today));
        Assert.Equal((null, null), (grade.Grade, grade.Points));
    }

    [Fact]
    public void AResultBelowTheFull_DoesNotCountBesideItsFindings() => Assert.Equal(
        Assert.Single(IntegrityGrade.Of([Finding(1, Severity.Minor)], Today)).Points,
        Assert.Single(IntegrityGrade.Of([Finding(1, Severity.Minor), Record(IntegrityKind.Inspection, RecordDomain.FoodSafety, 1) with { Result = 97 }], Today)).Points);

    [Fact]
    public void APublicBody_IsGradedLikeEveryCompany()
    {
        var judgment = Record(IntegrityKind.Judgment, RecordDomain.PublicAdministration, 2) with { Severity = Severity.Ordinary };
        Assert.NotNull(Assert.Single(IntegrityGrade.Of([judgment], Today)).Grade);
    }

    [Fact]
    public void TheHistory_HasAGradeForEachMonth_AndNothingOfAMonthThatHadNotCome()
    {
        var history = IntegrityGrade.HistoryOf([Finding(2, Severity.Serious)], RecordDomain.FoodSafety, Today);
        Assert.Equal(12, history.Count);
        Assert.Equal((new DateOnly(2030, 2, 28), new DateOnly(2029, 3, 31)), (history[0].AsOf, history[^1].AsOf));
        Assert.Equal([65, 65, null], history.Take(3).Select(month => month.Points));
        Assert.Empty(IntegrityGrade.HistoryOf([Finding(2, Severity.Serious)], RecordDomain.Procurement, Today));
    }

    [Fact]
    public void ASuppliersBreach_OnItsCustomer_CannotBeSaid()
    {
        // A record is about one company, and a grade is made of records alone: nothing in either names another company, an officer or an owner.
        var named = typeof(IntegrityRecord).GetProperties().Concat(typeof(KeptRecord).GetProperties()).Where(property => property.PropertyType == typeof(CompanyId)).ToList();
        Assert.Equal(["Company"], named.Select(property => property.Name));
        Assert.DoesNotContain(typeof(CompanyFacts).GetProperties(), property => property.PropertyType == typeof(CompanyId) || property.PropertyType == typeof(CompanyId[]));
    }

    [Fact]
    public void ACompanysRecord_InAPersonsFile_CannotBeSaid()
    {
        Assert.DoesNotContain(
            new[] { typeof(CreditFile), typeof(StoredCreditFile), typeof(MyFile), typeof(Listing) }.SelectMany(type => type.GetProperties()),
            property => Mentions(property.PropertyType, typeof(IntegrityRecord)) || Mentions(property.PropertyType, typeof(CompanyId)) || Mentions(property.PropertyType, typeof(Company)));
        Assert.DoesNotContain(typeof(Officer).GetProperties(), property => property.PropertyType.Name.Contains("Subject", StringComparison.Ordinal));

        static bool Mentions(Type type, Type what) => type == what || type.GetGenericArguments().Any(argument => Mentions(argument, what)) || (type.GetElementType() is { } element && Mentions(element, what));
    }

    [Fact]
    public void OffsettingOneDomainWithAnother_DoesNotHappen()
    {
        var fined = Record(IntegrityKind.Penalty, RecordDomain.FoodSafety, 3) with { Severity = Severity.Serious };
        var alone = Assert.Single(IntegrityGrade.Of([fined], Today));
        var honoured = IntegrityGrade.Of([fined, Record(IntegrityKind.Honour, RecordDomain.Environment, 1), Record(IntegrityKind.Honour, RecordDomain.Environment, 2)], Today);
        Assert.Equal(alone.Points, honoured.Single(grade => grade.Domain is RecordDomain.FoodSafety).Points);
        Assert.Equal(2, honoured.Count);
    }

    [Theory]
    [InlineData(IntegrityKind.Penalty, Severity.Minor, 3)]
    [InlineData(IntegrityKind.Penalty, Severity.Ordinary, 12)]
    [InlineData(IntegrityKind.Debarment, Severity.Serious, 36)]
    [InlineData(IntegrityKind.Inspection, null, 36)]
    [InlineData(IntegrityKind.Honour, null, 36)]
    [InlineData(IntegrityKind.Licence, null, 12)]
    public void ARecord_IsReadableAsLongAsItsClassAllows(IntegrityKind kind, Severity? severity, int months)
    {
        var record = Record(kind, RecordDomain.FoodSafety, 1) with { Severity = severity };
        Assert.Equal(record.On.AddMonths(months), record.ReadableUntil);
        Assert.Equal(Today.AddMonths(months), (record with { Until = Today }).ReadableUntil);
        Assert.Equal(DateOnly.MaxValue, (record with { Until = DateOnly.MaxValue }).ReadableUntil);
    }

    [Fact]
    public void AnUnsoundRecord_IsRefused_AndSaysWhy()
    {
        var sound = Record(IntegrityKind.Penalty, RecordDomain.FoodSafety, 1) with { Severity = Severity.Minor };
        Assert.Null(Code(sound));
        Assert.Equal("INTEGRITY_DOMAIN_OF_PEOPLE", Code(sound with { Domain = RecordDomain.Credit }));
        Assert.Equal("INTEGRITY_DAY_IN_FUTURE", Code(sound with { On = Today.AddDays(1) }));
        Assert.Equal("INTEGRITY_ENDS_BEFORE_START", Code(sound with { Until = sound.On.AddDays(-1) }));
        Assert.Equal("INTEGRITY_RESULT_OUT_OF_RANGE", Code(sound with { Result = 5 }));
        Assert.Equal("INTEGRITY_RESULT_OUT_OF_RANGE", Code(Passed(1) with { Result = 101 }));
        Assert.Equal("INTEGRITY_SEVERITY_OF_KIND", Code(sound with { Severity = null }));
        Assert.Equal("INTEGRITY_SEVERITY_OF_KIND", Code(sound with { Kind = IntegrityKind.Honour }));
        Assert.Equal("LISTING_AMOUNT_OUT_OF_RANGE", Code(sound with { Amount = new Money(0, "CNY") }));
        Assert.Equal("LISTING_TEXT_MALFORMED", Code(sound with { Text = "" }));
        Assert.Equal("LISTING_TEXT_MALFORMED", Code(sound with { Text = new string('x', 2001) }));
        Assert.Equal("LISTING_NAMES_NUMBER", Code(sound with { Text = "Fined: 999999198503140019." }));

        static string? Code(IntegrityRecord record) => IntegrityRecord.Of(record, Today).Refusal?.Code;
    }

    private static IntegrityRecord Passed(int monthsAgo) => Record(IntegrityKind.Inspection, RecordDomain.FoodSafety, monthsAgo) with { Result = 100, Text = "" };

    private static IntegrityRecord Finding(int monthsAgo, Severity severity) => Record(IntegrityKind.Inspection, RecordDomain.FoodSafety, monthsAgo) with { Severity = severity };

    private static IntegrityRecord Record(IntegrityKind kind, RecordDomain domain, int monthsAgo) => new(Guid.CreateVersion7(), kind, domain, Today.AddMonths(-monthsAgo), "A keeper", "A fact.");
}
