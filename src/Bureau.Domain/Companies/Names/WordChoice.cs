namespace Bureau.Domain.Companies.Names;

/// <summary>A word that companies have in their names.</summary>
/// <param name="Word">The word.</param>
/// <param name="Companies">How many have it.</param>
internal readonly record struct KnownWord(string Word, int Companies);

/// <summary>
/// By which words the index is read: the rarest, as long as their companies together are few enough to be read, so that a search costs the same however many companies there are. What is common only
/// sorts what the rare words have found.
/// </summary>
internal sealed class WordChoice
{
    /// <summary>Most places of the index that are read for the rare words.</summary>
    public const int MostPlaces = 2_000;

    /// <summary>Most words that stand for one that was asked.</summary>
    private const int MostSpellings = 12;

    /// <summary>Most common words that sort what was found: each costs a place for every company.</summary>
    private const int MostCommon = 2;

    private readonly Dictionary<string, List<(int Asked, double Weight)>> weights;
    private readonly int asked;

    private WordChoice(Dictionary<string, List<(int Asked, double Weight)>> weights, int asked, IReadOnlyList<string> rare, IReadOnlyList<string> common) =>
        (this.weights, this.asked, Rare, Common) = (weights, asked, rare, common);

    /// <summary>The words whose companies are all read.</summary>
    public IReadOnlyList<string> Rare { get; }

    /// <summary>Of the words with more companies the two rarest, which were asked by different words; the rarest first.</summary>
    public IReadOnlyList<string> Common { get; }

    /// <summary>What is looked up in the vocabulary: the words, and those with one letter less, by which words are found that are one mistake apart.</summary>
    public static IReadOnlyList<string> Keys(NameQuery query) =>
        [.. query.Words.Concat(query.Joined).Concat(query.Words.SelectMany(CompanyWords.WithOneLetterLess)).Distinct(StringComparer.Ordinal)];

    /// <summary>Chooses among the words that the look-up has found.</summary>
    public static WordChoice Of(NameQuery query, IReadOnlyCollection<KnownWord> known)
    {
        var standing = new Dictionary<string, List<(int, double)>>(StringComparer.Ordinal);
        var companies = new Dictionary<string, int>(StringComparer.Ordinal);
        string[] words = [.. query.Words, .. query.Joined];
        for (var at = 0; at < words.Length; at++)
        {
            foreach (var (word, isSame) in Spellings(words[at], at < query.Words.Count, known))
            {
                if (!standing.TryGetValue(word.Word, out var stands))
                    standing.Add(word.Word, stands = []);
                stands.Add((at, Weight(word.Companies) * (isSame ? 1 : 0.7)));
                companies[word.Word] = word.Companies;
            }
        }

        var (rare, common, places) = (new List<string>(), new List<string>(), 0L);
        foreach (var (word, count) in companies.OrderBy(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal))
        {
            if ((places += count) <= MostPlaces)
                rare.Add(word);
            else if (common.Count < MostCommon && !common.Exists(other => standing[other][0].Item1 == standing[word][0].Item1))
                common.Add(word);
        }

        return new(standing, words.Length, rare, common);
    }

    /// <summary>How much of what was asked a company has that bears these words: the rarer a word, the more.</summary>
    public double Weigh(IEnumerable<string> words)
    {
        Span<double> found = stackalloc double[asked];
        found.Clear();
        foreach (var word in words)
        {
            foreach (var (by, weight) in weights[word])
                found[by] = Math.Max(found[by], weight);
        }

        var sum = 0.0;
        foreach (var weight in found)
            sum += weight;
        return sum;
    }

    // The same word first; of the others those that begin alike, for few mistakes are in the first letter, and then what most companies have.
    private static IEnumerable<(KnownWord Word, bool IsSame)> Spellings(string asked, bool forgives, IReadOnlyCollection<KnownWord> known)
    {
        var mayDiffer = forgives && CompanyWords.WithOneLetterLess(asked).Count > 0;
        return known.Where(word => word.Word == asked || (mayDiffer && IsForgiven(word.Word) && CompanyWords.AreOneMistakeApart(asked, word.Word)))
            .OrderBy(word => word.Word == asked ? 0 : word.Word[0] == asked[0] ? 1 : 2).ThenByDescending(word => word.Companies).ThenBy(word => word.Word, StringComparer.Ordinal)
            .Take(MostSpellings).Select(word => (word, word.Word == asked));
    }

    private static bool IsForgiven(string word) => word.Length >= CompanyWords.ShortestForgiven && !word.AsSpan().ContainsAnyExceptInRange('a', 'z');

    // A word that half as many have tells one unit more; a word that nobody has more than 2^30 times is worth something always.
    private static double Weight(int companies) => 31 - Math.Log2(Math.Max(companies, 1));
}
