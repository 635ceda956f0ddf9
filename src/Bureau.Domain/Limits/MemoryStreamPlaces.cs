namespace Bureau.Domain.Limits;

/// <summary>Keeps the places in this process, for one process alone: they end with it.</summary>
public sealed class MemoryStreamPlaces : StreamPlaces
{
    private readonly Dictionary<BudgetHolder, int> taken = [];

    /// <inheritdoc/>
    public override ValueTask<IDisposable?> TakeAsync(BudgetHolder holder, int most)
    {
        lock (taken)
        {
            var open = taken.GetValueOrDefault(holder);
            if (open >= most)
                return new((IDisposable?)null);
            taken[holder] = open + 1;
            return new(new Place(this, holder));
        }
    }

    private sealed class Place(MemoryStreamPlaces places, BudgetHolder holder) : IDisposable
    {
        private bool isFree;

        public void Dispose()
        {
            lock (places.taken)
            {
                if (isFree)
                    return;
                isFree = true;
                if (--places.taken[holder] == 0)
                    places.taken.Remove(holder);
            }
        }
    }
}
