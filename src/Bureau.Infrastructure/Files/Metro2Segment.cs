using System.Collections.Immutable;
using Bureau.Domain.Furnishing;

namespace Bureau.Infrastructure.Files;

/// <summary>A kind of segment that may follow the base segment in a data record.</summary>
/// <param name="Id">Its first two characters.</param>
/// <param name="Name">As the standard names it.</param>
/// <param name="Counted">The total of the trailer that counts it.</param>
/// <param name="Repeats">Whether a record may have more than one.</param>
/// <param name="Fields">Its fields after the identifier that have a shape, or that the trailer counts.</param>
internal sealed record Metro2Segment(string Id, string Name, int Length, Metro2Total Counted, bool Repeats, ImmutableArray<Metro2Field> Fields)
{
    public static readonly Metro2Field AssociateNumber = new("7", "Social Security number", 70, 9, Metro2Shape.Digits);
    public static readonly Metro2Field AssociateBirthDate = new("8", "Date of birth", 79, 8, Metro2Shape.Date);
    public static readonly Metro2Field AssociateTelephone = new("9", "Telephone number", 87, 10);
    public static readonly Metro2Field AssociateEcoa = new("10", "ECOA code", 97, 1);
    public static readonly Metro2Field Change = new("2", "Change indicator", 3, 1, Metro2Shape.Change);
    public static readonly Metro2Field NewAccountNumber = new("3", "New consumer account number", 4, 30, Column: FurnishingColumn.NewAccountNumber);

    private static readonly ImmutableArray<Metro2Field> Associate =
    [
        new("3", "Surname", 4, 25, Metro2Shape.RequiredText), AssociateNumber, AssociateBirthDate, AssociateTelephone, AssociateEcoa,
    ];

    public static readonly Metro2Segment J1 = new("J1", "Associated consumer, same address", 100, Metro2Total.J1, Repeats: true, Associate);
    public static readonly Metro2Segment J2 = new("J2", "Associated consumer, different address", 200, Metro2Total.J2, Repeats: true, Associate);
    public static readonly Metro2Segment K1 = new("K1", "Original creditor", 34, Metro2Total.K1, Repeats: false, [
        new("2", "Original creditor name", 3, 30, Metro2Shape.RequiredText),
        new("3", "Creditor classification", 33, 2, Metro2Shape.Digits)]);
    public static readonly Metro2Segment K2 = new("K2", "Purchased from or sold to", 34, Metro2Total.K2, Repeats: false, [
        new("2", "Purchased from or sold to indicator", 3, 1, Metro2Shape.Transfer)]);
    public static readonly Metro2Segment K3 = new("K3", "Mortgage information", 40, Metro2Total.K3, Repeats: false, [
        new("2", "Agency identifier", 3, 2, Metro2Shape.Digits)]);
    public static readonly Metro2Segment K4 = new("K4", "Specialized payment information", 30, Metro2Total.K4, Repeats: false, [
        new("2", "Specialized payment indicator", 3, 2, Metro2Shape.Digits),
        new("3", "Deferred payment start date", 5, 8, Metro2Shape.Date),
        new("4", "Balloon payment due date", 13, 8, Metro2Shape.Date),
        new("5", "Balloon payment amount", 21, 9, Metro2Shape.Digits)]);
    public static readonly Metro2Segment L1 = new("L1", "Account number or identification number change", 54, Metro2Total.L1, Repeats: false, [Change, NewAccountNumber]);
    public static readonly Metro2Segment N1 = new("N1", "Employment", 146, Metro2Total.N1, Repeats: false, []);

    /// <summary>Every kind, in the order in which a record has them.</summary>
    public static ImmutableArray<Metro2Segment> All { get; } = [J1, J2, K1, K2, K3, K4, L1, N1];

    /// <summary>Place in <see cref="All"/> of the kind that a text begins with; -1 when there is none.</summary>
    public static int IndexAt(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2)
            return -1;

        for (var i = 0; i < All.Length; i++)
        {
            if (text[0] == All[i].Id[0] && text[1] == All[i].Id[1])
                return i;
        }

        return -1;
    }
}
