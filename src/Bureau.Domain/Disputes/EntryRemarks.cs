namespace Bureau.Domain.Disputes;

/// <summary>What a person objects to and says of one entry.</summary>
/// <param name="Dispute">The dispute that is open or hides the entry; null when there is none.</param>
/// <param name="Statements">Those that stand, oldest first.</param>
public sealed record EntryRemarks(DisputeView? Dispute, IReadOnlyList<StatementView> Statements)
{
    /// <summary>Nothing.</summary>
    public static readonly EntryRemarks None = new(null, []);
}
