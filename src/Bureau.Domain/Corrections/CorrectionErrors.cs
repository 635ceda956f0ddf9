namespace Bureau.Domain.Corrections;

/// <summary>No such recall for the caller.</summary>
public sealed record RecallNotFound() : Refusal("RECALL_NOT_FOUND", "There is no such recall for you.");
