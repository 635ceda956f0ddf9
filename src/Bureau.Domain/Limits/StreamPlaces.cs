namespace Bureau.Domain.Limits;

/// <summary>
/// Keeps the places of subscriptions: how many somebody may have open at the same time, wherever. A place that was not given back, because whoever held it died, MUST be free again by itself; an
/// implementation that cannot ask for a while states how many more it may grant.
/// </summary>
public abstract class StreamPlaces
{
    /// <summary>Takes a place.</summary>
    /// <param name="holder">Whose.</param>
    /// <param name="most">How many they may have, at least 1.</param>
    /// <returns>The place, which is given back when it is disposed of; null: all are taken.</returns>
    public abstract ValueTask<IDisposable?> TakeAsync(BudgetHolder holder, int most);
}
