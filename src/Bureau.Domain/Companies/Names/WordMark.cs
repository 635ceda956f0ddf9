namespace Bureau.Domain.Companies.Names;

/// <summary>
/// Sixty-three bits that stand for a set of words, two for each (Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970): a set that has a word has its bits, and of the sets of five
/// words that do not have it about one in forty has them too. What is found by a mark is compared by its names afterwards.
/// </summary>
internal static class WordMark
{
    /// <summary>The mark of a set of words.</summary>
    public static long Of(IEnumerable<string> words)
    {
        var mark = 0L;
        foreach (var word in words)
        {
            var hash = Hash(word);
            mark |= (1L << (int)(hash % 63)) | (1L << (int)(hash / 63 % 63));
        }

        return mark;
    }

    /// <summary>Whether a set with this mark may have the word; if not, it has not.</summary>
    public static bool MayHave(long mark, string word)
    {
        var bits = Of([word]);
        return (mark & bits) == bits;
    }

    // FNV-1a, 32 bits: stored marks must mean the same in every process and for ever.
    private static uint Hash(string word)
    {
        var hash = 2_166_136_261;
        foreach (var letter in word)
            hash = (hash ^ letter) * 16_777_619;
        return hash;
    }
}
