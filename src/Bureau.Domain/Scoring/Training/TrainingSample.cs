using Bureau.Domain.CreditFiles;

namespace Bureau.Domain.Scoring.Training;

/// <summary>Files whose outcome is known, measured once: a column for each characteristic, a row for each file that a card would score.</summary>
public sealed class TrainingSample
{
    private readonly Dictionary<Characteristic, double?[]> columns;

    private TrainingSample(Dictionary<Characteristic, double?[]> columns, bool[] defaulted) =>
        (this.columns, Defaulted) = (columns, defaulted);

    /// <summary>For each file, whether the outcome was bad.</summary>
    public IReadOnlyList<bool> Defaulted { get; }

    /// <summary>Measures files for a card's characteristics, without applications for credit. Files that the card would not score are left out.</summary>
    /// <param name="card">Says which characteristics, in which currency, from how many months.</param>
    /// <param name="files">The tradelines of each person up to the day of the score, and whether the outcome was bad afterwards.</param>
    public static TrainingSample Of(Scorecard card, IEnumerable<(IReadOnlyList<Tradeline> Tradelines, bool Defaulted)> files)
    {
        var sample = new Growing(card);
        foreach (var (tradelines, defaulted) in files)
        {
            sample.TryAdd(tradelines, creditInquiries: null, defaulted);
        }

        return sample.Grown();
    }

    /// <summary>The measured values of one characteristic, a row for each file; null is missing.</summary>
    public IReadOnlyList<double?> this[Characteristic characteristic] => columns[characteristic];

    /// <summary>What a card gives the file of a row: the same sum as <see cref="Scorecard.Score"/>, from the values already measured.</summary>
    public int Score(Scorecard card, int row)
    {
        var value = card.BasePoints;
        foreach (var line in card.Characteristics)
        {
            value += line.Contribute(columns[line.Characteristic][row]).Points;
        }

        return value;
    }

    /// <summary>What a card gives every file.</summary>
    public IReadOnlyList<int> Scores(Scorecard card) => [.. Enumerable.Range(0, Defaulted.Count).Select(row => Score(card, row))];

    /// <summary>The sample of some rows.</summary>
    internal TrainingSample Of(IReadOnlyList<int> rows) => new(
        columns.ToDictionary(column => column.Key, column => rows.Select(row => column.Value[row]).ToArray()),
        [.. rows.Select(row => Defaulted[row])]);

    /// <summary>A sample that grows by one file after the other; of each it keeps the measured values alone.</summary>
    internal sealed class Growing(Scorecard card)
    {
        private readonly Dictionary<Characteristic, List<double?>> measured = card.Characteristics.ToDictionary(row => row.Characteristic, _ => new List<double?>());
        private readonly List<bool> outcomes = [];

        /// <summary>Adds a file, unless the card would not score it.</summary>
        public bool TryAdd(IReadOnlyList<Tradeline> tradelines, IReadOnlyList<DateOnly>? creditInquiries, bool defaulted)
        {
            if (RecentMonths.Of(tradelines, card.AmountsIn, creditInquiries) is not { } recent || recent.Reported < card.LeastMonths)
                return false;

            outcomes.Add(defaulted);
            foreach (var (characteristic, column) in measured)
            {
                column.Add(Characteristics.Measure(characteristic, recent));
            }

            return true;
        }

        /// <summary>The sample as far as it has grown.</summary>
        public TrainingSample Grown() => new(measured.ToDictionary(column => column.Key, column => column.Value.ToArray()), [.. outcomes]);
    }
}
