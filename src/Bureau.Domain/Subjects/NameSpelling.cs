using System.Buffers;

namespace Bureau.Domain.Subjects;

/// <summary>How far two spellings of one part are apart, in mistakes: 1 is one wrong letter; letters of like sound count less.</summary>
internal static class NameSpelling
{
    private const double Whole = 1;
    private const double LikeSound = 0.5;
    private const double Doubled = 0.3;
    private const double Silent = 0.4;
    private const double Swapped = 0.8;

    /// <summary>Letters of a script that leaves vowels out, and of one that does not, have the consonants in common.</summary>
    public static double Between(NamePart left, NamePart right)
    {
        var least = Between(left, right, left.Letters, right.Letters);
        if (left.OtherReading is { } leftReading)
            least = Math.Min(least, Between(left, right, leftReading, right.Letters));
        if (right.OtherReading is { } rightReading)
            least = Math.Min(least, Between(left, right, left.Letters, rightReading));
        return least;
    }

    private static double Between(NamePart left, NamePart right, string leftLetters, string rightLetters)
    {
        if (leftLetters == rightLetters)
            return 0;
        if (left.Script is NameScript.Consonants != right.Script is NameScript.Consonants)
        {
            var (one, other) = (Consonants(Sound(leftLetters)), Consonants(Sound(rightLetters)));
            return one.Length == 0 || other.Length == 0 ? Math.Max(leftLetters.Length, rightLetters.Length) : Distance(one, other);
        }

        var (leftSound, rightSound) = (Sound(leftLetters), Sound(rightLetters));
        return Math.Min(Distance(leftLetters, rightLetters), leftSound == rightSound ? Silent : Distance(leftSound, rightSound) + Silent);
    }

    /// <summary>The fewest insertions, omissions, wrong letters and swapped neighbours that make one spelling the other, weighed.</summary>
    private static double Distance(string left, string right)
    {
        var width = right.Length + 1;
        var buffer = ArrayPool<double>.Shared.Rent(3 * width);
        var before = buffer.AsSpan(0, width);
        var above = buffer.AsSpan(width, width);
        var row = buffer.AsSpan(2 * width, width);
        above[0] = 0;
        for (var j = 1; j < width; j++)
            above[j] = above[j - 1] + Alone(right, j - 1);
        for (var i = 1; i <= left.Length; i++)
        {
            var omitted = Alone(left, i - 1);
            row[0] = above[0] + omitted;
            for (var j = 1; j < width; j++)
            {
                var (a, b) = (left[i - 1], right[j - 1]);
                var least = Math.Min(above[j - 1] + (a == b ? 0 : Instead(a, b)), Math.Min(above[j] + omitted, row[j - 1] + Alone(right, j - 1)));
                if (i > 1 && j > 1 && a == right[j - 2] && left[i - 2] == b && a != b)
                    least = Math.Min(least, before[j - 2] + Swapped);
                row[j] = least;
            }

            var oldest = before;
            before = above;
            above = row;
            row = oldest;
        }

        var distance = above[right.Length];
        ArrayPool<double>.Shared.Return(buffer);
        return distance;
    }

    private static double Alone(string letters, int at)
    {
        var letter = letters[at];
        if (at > 0 && letters[at - 1] == letter)
            return Doubled;
        return at > 0 && letter is 'h' ? Silent : Whole;
    }

    private static double Instead(char a, char b)
    {
        if (IsVowel(a) && IsVowel(b))
            return LikeSound;
        var group = SoundGroup(a);
        return group != 0 && group == SoundGroup(b) ? LikeSound : Whole;
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static int SoundGroup(char letter) => letter switch
    {
        'b' or 'p' => 1,
        'd' or 't' => 2,
        'c' or 'g' or 'k' or 'q' => 3,
        's' or 'x' or 'z' => 4,
        'f' or 'v' or 'w' => 5,
        'i' or 'j' or 'y' => 6,
        _ => 0,
    };

    private static string Consonants(string letters) => string.Concat(letters.Where(letter => !IsVowel(letter) && letter is not 'h' and not 'w'));

    /// <summary>One spelling for what languages write in several ways: sh and sch, kh and h, w and v, doubled letters.</summary>
    private static string Sound(string letters)
    {
        Span<char> sound = letters.Length <= 128 ? stackalloc char[letters.Length] : new char[letters.Length];
        var length = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            var next = i + 1 < letters.Length ? letters[i + 1] : '\0';
            var letter = letters[i];
            if (letter is 's' && next is 'c' && i + 2 < letters.Length && letters[i + 2] == 'h')
                (letter, i) = ('s', i + 2);
            else if (letter is 'p' && next is 'h')
                (letter, i) = ('f', i + 1);
            else if (letter is 'k' && next is 'h')
                (letter, i) = ('h', i + 1);
            else if (letter is 's' or 't' or 'd' or 'g' or 'z' && next is 'h')
                i++;
            else if (letter is 'c' && next is 'k')
                (letter, i) = ('k', i + 1);
            else if (letter is 't' && next is 'z' or 's')
                (letter, i) = ('s', i + 1);
            else if (letter is 'o' && next is 'u' or 'o')
                (letter, i) = ('u', i + 1);
            else if (letter is 'e' && next is 'e')
                (letter, i) = ('i', i + 1);

            letter = letter switch { 'w' => 'v', 'j' or 'y' => 'i', 'z' => 's', 'x' when i == 0 => 's', 'q' => 'k', 'c' when next is not 'h' => 'k', var other => other };
            if (length == 0 || sound[length - 1] != letter)
                sound[length++] = letter;
        }

        return new string(sound[..length]);
    }
}
