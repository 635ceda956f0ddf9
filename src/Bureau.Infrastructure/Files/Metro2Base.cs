using System.Collections.Immutable;
using Bureau.Domain.Furnishing;

namespace Bureau.Infrastructure.Files;

/// <summary>
/// The base segment of a data record in the character format: an account and its consumer, 426 characters. Positions as in the CDIA's
/// Credit Reporting Resource Guide; docs/metro2.md says where they were looked up and why a field is not kept.
/// </summary>
internal static class Metro2Base
{
    /// <summary>Characters of the segment, and of the shortest record.</summary>
    public const int Length = 426;

    public static readonly Metro2Field Correction = new("4", "Correction indicator", 20, 1, Column: FurnishingColumn.CorrectionIndicator);
    public static readonly Metro2Field AccountNumber = new("7", "Consumer account number", 43, 30, Column: FurnishingColumn.AccountNumber);
    public static readonly Metro2Field PortfolioType = new("8", "Portfolio type", 73, 1, Column: FurnishingColumn.PortfolioType);
    public static readonly Metro2Field AccountType = new("9", "Account type", 74, 2, Column: FurnishingColumn.AccountType);
    public static readonly Metro2Field DateOpened = new("10", "Date opened", 76, 8, Column: FurnishingColumn.OpenedOn);
    public static readonly Metro2Field CreditLimit = new("11", "Credit limit", 84, 9, Column: FurnishingColumn.CreditLimit);
    public static readonly Metro2Field OriginalAmount = new("12", "Highest credit or original loan amount", 93, 9, Column: FurnishingColumn.CreditLimit);
    public static readonly Metro2Field ActualPayment = new("16", "Actual payment amount", 115, 9, Column: FurnishingColumn.ActualPayment);
    public static readonly Metro2Field AccountStatus = new("17A", "Account status", 124, 2, Column: FurnishingColumn.AccountStatus);
    public static readonly Metro2Field PaymentRating = new("17B", "Payment rating", 126, 1, Column: FurnishingColumn.PaymentRating);
    public static readonly Metro2Field PaymentHistory = new("18", "Payment history profile", 127, 24, Column: FurnishingColumn.PaymentHistory);
    public static readonly Metro2Field ComplianceCondition = new("20", "Compliance condition code", 153, 2, Column: FurnishingColumn.ComplianceCondition);
    public static readonly Metro2Field CurrentBalance = new("21", "Current balance", 155, 9, Column: FurnishingColumn.CurrentBalance);
    public static readonly Metro2Field AmountPastDue = new("22", "Amount past due", 164, 9, Column: FurnishingColumn.AmountPastDue);
    public static readonly Metro2Field AccountInformation = new("24", "Date of account information", 182, 8, Column: FurnishingColumn.AsOf);
    public static readonly Metro2Field FirstDelinquency = new("25", "Date of first delinquency", 190, 8, Column: FurnishingColumn.FirstDelinquencyOn);
    public static readonly Metro2Field DateClosed = new("26", "Date closed", 198, 8, Column: FurnishingColumn.ClosedOn);
    public static readonly Metro2Field Surname = new("31", "Surname", 232, 25, Column: FurnishingColumn.SubjectName);
    public static readonly Metro2Field FirstName = new("32", "First name", 257, 20, Column: FurnishingColumn.SubjectName);
    public static readonly Metro2Field MiddleName = new("33", "Middle name", 277, 20, Column: FurnishingColumn.SubjectName);
    public static readonly Metro2Field Generation = new("34", "Generation code", 297, 1, Column: FurnishingColumn.SubjectName);
    public static readonly Metro2Field SocialSecurityNumber = new("35", "Social Security number", 298, 9, Column: FurnishingColumn.SubjectId);
    public static readonly Metro2Field BirthDate = new("36", "Date of birth", 307, 8, Column: FurnishingColumn.BirthDate);
    public static readonly Metro2Field Telephone = new("37", "Telephone number", 315, 10);
    public static readonly Metro2Field Ecoa = new("38", "ECOA code", 325, 1);

    /// <summary>The fields in their order.</summary>
    public static ImmutableArray<Metro2Field> Fields { get; } =
    [
        new("1", "Record descriptor word", 1, 4, Metro2Shape.Digits),
        new("2", "Processing indicator", 5, 1, Metro2Shape.Digits),
        new("3", "Time stamp", 6, 14, Metro2Shape.Digits),
        Correction,
        new("5", "Identification number", 21, 20),
        new("6", "Cycle identifier", 41, 2),
        AccountNumber,
        PortfolioType,
        AccountType,
        DateOpened,
        CreditLimit,
        OriginalAmount,
        new("13", "Terms duration", 102, 3),
        new("14", "Terms frequency", 105, 1),
        new("15", "Scheduled monthly payment amount", 106, 9, Metro2Shape.Digits),
        ActualPayment,
        AccountStatus,
        PaymentRating,
        PaymentHistory,
        new("19", "Special comment", 151, 2),
        ComplianceCondition,
        CurrentBalance,
        AmountPastDue,
        new("23", "Original charge-off amount", 173, 9, Metro2Shape.Digits),
        AccountInformation,
        FirstDelinquency,
        DateClosed,
        new("27", "Date of last payment", 206, 8, Metro2Shape.Date),
        new("28", "Interest type indicator", 214, 1),
        new("29", "Reserved", 215, 16),
        new("30", "Consumer transaction type", 231, 1),
        Surname,
        FirstName,
        MiddleName,
        Generation,
        SocialSecurityNumber,
        BirthDate,
        Telephone,
        Ecoa,
        new("39", "Consumer information indicator", 326, 2),
        new("40", "Country code", 328, 2),
        new("41", "First line of address", 330, 32),
        new("42", "Second line of address", 362, 32),
        new("43", "City", 394, 20),
        new("44", "State", 414, 2),
        new("45", "Postal code", 416, 9),
        new("46", "Address indicator", 425, 1),
        new("47", "Residence code", 426, 1),
    ];

    /// <summary>The fields that become no column and still have a shape: where it is wrong, the record is shifted or damaged.</summary>
    public static ImmutableArray<Metro2Field> Checked { get; } = [.. Fields.Where(field => field.Column is null && field.Shape != Metro2Shape.Text)];
}
