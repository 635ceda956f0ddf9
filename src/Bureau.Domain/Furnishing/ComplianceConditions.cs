namespace Bureau.Domain.Furnishing;

/// <summary>Metro 2 field 20: what the law lets a consumer say of an account, chiefly that it is disputed.</summary>
internal static class ComplianceConditions
{
    /// <summary>Takes back the condition reported before.</summary>
    public const string Removal = "XR";

    /// <summary>
    /// XA closed at the consumer's request; XB disputed (FCRA), XC dispute ended and the consumer disagrees; XD closed and disputed (FCRA);
    /// XE closed, dispute ended, the consumer disagrees (FCRA); XF disputed (FCBA), XG dispute ended and the consumer disagrees; XH dispute
    /// ended; XJ closed and disputed (FCBA); XR removal of the code reported before.
    /// </summary>
    public static IReadOnlyList<string> Codes { get; } = ["XA", "XB", "XC", "XD", "XE", "XF", "XG", "XH", "XJ", Removal];
}
