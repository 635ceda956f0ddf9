namespace Bureau.Domain.Subjects;

/// <summary>Pairs the parts of two names, the surest pairs first, and weighs what was paired, what is missing and what contradicts.</summary>
/// <remarks>
/// Every factor was set by what it should mean for a person's name and left so: docs/matching.md has what came of fitting them instead.
/// </remarks>
internal sealed class NamePairing
{
    private const double Joined = 0.98;
    private const double Initial = 0.86;
    private const double ShortForm = 0.74;
    private const double FirstLetters = 0.74;
    private const double SameSound = 0.82;
    private const double OtherOrder = 0.95;
    private const double ParticleMissing = 0.98;
    private const double FormMissing = 0.97;
    private const double OtherForm = 0.5;
    private const double GenerationMissing = 0.95;
    private const double SeriesMissing = 0.5;
    private const double OtherGeneration = 0.45;
    private const double PartMissing = 0.88;
    private const double ThirdPartMissing = 0.78;
    private const double PartDiffers = 0.3;
    private const double OnlyPart = 0.78;
    private const double NoWholePart = 0.37;

    // What is left below these is no spelling of the same part.
    private const double LeastAlike = 0.42;
    private const double LeastAlikeJoined = 0.67;
    private const int MostJoined = 4;
    private const int MostFirstLetters = 4;

    private readonly List<NamePart> left;
    private readonly List<NamePart> right;
    private readonly int[] leftPartner;
    private readonly int[] rightPartner;
    private readonly int[] times = new int[Enum.GetValues<NamePieceKind>().Length];
    private readonly double[] factors = new double[Enum.GetValues<NamePieceKind>().Length];

    private NamePairing(List<NamePart> left, List<NamePart> right)
    {
        (this.left, this.right) = (left, right);
        leftPartner = Partners.None(left.Count);
        rightPartner = Partners.None(right.Count);
        Array.Fill(factors, 1);
    }

    /// <summary>One pairing of neighbouring parts on each side.</summary>
    private readonly record struct Pair(double Factor, int Left, int LeftCount, int Right, int RightCount, NamePieceKind Kind, int Letters);

    /// <summary>How alike the names are of which these are the parts.</summary>
    public static NameMatch Of(List<NamePart> left, List<NamePart> right)
    {
        if (left.Count == 0 || right.Count == 0)
            return new NameMatch(0, [new NamePiece(NamePieceKind.TooLittle, 1, 0)]);
        // Where two pairs are equally good the first is taken, so the names are put in one order beforehand.
        return Partners.Order(left, right) > 0 ? new NamePairing(right, left).Weigh() : new NamePairing(left, right).Weigh();
    }

    private NameMatch Weigh()
    {
        var (paired, whole) = Take(Candidates());
        if (!left.Exists(part => part.Script is NameScript.Alphabet) && right.Exists(part => part.Script is NameScript.Alphabet)
            || !right.Exists(part => part.Script is NameScript.Alphabet) && left.Exists(part => part.Script is NameScript.Alphabet))
            Found(NamePieceKind.Script, 1);

        ForgiveRepeated();
        var company = left.Concat(right).Any(part => part.Role is NamePartRole.LegalForm);
        WeighRest(NamePartRole.Particle, NamePieceKind.Particle, ParticleMissing, ParticleMissing);
        WeighRest(NamePartRole.LegalForm, NamePieceKind.LegalForm, FormMissing, OtherForm);
        // A number tells the companies of one group apart; "the third" of a family is often left out.
        WeighRest(NamePartRole.Generation, NamePieceKind.Generation, company ? SeriesMissing : GenerationMissing, OtherGeneration);

        var (leftRest, rightRest) = (Rest(left, leftPartner, NamePartRole.Name), Rest(right, rightPartner, NamePartRole.Name));
        for (var i = 0; i < Math.Min(leftRest, rightRest); i++)
            Found(NamePieceKind.Different, PartDiffers);
        var missing = Math.Abs(leftRest - rightRest);
        for (var i = 0; i < missing; i++)
            Found(NamePieceKind.Missing, i < 2 ? PartMissing : ThirdPartMissing);
        if (missing > 0 && paired < 2)
            Found(NamePieceKind.TooLittle, OnlyPart);
        if (whole == 0)
            Found(NamePieceKind.TooLittle, NoWholePart);
        if (IsInOtherOrder())
            Found(NamePieceKind.Order, OtherOrder);
        return Result();
    }

    private List<Pair> Candidates()
    {
        var pairs = new List<Pair>();
        for (var i = 0; i < left.Count; i++)
        {
            for (var j = 0; j < right.Count; j++)
            {
                if (Alike(left[i], right[j]) is ({ } factor, var kind))
                    pairs.Add(new Pair(factor, i, 1, j, 1, kind, Math.Min(left[i].Letters.Length, right[j].Letters.Length)));
            }
        }

        foreach (var (factor, one, many, count, kind, letters) in OneForMany(left, right))
            pairs.Add(new Pair(factor, one, 1, many, count, kind, letters));
        foreach (var (factor, one, many, count, kind, letters) in OneForMany(right, left))
            pairs.Add(new Pair(factor, many, count, one, 1, kind, letters));
        pairs.Sort(static (one, other) =>
            other.Factor.CompareTo(one.Factor) is not 0 and var byFactor ? byFactor
            : other.Letters.CompareTo(one.Letters) is not 0 and var byLetters ? byLetters
            : one.Left.CompareTo(other.Left) is not 0 and var byLeft ? byLeft
            : one.Right.CompareTo(other.Right) is not 0 and var byRight ? byRight
            : (one.LeftCount + one.RightCount).CompareTo(other.LeftCount + other.RightCount));
        return pairs;
    }

    private static (double? Factor, NamePieceKind Kind) Alike(NamePart one, NamePart other)
    {
        if (one.Role is not NamePartRole.Name || other.Role is not NamePartRole.Name)
            return (one.Role == other.Role && one.Letters == other.Letters ? 1 : null, NamePieceKind.Agrees);
        if (one.IsInitial || other.IsInitial)
        {
            return one.Letters[0] != other.Letters[0] ? (null, default)
                : one.Letters.Length == other.Letters.Length ? (1, NamePieceKind.Initial)
                : (Initial, NamePieceKind.Initial);
        }

        var spelling = Spelling(one, other);
        if (spelling.Factor > LeastAlike)
            return spelling;
        var (shorter, longer) = one.Letters.Length < other.Letters.Length ? (one, other) : (other, one);
        return shorter.Letters.Length >= 3 && shorter.Written is null && longer.Written is null && longer.Letters.StartsWith(shorter.Letters, StringComparison.Ordinal)
            ? (ShortForm, NamePieceKind.ShortForm)
            : (null, default);
    }

    private static (double? Factor, NamePieceKind Kind) Spelling(NamePart one, NamePart other)
    {
        if (one.Written is not null && other.Written is not null)
        {
            return one.Written == other.Written ? (1, NamePieceKind.Agrees)
                : one.Letters == other.Letters && one.Written.Length == other.Written.Length ? (SameSound, NamePieceKind.SameSound)
                : (null, default);
        }

        var mistakes = NameSpelling.Between(one, other);
        if (mistakes == 0)
            return (1, NamePieceKind.Agrees);
        var (shorter, longer) = (Math.Min(one.Letters.Length, other.Letters.Length), Math.Max(one.Letters.Length, other.Letters.Length));
        if (mistakes > 0.5 * longer)
            return (null, default);
        // The second mistake is worse than the first, and any is worse in a word of fewer than five letters, where most neighbours are names too.
        var weight = 0.16 * mistakes + 0.05 * mistakes * mistakes + (shorter < 5 ? 0.5 * mistakes / shorter : 0);
        return (Math.Round(Math.Exp(-weight), 4), NamePieceKind.Spelling);
    }

    private static IEnumerable<(double Factor, int One, int Many, int Count, NamePieceKind Kind, int Letters)> OneForMany(List<NamePart> ones, List<NamePart> others)
    {
        for (var i = 0; i < ones.Count; i++)
        {
            var one = ones[i];
            for (var j = 0; j + 1 < others.Count; j++)
            {
                // One character is never several.
                var isCharacter = one.Written is { Length: 1 } && AreWritten(others, j);
                var together = others[j];
                for (var count = 2; !isCharacter && one.Letters.Length > 3 && count <= MostJoined && j + count <= others.Count; count++)
                {
                    together = together.With(others[j + count - 1]);
                    if (together.Letters.Length > one.Letters.Length + 3)
                        break;
                    if (together.Letters.Length + 3 >= one.Letters.Length && Spelling(one, together).Factor is > LeastAlikeJoined and var factor)
                        yield return (Math.Round(factor * Joined, 4), i, j, count, NamePieceKind.Joined, one.Letters.Length);
                }

                if (one.Role is NamePartRole.Name && one.Letters.Length is >= 2 and <= MostFirstLetters && AreFirstLetters(one.Letters, others, j))
                    yield return (FirstLetters, i, j, one.Letters.Length, NamePieceKind.Initial, one.Letters.Length);
            }
        }
    }

    private static bool AreWritten(List<NamePart> parts, int from)
    {
        for (var at = from; at < parts.Count && at < from + MostJoined; at++)
        {
            if (parts[at].Written is null)
                return false;
        }

        return true;
    }

    private static bool AreFirstLetters(string letters, List<NamePart> parts, int from)
    {
        if (from + letters.Length > parts.Count)
            return false;
        for (var i = 0; i < letters.Length; i++)
        {
            if (parts[from + i].Letters.Length == 1 || parts[from + i].Letters[0] != letters[i])
                return false;
        }

        return true;
    }

    private (int Paired, int Whole) Take(List<Pair> candidates)
    {
        var (paired, whole) = (0, 0);
        foreach (var pair in candidates)
        {
            if (leftPartner.AsSpan(pair.Left, pair.LeftCount).ContainsAnyExcept(Partners.Nobody)
                || rightPartner.AsSpan(pair.Right, pair.RightCount).ContainsAnyExcept(Partners.Nobody))
                continue;
            leftPartner.AsSpan(pair.Left, pair.LeftCount).Fill(pair.Right);
            rightPartner.AsSpan(pair.Right, pair.RightCount).Fill(pair.Left);
            if (left[pair.Left].Role is not NamePartRole.Name)
                continue;
            Found(pair.Kind, pair.Factor);
            paired += Math.Max(pair.LeftCount, pair.RightCount);
            // Three first letters or more are a name of their own, as of an organization.
            if (pair.Kind is not NamePieceKind.Initial || pair.Letters > 2)
                whole++;
        }

        return (paired, whole);
    }

    // A part that one name has twice is nothing more, unless the other has something else in its place.
    private void ForgiveRepeated()
    {
        var (leftRest, rightRest) = (Rest(left, leftPartner, NamePartRole.Name), Rest(right, rightPartner, NamePartRole.Name));
        if (rightRest == 0)
            Partners.ForgiveRepeated(left, leftPartner);
        if (leftRest == 0)
            Partners.ForgiveRepeated(right, rightPartner);
    }

    private void WeighRest(NamePartRole role, NamePieceKind kind, double missing, double differs)
    {
        var (leftRest, rightRest) = (Rest(left, leftPartner, role), Rest(right, rightPartner, role));
        for (var i = 0; i < Math.Max(leftRest, rightRest); i++)
            Found(kind, i < Math.Min(leftRest, rightRest) ? differs : missing);
    }

    private bool IsInOtherOrder()
    {
        var last = -1;
        for (var i = 0; i < left.Count; i++)
        {
            if (left[i].Role is not NamePartRole.Name || leftPartner[i] < 0)
                continue;
            if (leftPartner[i] < last)
                return true;
            last = leftPartner[i];
        }

        return false;
    }

    private static int Rest(List<NamePart> parts, int[] partners, NamePartRole role)
    {
        var rest = 0;
        for (var i = 0; i < parts.Count; i++)
            rest += parts[i].Role == role && partners[i] == Partners.Nobody ? 1 : 0;
        return rest;
    }

    private void Found(NamePieceKind kind, double factor)
    {
        times[(int)kind]++;
        factors[(int)kind] *= factor;
    }

    private NameMatch Result()
    {
        var pieces = new List<NamePiece>();
        var similarity = 1.0;
        for (var kind = 0; kind < times.Length; kind++)
        {
            if (times[kind] == 0)
                continue;
            var factor = Math.Round(factors[kind], 4);
            pieces.Add(new NamePiece((NamePieceKind)kind, times[kind], factor));
            similarity *= factor;
        }

        return new NameMatch(Math.Round(similarity, 4), pieces);
    }
}

file static class Partners
{
    public const int Nobody = -1;
    private const int Itself = -2;

    public static int[] None(int count)
    {
        var partners = new int[count];
        Array.Fill(partners, Nobody);
        return partners;
    }

    public static void ForgiveRepeated(List<NamePart> parts, int[] partners)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (partners[i] != Nobody)
                continue;
            for (var j = 0; j < parts.Count; j++)
            {
                if (partners[j] >= 0 && parts[j].Letters == parts[i].Letters)
                    partners[i] = Itself;
            }
        }
    }

    public static int Order(List<NamePart> left, List<NamePart> right)
    {
        for (var i = 0; i < left.Count && i < right.Count; i++)
        {
            var order = string.CompareOrdinal(left[i].Letters, right[i].Letters);
            if (order == 0)
                order = string.CompareOrdinal(left[i].Written, right[i].Written);
            if (order == 0)
                order = left[i].Script.CompareTo(right[i].Script);
            if (order != 0)
                return order;
        }

        return left.Count.CompareTo(right.Count);
    }
}
