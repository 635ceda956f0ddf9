namespace Bureau.Domain;

/// <summary>A place in a list that is ordered by moments: two things of one moment are told apart by their identity, so that no page begins between them and hides one.</summary>
/// <param name="At">The moment.</param>
/// <param name="Id">Identity of the thing that stands there; which of two ids comes first is the store's affair.</param>
public readonly record struct PlaceInTime(DateTimeOffset At, Guid Id);
