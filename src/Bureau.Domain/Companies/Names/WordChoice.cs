namespace Bureau.Domain.Companies.Names;

/// <summary>What the index holds of a company for one of its words.</summary>
/// <param name="Word">The word.</param>
/// <param name="Company">The company.</param>
/// <param name="Mark">Of all its words.</param>
internal readonly record struct WordPlace(string Word, CompanyId Company, long Mark);

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

    private const double LeastShare = 0.4;

    private readonly Dictionary<string, List<(int Asked, double Weight)>> weights;
    private readonly Dictionary<string, string> corrected;
    private readonly int asked;

    private WordChoice(
        Dictionary<string, List<(int Asked, double Weight)>> weights, Dictionary<string, string> corrected, string[] words, IReadOnlyList<string> rare, IReadOnlyList<string> common) =>
        (this.weights, this.corrected, asked, Rare, Common, IsCommon) = (weights, corrected, words.Length, rare, common, common.Count > 0 && !rare.Any(word => words.Contains(word, StringComparer.Ordinal)));

    /// <summary>The words whose companies are all read.</summary>
    public IReadOnlyList<string> Rare { get; }

    /// <summary>The words with more companies, the rarest first.</summary>
    public IReadOnlyList<string> Common { get; }

    /// <summary>Whether no rare word is one that was asked: those that are rare are only spelt like it, and the companies of the common words may be meant.</summary>
    public bool IsCommon { get; }

    /// <summary>What is looked up in the vocabulary: the words, and those with one letter less, by which words are found that are one mistake apart.</summary>
    public static IReadOnlyList<string> Keys(NameQuery query) =>
        [.. query.Words.Concat(query.Joined).Concat(query.Words.SelectMany(CompanyWords.WithOneLetterLess)).Distinct(StringComparer.Ordinal)];

    /// <summary>Chooses among the words that the look-up has found.</summary>
    public static WordChoice Of(NameQuery query, IReadOnlyCollection<KnownWord> known)
    {
        var standing = new Dictionary<string, List<(int, double)>>(StringComparer.Ordinal);
        var companies = new Dictionary<string, int>(StringComparer.Ordinal);
        var meant = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] words = [.. query.Words, .. query.Joined];
        for (var at = 0; at < words.Length; at++)
        {
            foreach (var (word, isSame) in Spellings(words[at], at < query.Words.Count, known))
            {
                if (!standing.TryGetValue(word.Word, out var stands))
                    standing.Add(word.Word, stands = []);
                stands.Add((at, Weight(word.Companies) * (isSame ? 1 : 0.7)));
                companies[word.Word] = word.Companies;
                meant.TryAdd(words[at], word.Word);
            }
        }

        var (rare, common, places) = (new List<string>(), new List<string>(), 0L);
        foreach (var (word, count) in companies.OrderBy(word => word.Value).ThenBy(word => word.Key, StringComparer.Ordinal))
        {
            if ((places += count) <= MostPlaces)
                rare.Add(word);
            else
                common.Add(word);
        }

        return new(standing, meant, words, rare, common);
    }

    /// <summary>
    /// The likeliest companies first, at most so many. One that has less than two fifths of what the likeliest has is left out: it shares one word of several, and comparing its name would take time
    /// for nothing.
    /// </summary>
    /// <param name="places">What the index holds of the rare words.</param>
    /// <param name="most">How many.</param>
    public IReadOnlyList<CompanyId> Likeliest(IEnumerable<WordPlace> places, int most)
    {
        var found = new Dictionary<CompanyId, double[]>();
        foreach (var place in places)
        {
            if (!found.TryGetValue(place.Company, out var company))
            {
                found.Add(place.Company, company = new double[asked]);
                foreach (var word in Common)
                {
                    if (WordMark.MayHave(place.Mark, word))
                        Take(company, word);
                }
            }

            Take(company, place.Word);
        }

        var weighed = found.Select(company => (Company: company.Key, Weight: company.Value.Sum())).ToList();
        weighed.Sort((one, other) => other.Weight.CompareTo(one.Weight) is not 0 and var order ? order : one.Company.Value.CompareTo(other.Company.Value));
        return [.. weighed.TakeWhile(company => company.Weight >= LeastShare * weighed[0].Weight).Take(most).Select(company => company.Company)];
    }

    /// <summary>What the name is as a whole, as it was asked and with each word that nobody has corrected to the likeliest that somebody has.</summary>
    public IReadOnlyList<string> Wholes(NameQuery query) => [.. query.Wholes(word => word).Concat(query.Wholes(word => corrected.GetValueOrDefault(word, word))).Distinct(StringComparer.Ordinal)];

    /// <summary>The mark of a word of each of at most three that were asked and are common: a company that has them all has it whole.</summary>
    public long MarkOfCommon()
    {
        var words = new List<string>();
        foreach (var word in Common)
        {
            if (words.Count < 3 && !words.Exists(other => weights[other].Exists(stands => weights[word].Exists(also => also.Asked == stands.Asked))))
                words.Add(word);
        }

        return WordMark.Of(words);
    }

    // The rarer a word that was asked, the more it weighs; of several that stand for it the heaviest counts.
    private void Take(double[] company, string word)
    {
        foreach (var (by, weight) in weights[word])
            company[by] = Math.Max(company[by], weight);
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
