namespace Bureau.Domain.AdverseActions;

/// <summary>What came of it when somebody looked at a decision.</summary>
public enum ReviewOutcome
{
    /// <summary>The decision stands.</summary>
    Upheld = 1,

    /// <summary>Another decision took its place.</summary>
    Changed = 2,

    /// <summary>The decision was taken back.</summary>
    Withdrawn = 3,
}
